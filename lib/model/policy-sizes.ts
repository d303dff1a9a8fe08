/**
 * Characters that IAM and IAM Identity Center take of a policy, white space not counted but for a permission set's; none of it can be raised.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const POLICY_CHARACTERS = {
  managedPolicy: 6_144,
  /** All that a role has inline. */
  inlineOfRole: 10_240,
  inlineOfUser: 2_048,
  inlineOfGroup: 5_120,
  /** @see https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html */
  inlineOfPermissionSet: 10_240,
} as const;
