import { FULL_AWS_ACCESS, RCP_FULL_AWS_ACCESS } from '../../lib/policy';
import type {
  AccessRequest,
  Account,
  ActionCatalogue,
  NamedPolicy,
  PolicyLevel,
  RolePrincipal,
  Statement,
  UserPrincipal,
} from '../../lib/policy';

export const MEMBER = '111111111111';
export const OTHER = '222222222222';
export const MANAGEMENT = '999999999999';
const ORGANIZATION = { id: 'o-trips', managementAccountId: MANAGEMENT };

/** A few actions of real services, enough to tell the rules apart. */
/** Calls to Organizations that its policy may delegate, and that it may not. */
const DELEGABLE_OR_NOT = [
  'CloseAccount',
  'CreateAccount',
  'CreateGovCloudAccount',
  'CreateOrganizationalUnit',
  'CreatePolicy',
  'DeleteOrganization',
  'DeleteOrganizationalUnit',
  'DeletePolicy',
  'DeleteResourcePolicy',
  'DeregisterDelegatedAdministrator',
  'DetachPolicy',
  'DisableAWSServiceAccess',
  'EnableAWSServiceAccess',
  'EnableAllFeatures',
  'InviteAccountToOrganization',
  'MoveAccount',
  'PutResourcePolicy',
  'RegisterDelegatedAdministrator',
  'RemoveAccountFromOrganization',
  'TagResource',
  'UpdateOrganizationalUnit',
  'UpdatePolicy',
];

