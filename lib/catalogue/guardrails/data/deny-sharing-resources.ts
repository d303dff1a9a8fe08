import type { Statement } from '../../../policy/document';
import { exceptFor, exempt, exemptTag } from '../definition/exemptions';
import type { Guardrail } from '../definition/guardrail';
import { impostors, someone } from '../definition/proof-principals';
import { allowsOtherTags, deniesTagging, denyTagging } from '../definition/tagged-exemption';

/**
 * What lets another account, or everybody, at data or code of services that no resource control policy binds: the act is all that
 * can be denied.
 */
const sharing = [
  'acm-pca:PutPolicy',
  'agent-registry:PutResourcePolicy',
  'appsync:PutResourcePolicy',
  'aps:PutResourcePolicy',
  'backup:PutBackupVaultAccessPolicy',
  'backup:PutBackupVaultSharingPolicy',
  'bedrock:PutResourcePolicy',
  'bedrock-agentcore:PutResourcePolicy',
  'cloudhsm:PutResourcePolicy',
  'ds:ShareDirectory',
  'ec2:EnableAddressTransfer',
  'ec2:ModifyVpcEndpointServicePermissions',
  'entityresolution:AddPolicyStatement',
  'entityresolution:PutPolicy',
  'fsx:PutResourcePolicy',
  'glacier:SetVaultAccessPolicy',
  'glue:PutResourcePolicy',
  'imagebuilder:PutComponentPolicy',
  'imagebuilder:PutContainerRecipePolicy',
  'imagebuilder:PutImagePolicy',
  'imagebuilder:PutImageRecipePolicy',
  'kafka:PutClusterPolicy',
  'kinesis:PutResourcePolicy',
  'lambda:AddLayerVersionPermission',
  'lambda:PutResourcePolicy',
  'lex:CreateResourcePolicy',
  'lex:CreateResourcePolicyStatement',
  'lex:UpdateResourcePolicy',
  'mediapackagev2:PutChannelPolicy',
  'mediastore:PutContainerPolicy',
  'oam:CreateLink',
  'omics:CreateShare',
  'omics:PutS3AccessPolicy',
  'osis:PutResourcePolicy',
  'payment-cryptography:PutResourcePolicy',
  'qbusiness:PutResourcePolicy',
  'redshift:AuthorizeDataShare',
  'redshift:AuthorizeEndpointAccess',
  'redshift:AuthorizeSnapshotAccess',
  'redshift:PutResourcePolicy',
  'redshift-serverless:PutResourcePolicy',
  'rekognition:PutProjectPolicy',
  's3express:PutAccessPointPolicy',
  's3express:PutBucketPolicy',
  's3files:PutFileSystemPolicy',
  's3tables:PutTableBucketPolicy',
  's3tables:PutTablePolicy',
  's3vectors:PutVectorBucketPolicy',
  'sagemaker:PutModelPackageGroupPolicy',
  'sagemaker:PutResourcePolicy',
  'schemas:PutResourcePolicy',
  'serverlessrepo:PutApplicationPolicy',
  'servicecatalog:CreatePortfolioShare',
  'servicecatalog:PutResourcePolicy',
  'servicecatalog:UpdatePortfolioShare',
  'signer:AddProfilePermission',
  'ssm:PutResourcePolicy',
] as const;

const tag = exemptTag.sharesOutside;
const untagged = { [`aws:PrincipalTag/${tag}`]: 'true' };

/** Of whoever makes the call. */
const OWN = '${aws:PrincipalAccount}';
const OWN_ARNS = `arn:aws:iam::${OWN}:*`;

const unlessExempt = {
  StringNotEquals: untagged,
  // Functions that are open to everyone are another guardrail's matter.
  StringNotEqualsIfExists: { 'lambda:FunctionUrlAuthType': 'NONE' },
  ...exceptFor(exempt.stackSets),
};

/** Services and the account itself call functions all day. The name of a stranger's role may end as a service's does. */
const invoking: readonly Statement[] = [
  {
    Effect: 'Deny',
    Action: 'lambda:AddPermission',
    Resource: '*',
    Condition: { StringNotLike: { 'lambda:Principal': ['*.amazonaws.com', OWN, OWN_ARNS] }, ...unlessExempt },
  },
  {
    Effect: 'Deny',
    Action: 'lambda:AddPermission',
    Resource: '*',
    Condition: {
      StringLike: { 'lambda:Principal': 'arn:*' },
      StringNotLike: { 'lambda:Principal': OWN_ARNS },
      ...unlessExempt,
    },
  },
];

/** Who could set the tag could exempt others. */
const guarding = denyTagging(tag);
const guarded = deniesTagging(tag);

const ACCOUNT = '999999999999';
const ours = ['events.amazonaws.com', '{account}', 'arn:aws:iam::{account}:role/app/x'] as const;
const principals = [
  ACCOUNT,
  `arn:aws:iam::${ACCOUNT}:root`,
  `arn:aws:iam::${ACCOUNT}:role/s3.amazonaws.com`,
  `arn:aws:iam::${ACCOUNT}:role/s3.amazonaws.com-x`,
  '*',
] as const;

/**
 * Not told apart: our accounts from those of others, since no condition key of these calls says who is let in. Accounts of ours
 * share by AWS RAM, or by roles.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#rcp-supported-services
 */
export const denySharingResources: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G49',
  why: `What no resource control policy binds is opened to no other account. Let others assume a role, share by AWS RAM, or ask for a role with the tag ${tag}.`,
  exceptions: {
    to: ['principal', 'account'],
    because: 'a workload may deliver to customers',
    but: { statements: [guarding], denies: guarded },
  },
  statements: [
    {
      Effect: 'Deny',
      Action: sharing,
      Resource: '*',
      Condition: { StringNotEquals: untagged, ...exceptFor(exempt.stackSets) },
    },
    ...invoking,
    guarding,
  ],
  denies: [
    { action: sharing },
    { principal: impostors, action: sharing },
    { action: sharing, context: { [`aws:PrincipalTag/${tag}`]: 'false' } },
    ...principals.map((principal) => ({ action: 'lambda:AddPermission', context: { 'lambda:Principal': principal } })),
    {
      action: 'lambda:AddPermission',
      context: { 'lambda:Principal': ACCOUNT, 'lambda:FunctionUrlAuthType': 'AWS_IAM' },
    },
    ...guarded,
  ],
  allows: [
    { action: sharing, context: untagged },
    { principal: someone.stackSets, action: sharing },
    ...principals.map((principal) => ({
      action: 'lambda:AddPermission',
      context: { 'lambda:Principal': principal, ...untagged },
    })),
    ...principals.map((principal) => ({
      action: 'lambda:AddPermission',
      context: { 'lambda:Principal': principal, 'lambda:FunctionUrlAuthType': 'NONE' },
    })),
    ...principals.map((principal) => ({
      principal: someone.stackSets,
      action: 'lambda:AddPermission',
      context: { 'lambda:Principal': principal },
    })),
    ...ours.map((principal) => ({ action: 'lambda:AddPermission', context: { 'lambda:Principal': principal } })),
    { action: ['backup:DeleteBackupVaultAccessPolicy', 'glue:GetResourcePolicy', 'lambda:RemovePermission'] },
    ...allowsOtherTags(tag),
  ],
};
