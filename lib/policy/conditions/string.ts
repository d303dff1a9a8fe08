import { pair } from './operator';
import type { ConditionOperator } from './operator';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String */
export const stringOperators: readonly ConditionOperator[] = [
  ...pair(
    'StringEquals',
    'StringNotEquals',
    ({ text }) =>
      (actual) =>
        actual === text,
  ),
  ...pair('StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', ({ text }) => {
    const folded = text.toLowerCase();
    return (actual) => actual.toLowerCase() === folded;
  }),
  ...pair('StringLike', 'StringNotLike', (expected) => (actual) => expected.matches(actual)),
];