const FORMATS: Readonly<Record<string, readonly string[]>> = {
  's3:GetObject': ['arn:${Partition}:s3:::${BucketName}/${ObjectName}'],
  's3:PutObject': ['arn:${Partition}:s3:::${BucketName}/${ObjectName}'],
  's3:ListBucket': ['arn:${Partition}:s3:::${BucketName}'],
  's3:ListAllMyBuckets': ['*'],
  'ec2:RunInstances': [
    'arn:${Partition}:ec2:${Region}:${Account}:instance/${InstanceId}',
    'arn:${Partition}:ec2:${Region}::image/${ImageId}',
  ],
  'ec2:DescribeInstances': ['*'],
  'ec2:AcceptVpcPeeringConnection': [
    'arn:${Partition}:ec2:${Region}:${Account}:vpc-peering-connection/${VpcPeeringConnectionId}',
  ],
  'ebs:GetSnapshotBlock': ['arn:${Partition}:ec2:${Region}::snapshot/${SnapshotId}'],
  'ec2:CreateTags': ['arn:${Partition}:ec2:${Region}:${Account}:instance/${InstanceId}'],
  'iam:TagRole': ['arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}'],
  's3:PutObjectTagging': ['arn:${Partition}:s3:::${BucketName}/${ObjectName}'],
  's3:PutObjectRetention': ['arn:${Partition}:s3:::${BucketName}/${ObjectName}'],
  's3:PutObjectLegalHold': ['arn:${Partition}:s3:::${BucketName}/${ObjectName}'],
  'iam:CreateRole': ['arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}'],
  'iam:PassRole': ['arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}'],
  'iam:ListRoles': ['*'],
  'iam:ListPolicies': ['*'],
  ...Object.fromEntries(
    ['CreatePolicyVersion', 'DeletePolicy', 'GetPolicy', 'SetDefaultPolicyVersion', 'TagPolicy'].map((name) => [
      `iam:${name}`,
      ['arn:${Partition}:iam::${Account}:policy/${PolicyNameWithPath}'],
    ]),
  ),
  'kms:Decrypt': ['arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}'],
  'kms:ListGrants': ['arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}'],
  'kms:ListKeys': ['*'],
  'kms:PutKeyPolicy': ['arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}'],
  'kms:ScheduleKeyDeletion': ['arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}'],
  'sts:AssumeRole': ['arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}'],
  'sts:AssumeRoleWithWebIdentity': ['arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}'],
  'sts:AssumeRoot': ['arn:${Partition}:iam::${Account}:root'],
  'sts:GetCallerIdentity': ['*'],
  'sts:GetFederationToken': ['arn:${Partition}:sts::${Account}:federated-user/${FederatedUserName}', '*'],
  'sts:GetSessionToken': ['*'],
  's3:DeleteBucketPolicy': ['arn:${Partition}:s3:::${BucketName}'],
  's3:PutBucketPolicy': ['arn:${Partition}:s3:::${BucketName}'],
  ...Object.fromEntries(
    ['Accept', 'Cancel', 'Decline', 'Describe'].map((verb) => [
      `organizations:${verb}Handshake`,
      ['arn:${Partition}:organizations::${Account}:handshake/o-${OrganizationId}/${HandshakeType}/h-${HandshakeId}'],
    ]),
  ),
  'organizations:LeaveOrganization': ['*'],
  'organizations:DescribeAccount': [
    'arn:${Partition}:organizations::${Account}:account/o-${OrganizationId}/${AccountId}',
  ],
  'organizations:DescribeEffectivePolicy': [
    'arn:${Partition}:organizations::${Account}:account/o-${OrganizationId}/${AccountId}',
  ],
  'organizations:AttachPolicy': ['arn:${Partition}:organizations::${Account}:account/o-${OrganizationId}/${AccountId}'],
  'mechanicalturk:CreateHIT': ['*'],
  'events:PutEvents': ['arn:${Partition}:events:${Region}:${Account}:event-bus/${EventBusName}'],
  'events:PutRule': ['arn:${Partition}:events:${Region}:${Account}:rule/${EventBusName}/${RuleName}'],
  'kafka-cluster:ReadData': [
    'arn:${Partition}:kafka:${Region}:${Account}:topic/${ClusterName}/${ClusterUuid}/${TopicName}',
  ],
  'iam:ChangePassword': ['arn:${Partition}:iam::${Account}:user/${UserNameWithPath}'],
  'iam:GetAccountPasswordPolicy': ['*'],
  'lambda:InvokeFunction': ['arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}'],
  'oam:CreateLink': ['arn:${Partition}:oam:${Region}:${Account}:sink/${ResourceId}'],
  'secretsmanager:GetSecretValue': ['arn:${Partition}:secretsmanager:${Region}:${Account}:secret:${SecretId}'],
  'sns:Publish': ['arn:${Partition}:sns:${Region}:${Account}:${TopicName}'],
  'sns:Unsubscribe': ['*'],
  'sts:SetSourceIdentity': ['arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}', '*'],
  'sts:TagSession': ['arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}', '*'],
  'vpc-lattice-svcs:Invoke': ['arn:${Partition}:vpc-lattice:${Region}:${Account}:service/${ServiceId}/${RequestPath}'],
  'xray:PutTraceSegments': ['*'],
  'glue:GetTable': [
    'arn:${Partition}:glue:${Region}:${Account}:catalog',
    'arn:${Partition}:glue:${Region}:${Account}:database/${DatabaseName}',
    'arn:${Partition}:glue:${Region}:${Account}:table/${DatabaseName}/${TableName}',
  ],
  'glue:TagResource': ['arn:${Partition}:glue:${Region}:${Account}:table/${DatabaseName}/${TableName}'],
  'dynamodb:GetItem': ['arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}'],
  'ecr:BatchGetImage': ['arn:${Partition}:ecr:${Region}:${Account}:repository/${RepositoryName}'],
  'execute-api:Invoke': ['arn:${Partition}:execute-api:${Region}:${Account}:${ApiId}/${Stage}/${Method}/${Path}'],
  'kinesis:PutRecord': ['arn:${Partition}:kinesis:${Region}:${Account}:stream/${StreamName}'],
  'kinesis:StartStreamEncryption': [
    'arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}',
    'arn:${Partition}:kinesis:${Region}:${Account}:stream/${StreamName}',
  ],
  'kms:CreateKey': ['*'],
  'kms:TagResource': ['arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}'],
  ...Object.fromEntries(
    ['CreateFunction', 'TagResource'].map((name) => [
      `lambda:${name}`,
      ['arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}'],
    ]),
  ),
  'kms:CreateGrant': ['arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}'],
  'kms:CreateAlias': [
    'arn:${Partition}:kms:${Region}:${Account}:alias/${Alias}',
    'arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}',
  ],
  'ecr:ReplicateImage': ['arn:${Partition}:ecr:${Region}:${Account}:repository/${RepositoryName}'],
  ...Object.fromEntries(
    ['AddPermission', 'DeleteResourcePolicy', 'PutResourcePolicy', 'RemovePermission'].map((name) => [
      `lambda:${name}`,
      ['arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}'],
    ]),
  ),
  ...Object.fromEntries(DELEGABLE_OR_NOT.map((name) => [`organizations:${name}`, ['*']])),
  's3:DeleteAccessPoint': ['arn:${Partition}:s3:${Region}:${Account}:accesspoint/${AccessPointName}'],
  's3express:CreateSession': ['arn:${Partition}:s3express:${Region}:${Account}:accesspoint/${AccessPointName}'],
  's3-object-lambda:GetObject': [
    'arn:${Partition}:s3-object-lambda:${Region}:${Account}:accesspoint/${AccessPointName}',
  ],
  's3-outposts:GetObject': [
    'arn:${Partition}:s3-outposts:${Region}:${Account}:outpost/${OutpostId}/accesspoint/${AccessPointName}/object/${ObjectName}',
  ],
  'logs:PutLogEvents': ['arn:${Partition}:logs:${Region}:${Account}:log-group:${Group}:log-stream:${Stream}'],
  'organizations:ListAccounts': ['*'],
  'organizations:ListPolicies': ['*'],
  'sns:Subscribe': ['arn:${Partition}:sns:${Region}:${Account}:${TopicName}'],
  'sts:GetAccessKeyInfo': ['*'],
  'sqs:ReceiveMessage': ['arn:${Partition}:sqs:${Region}:${Account}:${QueueName}'],
  'iam:GetRole': ['arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}'],
  'sts:AssumeRoleWithSAML': ['arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}'],
  'sqs:SendMessage': ['arn:${Partition}:sqs:${Region}:${Account}:${QueueName}'],
  'sso-oauth:CreateTokenWithIAM': ['arn:${Partition}:sso::${AccountId}:application/${InstanceId}/${ApplicationId}'],
  'sqs:SetQueueAttributes': ['arn:${Partition}:sqs:${Region}:${Account}:${QueueName}'],
  ...Object.fromEntries(
    ['sts:DecodeAuthorizationMessage', 'supportplans:GetSupportPlan', 'organizations:DescribeOrganization'].map(
      (name) => [name, ['*']],
    ),
  ),
  ...Object.fromEntries(
    ['AttachRolePolicy', 'CreateServiceLinkedRole', 'DeleteRole', 'PutRolePolicy'].map((name) => [
      `iam:${name}`,
      ['arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}'],
    ]),
  ),
  ...Object.fromEntries(
    ['GetObjectAcl', 'GetObjectVersion'].map((name) => [
      `s3:${name}`,
      ['arn:${Partition}:s3:::${BucketName}/${ObjectName}'],
    ]),
  ),
  'account:PutAlternateContact': ['arn:${Partition}:account::${Account}:account/o-${OrganizationId}/${AccountId}'],
  'artifact:GetReport': ['arn:${Partition}:artifact:::report/${ReportId}:${Version}'],
  'cloudformation:CreateStackSet': [
    'arn:${Partition}:cloudformation:${Region}:${Account}:stackset/${StackSetName}:${Id}',
  ],
  'ec2:TerminateInstances': ['arn:${Partition}:ec2:${Region}:${Account}:instance/${InstanceId}'],
  'iam:CreateUser': ['arn:${Partition}:iam::${Account}:user/${UserNameWithPath}'],
  'kms:RetireGrant': ['arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}'],
  'backup:DeleteRecoveryPoint': [
    'arn:${Partition}:backup:${Region}:${Account}:recovery-point:${Id}',
    'arn:${Partition}:ec2:${Region}::snapshot/${Id}',
  ],
  'ec2:DeleteSnapshot': ['arn:${Partition}:ec2:${Region}::snapshot/${Id}'],
  'cloudfront:CreateDistribution': ['arn:${Partition}:cloudfront::${Account}:distribution/${DistributionId}'],
  'ec2:CreateVolume': [
    'arn:${Partition}:ec2:${Region}:${Account}:volume/${VolumeId}',
    'arn:${Partition}:ec2:${Region}::snapshot/${SnapshotId}',
  ],
  'globalaccelerator:CreateAccelerator': ['*'],
  'lambda:InvokeFunctionUrl': ['arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}'],
  'route53:ChangeResourceRecordSets': ['arn:${Partition}:route53:::hostedzone/${Id}'],
  's3:CreateBucket': ['arn:${Partition}:s3:::${BucketName}'],
  's3:PutBucketAcl': ['arn:${Partition}:s3:::${BucketName}'],
  's3:PutBucketOwnershipControls': ['arn:${Partition}:s3:::${BucketName}'],
  's3:PutObjectAcl': ['arn:${Partition}:s3:::${BucketName}/${ObjectName}'],
  ...Object.fromEntries(
    ['CreateSecret', 'TagResource'].map((name) => [
      `secretsmanager:${name}`,
      ['arn:${Partition}:secretsmanager:${Region}:${Account}:secret:${SecretId}'],
    ]),
  ),
  ...Object.fromEntries(
    ['CreateTopic', 'TagResource'].map((name) => [
      `sns:${name}`,
      ['arn:${Partition}:sns:${Region}:${Account}:${TopicName}'],
    ]),
  ),
  ...Object.fromEntries(
    ['CreateQueue', 'TagQueue'].map((name) => [
      `sqs:${name}`,
      ['arn:${Partition}:sqs:${Region}:${Account}:${QueueName}'],
    ]),
  ),
  'sso:CreateApplication': ['arn:${Partition}:sso:::instance/${InstanceId}'],
  'identitystore:CreateUser': ['arn:${Partition}:identitystore::${Account}:identitystore/${IdentityStoreId}'],
  'account:StartPrimaryEmailUpdate': ['arn:${Partition}:account::${Account}:account/o-${OrganizationId}/${AccountId}'],
  'codeartifact:GetAuthorizationToken': ['arn:${Partition}:codeartifact:${Region}:${Account}:domain/${DomainName}'],
  'ecr-public:GetAuthorizationToken': ['*'],
  'sts:GetServiceBearerToken': ['*'],
  ...Object.fromEntries(
    [
      'cloudtrail:RegisterOrganizationDelegatedAdmin',
      'controltower:EnableControl',
      'config:PutOrganizationConfigRule',
      'config:PutOrganizationConformancePack',
      'ec2:StartDeclarativePoliciesReport',
      'guardduty:EnableOrganizationAdminAccount',
      'guardduty:GetOrganizationStatistics',
      'guardduty:CreateCustomDetectionRuleOrgConfiguration',
      'guardduty:UpdateOrganizationConfiguration',
      'aco-automation:AssociateAccounts',
      'auditmanager:RegisterOrganizationAdminAccount',
      'cloudwatch:CreateDomainForOrganization',
      'config:DeleteOrganizationConfigRule',
      'config:DeleteOrganizationConformancePack',
      'config:DescribeOrganizationConfigRules',
      'detective:UpdateOrganizationConfiguration',
      'inspector2:EnableDelegatedAdminAccount',
      'inspector2:UpdateOrgEc2DeepInspectionConfiguration',
      'resource-explorer-2:GetAccountLevelServiceConfiguration',
      'resource-explorer-2:ListIndexesForMembers',
      'securityhub:UpdateOrganizationConfiguration',
      'securitylake:DeleteDataLakeOrganizationConfiguration',
      'serverlessrepo:UnshareApplication',
      'macie2:UpdateOrganizationConfiguration',
      'health:DescribeEventsForOrganization',
      'iam:DisableOrganizationsRootSessions',
      'iam:EnableOrganizationsRootCredentialsManagement',
      'iam:EnableOrganizationsRootSessions',
      'iam:GenerateOrganizationsAccessReport',
      'iam:ListOrganizationsFeatures',
      'organizations:CreateOrganization',
      'servicequotas:AssociateServiceQuotaTemplate',
      'sso:CreateInstance',
      'macie2:EnableOrganizationAdminAccount',
      'observabilityadmin:CreateTelemetryRuleForOrganization',
      'ram:EnableSharingWithAwsOrganization',
      'securityhub:CreateConfigurationPolicy',
      'securityhub:DisableOrganizationAdminAccount',
    ].map((name) => [name, ['*']]),
  ),
  'es:ESHttpGet': ['arn:${Partition}:es:${Region}:${Account}:domain/${DomainName}'],
  'elasticfilesystem:ClientMount': [
    'arn:${Partition}:elasticfilesystem:${Region}:${Account}:file-system/${FileSystemId}',
  ],
  ...Object.fromEntries(
    ['CreateAccountAssignment', 'DeleteAccountAssignment'].map((name) => [
      `sso:${name}`,
      ['arn:${Partition}:sso:::instance/${InstanceId}', 'arn:${Partition}:sso:::account/${AccountId}'],
    ]),
  ),
};

