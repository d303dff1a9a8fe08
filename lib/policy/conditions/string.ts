import { pair } from './operator';
import type { ConditionOperator } from './operator';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_String */
export const stringOperators: readonly ConditionOperator[] = [
  ...pair('StringEquals', 'StringNotEquals', {
    takesVariables: true,
    prepare:
      ({ text }) =>
      (actual) =>
        actual === text,
  }),
  ...pair('StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', {
    takesVariables: true,
    prepare: ({ text }) => {
      const folded = text.toLowerCase();
      return (actual) => actual.toLowerCase() === folded;
    },
  }),
  ...pair('StringLike', 'StringNotLike', {
    takesVariables: true,
    prepare: (expected) => (actual) => expected.matches(actual),
  }),
];
