import { NOTHING, pair } from './operator';
import type { ConditionOperator } from './operator';

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const EPOCH_SECONDS = /^-?\d+$/;
const ISO_8601 = /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?)?)?$/;

type Parse = (text: string) => number | undefined;
type Compare = (actual: number, expected: number) => boolean;

const parseNumber: Parse = (text) => (NUMBER.test(text.trim()) ? Number(text) : undefined);

/** A date of ISO 8601, or seconds since 1970. A year of four digits is read as a date. */
const parseDate: Parse = (text) => {
  const trimmed = text.trim();
  if (ISO_8601.test(trimmed)) {
    const hasTime = trimmed.includes('T');
    const hasZone = /(?:Z|[+-]\d{2}:?\d{2})$/.test(trimmed) && hasTime;
    const milliseconds = Date.parse(hasTime && !hasZone ? `${trimmed}Z` : trimmed);
    return Number.isNaN(milliseconds) ? undefined : milliseconds;
  }
  return EPOCH_SECONDS.test(trimmed) ? Number(trimmed) * 1000 : undefined;
};

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric */
export const numericOperators = comparisons('Numeric', parseNumber, 'a number');

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date */
export const dateOperators = comparisons('Date', parseDate, 'a date of ISO 8601 or seconds since 1970');

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