/** What may be asked for besides where tags are brought. */
const TAG_ACTIONS: Readonly<Record<string, readonly string[]>> = {
  'kms:createkey': ['kms:TagResource'],
  'lambda:createfunction': ['lambda:TagResource'],
  'organizations:createaccount': ['organizations:TagResource'],
};

export const CATALOGUE: ActionCatalogue = {
  actions: Object.keys(FORMATS),
  resourceFormats: (action) => (Object.hasOwn(FORMATS, action) ? FORMATS[action] : undefined),
  tagActions: (action) => TAG_ACTIONS[action.toLowerCase()] ?? [],
  supportsRcp: (service) => ['s3', 'sts', 'kms', 'secretsmanager', 'sqs'].includes(service),
};

export function policy(name: string, ...statements: readonly Statement[]): NamedPolicy {
  return { name, document: { Version: '2012-10-17', Statement: statements } };
}

export const allow = (more: Partial<Statement> = {}): Statement => ({
  Effect: 'Allow',
  ...('NotAction' in more ? {} : { Action: '*' }),
  ...('NotResource' in more ? {} : { Resource: '*' }),
  ...more,
});

export const deny = (more: Partial<Statement> = {}): Statement => ({ ...allow(more), Effect: 'Deny' });

export const ADMINISTRATOR = policy('AdministratorAccess', allow());

