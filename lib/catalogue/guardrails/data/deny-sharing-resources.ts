import type { Statement } from '../../../policy/document';
import type { ProofRow } from '../../../policy/proof-row';
import { exceptFor, exempt } from '../definition/exemptions';
import type { Guardrail } from '../definition/guardrail';
import { impostors, someone } from '../definition/proof-principals';
import { STRANGER_ACCOUNT } from '../definition/perimeter-services';

/**
 * What lets another account, or everybody, at data or code of services that no resource control policy binds: the act is all that
 * can be denied.
 */
const sharing = [
  'acm-pca:PutPolicy',
  'agent-registry:PutResourcePolicy',
  'appstream:UpdateImagePermissions',
  'appsync:PutResourcePolicy',
  'aps:PutResourcePolicy',
  'backup:PutBackupVaultSharingPolicy',
  'bedrock:PutResourcePolicy',
  'bedrock-agentcore:PutResourcePolicy',
  'cloudhsm:PutResourcePolicy',
  'codeguru-profiler:PutPermission',
  'dataexchange:CreateDataGrant',
  'ds:ShareDirectory',
  'ec2:EnableAddressTransfer',
  'ec2:ModifyVpcEndpointServicePermissions',
  'ec2:PutResourcePolicy',
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
  'mediaconnect:GrantFlowEntitlements',
  'mediapackagev2:PutChannelPolicy',
  'mediastore:PutContainerPolicy',
  'network-firewall:PutResourcePolicy',
  'networkmanager:PutResourcePolicy',
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
  'resource-explorer-2:PutResourcePolicy',
  'route53profiles:PutProfilePolicy',
  'route53resolver:PutFirewallRuleGroupPolicy',
  'route53resolver:PutResolverQueryLogConfigPolicy',
  'route53resolver:PutResolverRulePolicy',
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
  'ses:CreateEmailIdentityPolicy',
  'ses:PutIdentityPolicy',
  'ses:UpdateEmailIdentityPolicy',
  'signer:AddProfilePermission',
  'ssm:PutResourcePolicy',
  'vpc-lattice:PutResourcePolicy',
  'workspaces:UpdateWorkspaceImagePermission',
] as const;

/** What shows something to the whole world, no account asked. Without `PutImage` a repository of ECR Public stays empty. */
const publishing = [
  'ecr-public:CreateRepository',
  'ecr-public:PutImage',
  'ecr-public:SetRepositoryPolicy',
  'quicksight:UpdatePublicSharingSettings',
] as const;

/** Writes the policy in the caller's name when a share is made, which `deny-external-resource-shares` keeps inside. */
const RAM = 'ram.amazonaws.com';

/** Of whoever makes the call. */
const OWN = '${aws:PrincipalAccount}';
const OWN_ARNS = `arn:aws:iam::${OWN}:*`;

const unlessExempt = {
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
    Condition: {
      StringNotLike: { 'lambda:Principal': ['*.amazonaws.com', '*.amazon.com', OWN, OWN_ARNS] },
      ...unlessExempt,
    },
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

/** Takes lambda:AddPermission too. */
const FUNCTION_POLICY = 'lambda:PutResourcePolicy';
const [firstSharing, ...others] = sharing;
const withoutFunctions = [firstSharing, ...others.filter((action) => action !== FUNCTION_POLICY)] as const;

const ours = [
  'events.amazonaws.com',
  'alexa-appkit.amazon.com',
  '{account}',
  'arn:aws:iam::{account}:role/app/x',
] as const;
const strangers = [
  STRANGER_ACCOUNT,
  `arn:aws:iam::${STRANGER_ACCOUNT}:root`,
  `arn:aws:iam::${STRANGER_ACCOUNT}:role/s3.amazonaws.com`,
  `arn:aws:iam::${STRANGER_ACCOUNT}:role/s3.amazonaws.com-x`,
  '*',
] as const;

/**
 * Not told apart: our accounts from those of others, since no condition key of these calls says who is let in. Accounts of ours
 * share by AWS RAM, or by roles.
 *
 * @see https://docs.aws.amazon.com/ram/latest/userguide/tshoot-access-denied.html
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#rcp-supported-services
 */
export const denySharingResources: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G49',
  why: 'Most of what no resource control policy binds is opened to no other account: let others assume a role, share by AWS RAM, or have an exception in config/exceptions.ts. Images of ECR Public and public dashboards of QuickSight are for the exception, too. Topics of SNS, domains of OpenSearch and what AWS services call for others cannot be told apart: look at those yourself.',
  restsOn: [
    { guardrail: 'deny-external-resource-shares', for: 'a share of AWS RAM with somebody outside' },
    { guardrail: 'deny-public-function-urls', for: 'a function that everybody may call' },
    { guardrail: 'deny-sharing-images-and-snapshots', for: 'an image, a snapshot or a document of Systems Manager' },
  ],
  exceptions: { to: ['principal', 'account'], because: 'a workload may deliver to customers' },
  protects: [
    {
      service: 'ecr-public',
      resourceTypes: ['repository'],
      leaves: [
        {
          because: 'sends layers, which nobody sees without an image',
          actions: ['CompleteLayerUpload', 'InitiateLayerUpload', 'UploadLayerPart'],
        },
        {
          because: 'shows less',
          actions: ['BatchDeleteImage', 'DeleteRepository', 'DeleteRepositoryPolicy'],
        },
        {
          because: 'describes or tags a repository that is public already',
          actions: ['PutRepositoryCatalogData', 'TagResource', 'UntagResource'],
        },
      ],
    },
  ],
  statements: [
    {
      Effect: 'Deny',
      Action: sharing,
      Resource: '*',
      Condition: { 'ForAllValues:StringNotEquals': { 'aws:CalledVia': RAM }, ...exceptFor(exempt.stackSets) },
    },
    ...invoking,
    { Effect: 'Deny', Action: publishing, Resource: '*', Condition: exceptFor(exempt.stackSets) },
  ],
  denies: [
    { action: publishing },
    { principal: impostors, action: publishing },
    { action: sharing },
    { principal: impostors, action: sharing },
    { action: sharing, context: { 'aws:CalledVia': 'cloudformation.amazonaws.com' } },
    ...letIn(strangers),
    { principal: impostors, ...invokedBy(STRANGER_ACCOUNT) },
    ...strangers.map((principal) => invokedBy(principal, { 'lambda:FunctionUrlAuthType': 'AWS_IAM' })),
  ],
  allows: [
    { action: withoutFunctions, context: { 'aws:CalledVia': RAM } },
    { action: FUNCTION_POLICY, context: { 'aws:CalledVia': RAM, 'lambda:Principal': ours[0] } },
    { principal: someone.stackSets, action: [...sharing, ...publishing] },
    { action: ['ecr-public:BatchDeleteImage', 'ecr-public:GetAuthorizationToken', 'quicksight:CreateDashboard'] },
    ...letIn(ours),
    ...letIn(strangers).map((row) => ({ ...row, principal: someone.stackSets })),
    ...strangers.map((principal) => invokedBy(principal, { 'lambda:FunctionUrlAuthType': 'NONE' })),
    { action: ['backup:PutBackupVaultAccessPolicy', 'glue:GetResourcePolicy', 'lambda:RemovePermission'] },
  ],
};

function letIn(principals: readonly string[]): readonly ProofRow[] {
  return principals.map((principal) => invokedBy(principal));
}

function invokedBy(principal: string, more: ProofRow['context'] = {}): ProofRow {
  return { action: 'lambda:AddPermission', context: { 'lambda:Principal': principal, ...more } };
}
