/**
 * What a management or declarative policy says to those further down.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/policy-operators.html
 */
export const ASSIGN = '@@assign';
export const APPEND = '@@append';
export const REMOVE = '@@remove';
/** Which of these a policy further down may use at the same place. */
export const FOR_CHILDREN = '@@operators_allowed_for_child_policies';