/** Root, one OU and the account, each with AWS's own policy and what is given. */
export function levels(
  own: NamedPolicy,
  root: readonly NamedPolicy[] = [],
  ou: readonly NamedPolicy[] = [],
  account: readonly NamedPolicy[] = [],
): readonly PolicyLevel[] {
  return [
    { attachedTo: 'root', policies: [own, ...root] },
    { attachedTo: 'OU engineering', policies: [own, ...ou] },
    { attachedTo: 'account engineering-dev', policies: [own, ...account] },
  ];
}

export const scps = (...root: readonly NamedPolicy[]): readonly PolicyLevel[] => levels(FULL_AWS_ACCESS, root);
export const rcps = (...root: readonly NamedPolicy[]): readonly PolicyLevel[] => levels(RCP_FULL_AWS_ACCESS, root);

export function account(more: Partial<Account> = {}): Account {
  return {
    id: MEMBER,
    organization: ORGANIZATION,
    organizationPath: 'o-trips/r-1/ou-engineering/',
    scps: scps(),
    rcps: rcps(),
    ...more,
  };
}

export function role(more: Partial<RolePrincipal> = {}): RolePrincipal {
  const home = more.account ?? account();
  return {
    kind: 'role',
    account: home,
    arn: `arn:aws:iam::${home.id}:role/app/reader`,
    identityPolicies: [ADMINISTRATOR],
    ...more,
  };
}

export function user(more: Partial<UserPrincipal> = {}): UserPrincipal {
  const home = more.account ?? account();
  return {
    kind: 'user',
    account: home,
    arn: `arn:aws:iam::${home.id}:user/alice`,
    identityPolicies: [ADMINISTRATOR],
    ...more,
  };
}

export const OBJECT = 'arn:aws:s3:::trips-data/2026/report.csv';

export function request(more: Partial<AccessRequest> = {}): AccessRequest {
  const principal = more.principal ?? role();
  const home = 'account' in principal ? principal.account : account();
  return { principal, action: 's3:GetObject', resource: { arn: OBJECT, account: home }, ...more };
}
