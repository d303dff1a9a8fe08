import { splitArn } from '../arn';
import type { Glob } from '../text/glob';
import { NOTHING, pair } from './operator';
import type { ConditionOperator, ExpectedText } from './operator';

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean */
export const boolOperator: ConditionOperator = {
  name: 'Bool',
  negated: false,
  takesVariables: false,
  expects: { what: '"true" or "false"', reads: (text) => /^(?:true|false)$/i.test(text) },
  prepare: ({ text }) => {
    const expected = text.toLowerCase();
    return (actual) => actual.toLowerCase() === expected;
  },
};

/**
 * Compares two base64 texts byte for byte.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_BinaryEquals
 */
export const binaryOperator: ConditionOperator = {
  name: 'BinaryEquals',
  negated: false,
  takesVariables: false,
  expects: { what: 'base64', reads: (text) => BASE64.test(text) },
  prepare: ({ text }) => (BASE64.test(text) ? (actual) => actual === text : NOTHING),
};

const AN_ARN: ExpectedText = {
  what: 'an ARN of six parts, or "*"',
  reads: (text) => text === '*' || splitArn(text) !== undefined,
};

/**
 * `ArnEquals` and `ArnLike` are the same: each of the six parts is compared by itself, so that no wildcard but one in
 * the last part reaches across a colon.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export const arnOperators: readonly ConditionOperator[] = [
  ...pair('ArnEquals', 'ArnNotEquals', { takesVariables: true, expects: AN_ARN, prepare: prepareArn }),
  ...pair('ArnLike', 'ArnNotLike', { takesVariables: true, expects: AN_ARN, prepare: prepareArn }),
];

function prepareArn(expected: Glob): (actual: string) => boolean {
  if (expected.matchesAnything) return (actual) => partsOf(actual) !== undefined;
  const parts = expected.splitParts(6);
  if (!parts) return NOTHING;
  return (actual) => {
    const actualParts = partsOf(actual);
    return actualParts !== undefined && parts.every((part, index) => part.matches(actualParts[index] ?? ''));
  };
}

let latest: { readonly arn: string; readonly parts: readonly string[] | undefined } = { arn: '', parts: undefined };

/** One caller's ARN is held against many patterns in turn: it is split once. */
function partsOf(arn: string): readonly string[] | undefined {
  if (arn !== latest.arn) latest = { arn, parts: splitArn(arn) };
  return latest.parts;
}
