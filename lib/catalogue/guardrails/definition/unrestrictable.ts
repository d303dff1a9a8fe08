/**
 * What a member account's root user can do whatever an SCP says, by name. AWS words these as tasks; the patterns are
 * the actions that stand for them.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html#not-restricted-by-scp
 */
export const rootTasksThatScpsCannotRestrict = [
  { task: 'register for the Enterprise support plan', actions: ['supportplans:*'] },
  {
    task: 'provide trusted signer functionality for CloudFront private content',
    actions: ['iam:UploadCloudFrontPublicKey', 'iam:UpdateCloudFrontPublicKey', 'iam:DeleteCloudFrontPublicKey'],
  },
  {
    task: 'configure reverse DNS for an e-mail server on Lightsail or EC2',
    actions: ['ec2:ModifyAddressAttribute', 'ec2:ResetAddressAttribute'],
  },
  { task: 'use Amazon Mechanical Turk', actions: ['mechanicalturk:*'] },
] as const;

/**
 * Needs no permission, so nothing can deny it.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getsessiontoken.html
 */
const beyondPolicies = ['sts:GetCallerIdentity', 'sts:GetSessionToken'] as const;

/** What every principal can do whatever an SCP says, and not only root. */
export const unrestrictableForEveryone = ['mechanicalturk:*', ...beyondPolicies] as const;

/** Action patterns that an exhaustive claim about an SCP and a root user leaves out. */
export const unrestrictableByScp: readonly string[] = [
  ...rootTasksThatScpsCannotRestrict.flatMap(({ actions }) => actions),
  ...beyondPolicies,
];
