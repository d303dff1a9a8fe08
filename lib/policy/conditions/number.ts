import { readDate } from '../../base/date-text';
import { NOTHING, pair } from './operator';
import type { ConditionOperator } from './operator';

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

type Parse = (text: string) => number | undefined;
type Compare = (actual: number, expected: number) => boolean;

const parseNumber: Parse = (text) => (NUMBER.test(text.trim()) ? Number(text) : undefined);

const parseDate: Parse = (text) => readDate(text.trim());

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric */
export const numericOperators = comparisons('Numeric', parseNumber, 'a number');

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date */
export const dateOperators = comparisons(
  'Date',
  parseDate,
  'a date of ISO 8601, of a day that there is, or seconds since 1970',
);

function comparisons(prefix: string, parse: Parse, what: string): readonly ConditionOperator[] {
  const expects = { what, reads: (text: string) => parse(text) !== undefined };
  const prepare =
    (compare: Compare): ConditionOperator['prepare'] =>
    ({ text }) => {
      const expected = parse(text);
      if (expected === undefined) return NOTHING;
      return (text) => {
        const actual = parse(text);
        return actual !== undefined && compare(actual, expected);
      };
    };
  const operator = (name: string, compare: Compare): ConditionOperator => ({
    name: `${prefix}${name}`,
    negated: false,
    takesVariables: false,
    expects,
    prepare: prepare(compare),
  });
  return [
    ...pair(`${prefix}Equals`, `${prefix}NotEquals`, {
      takesVariables: false,
      expects,
      prepare: prepare((actual, expected) => actual === expected),
    }),
    operator('LessThan', (actual, expected) => actual < expected),
    operator('LessThanEquals', (actual, expected) => actual <= expected),
    operator('GreaterThan', (actual, expected) => actual > expected),
    operator('GreaterThanEquals', (actual, expected) => actual >= expected),
  ];
}
