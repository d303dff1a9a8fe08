import { liveAws, type LiveAws } from '../../../lib/operate/live';
import { awsError, fakeClients, type Answers } from './fake-sdk';

/** One of everything, a page each, with an empty page that has a token before it. */
export const pages = (list: string, ...items: readonly object[]): readonly object[] => [
  { [list]: [] },
  ...items.map((item) => ({ [list]: [item] })),
];

const TOPIC = 'arn:aws:sns:us-west-2:111111111111:lz-alarms';
const below = (list: string, of: Readonly<Record<string, readonly object[]>>): Answers[string] => {
  return ({ ParentId = '', NextToken = '0' }) => {
    const items = of[ParentId] ?? [];
    const index = Number(NextToken);
    return {
      [list]: items.slice(index, index + 1),
      ...(index + 1 < items.length ? { NextToken: String(index + 1) } : {}),
    };
  };
};

export const member = { Id: '222222222222', Name: 'engineering-dev', Email: 'dev@trips.com', State: 'ACTIVE' };
const DOCUMENT = '{"Version":"2012-10-17","Statement":[]}';

const handshake = (Action: string, State: string, party: object): object => ({
  Action,
  State,
  Parties: [{ Type: 'ORGANIZATION', Id: 'o-abcde12345' }, party],
});

export const drifted = {
  LogicalResourceId: 'LogsKey',
  ResourceType: 'AWS::KMS::Key',
  StackResourceDriftStatus: 'MODIFIED',
  PropertyDifferences: [
    { PropertyPath: '/EnableKeyRotation', ExpectedValue: 'true', ActualValue: 'false', DifferenceType: 'NOT_EQUAL' },
  ],
};

export const whole = (): Answers => ({
  GetCallerIdentity: [{ Account: '111111111111', Arn: 'arn:aws:iam::111111111111:user/me' }],
  GetAccountSummary: [{ SummaryMap: { AccountMFAEnabled: 1, AccountAccessKeysPresent: 0 } }],
  ListServiceQuotas: pages(
    'Quotas',
    { QuotaName: 'Other', Value: 1 },
    { QuotaName: 'Default maximum number of accounts', Value: 10 },
  ),
  DescribeOrganization: [{ Organization: { Id: 'o-abcde12345', FeatureSet: 'ALL', MasterAccountId: '111111111111' } }],
  ListRoots: pages('Roots', { Id: 'r-ab12', PolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }] }),
  ListOrganizationalUnitsForParent: below('OrganizationalUnits', {
    'r-ab12': [
      { Id: 'ou-ab12-1', Name: 'engineering' },
      { Id: 'ou-ab12-2', Name: 'growth' },
    ],
    'ou-ab12-1': [{ Id: 'ou-ab12-3', Name: 'dev' }],
  }),
  ListAccountsForParent: below('Accounts', {
    'r-ab12': [{ ...member, Id: '111111111111', Name: 'management' }],
    'ou-ab12-3': [member, { ...member, Id: '333333333333', Name: 'closed', State: 'CLOSED' }],
  }),
  ListPolicies: pages(
    'Policies',
    { Id: 'p-1', Name: 'lz-audit-root', AwsManaged: false },
    { Id: 'p-2', Name: 'Full', AwsManaged: true },
  ),
  DescribePolicy: [{ Policy: { Content: DOCUMENT } }],
  ListTargetsForPolicy: pages('Targets', { TargetId: 'r-ab12' }, { TargetId: 'ou-ab12-1' }),
  ListTagsForResource: pages('Tags', { Key: 'owner', Value: 'platform' }, { Key: '__proto__', Value: '' }),
  ListAWSServiceAccessForOrganization: pages(
    'EnabledServicePrincipals',
    { ServicePrincipal: 'ram.amazonaws.com' },
    { ServicePrincipal: 'config.amazonaws.com' },
  ),
  ListDelegatedAdministrators: pages('DelegatedAdministrators', { Id: '222222222222' }),
  ListDelegatedServicesForAccount: pages('DelegatedServices', { ServicePrincipal: 'config.amazonaws.com' }),
  ListInstances: pages('Instances', { InstanceArn: 'arn:aws:sso:::instance/ssoins-1', IdentityStoreId: 'd-1' }),
  ListPermissionSets: [{ PermissionSets: [] }, { PermissionSets: ['arn:ps-1'] }, { PermissionSets: ['arn:ps-2'] }],
  DescribePermissionSet: ({ PermissionSetArn }) => ({
    PermissionSet:
      PermissionSetArn === 'arn:ps-1' ? { Name: 'Developer', SessionDuration: 'PT8H' } : { Name: 'Auditor' },
  }),
  ListManagedPoliciesInPermissionSet: pages('AttachedManagedPolicies', {
    Arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
  }),
  ListCustomerManagedPolicyReferencesInPermissionSet: pages('CustomerManagedPolicyReferences', { Name: 'own' }),
  GetInlinePolicyForPermissionSet: ({ PermissionSetArn }) =>
    PermissionSetArn === 'arn:ps-1' ? { InlinePolicy: DOCUMENT } : {},
  GetPermissionsBoundaryForPermissionSet: ({ PermissionSetArn }) => {
    if (PermissionSetArn === 'arn:ps-2') throw awsError('ResourceNotFoundException');
    return { PermissionsBoundary: { CustomerManagedPolicyReference: { Name: 'lz-boundary' } } };
  },
  ListAccountsForProvisionedPermissionSet: [{ AccountIds: [] }, { AccountIds: ['222222222222'] }],
  ListAccountAssignments: pages(
    'AccountAssignments',
    { PrincipalType: 'GROUP', PrincipalId: 'g-1' },
    { PrincipalType: 'USER', PrincipalId: 'u-1' },
    { PrincipalType: 'GROUP', PrincipalId: 'g-gone' },
  ),
  DescribeGroup: ({ GroupId }) => {
    if (GroupId === 'g-gone') throw awsError('ResourceNotFoundException');
    return { DisplayName: 'developers' };
  },
  DescribeUser: [{ UserName: 'ada' }],
  DescribeStacks: pages(
    'Stacks',
    {
      StackName: 'lz-baseline',
      StackStatus: 'UPDATE_COMPLETE',
      EnableTerminationProtection: true,
      Outputs: [{ OutputKey: 'Key', OutputValue: 'value' }],
    },
    { StackName: 'CDKToolkit', StackStatus: 'CREATE_COMPLETE' },
  ),
  GetTemplate: [{ TemplateBody: '{}' }],
  ListStackResources: pages(
    'StackResourceSummaries',
    {
      LogicalResourceId: 'AccountSecurity',
      PhysicalResourceId: '222222222222',
      ResourceType: 'AWS::Organizations::Account',
      ResourceStatus: 'UPDATE_FAILED',
    },
    { LogicalResourceId: 'Never', ResourceType: 'AWS::Organizations::Account', ResourceStatus: 'CREATE_FAILED' },
  ),
  ListOrganizationsFeatures: [{ EnabledFeatures: ['RootSessions'] }],
  DescribeOrganizationsAccess: [{ Status: 'ENABLED' }],
  DescribeStackSet: [
    {
      StackSet: {
        PermissionModel: 'SERVICE_MANAGED',
        AutoDeployment: { Enabled: true, RetainStacksOnAccountRemoval: true },
      },
    },
  ],
  ListStackInstances: pages('Summaries', { Account: '222222222222', Region: 'us-west-2', Status: 'CURRENT' }),
  ListHandshakesForOrganization: pages(
    'Handshakes',
    handshake('INVITE', 'OPEN', { Type: 'ACCOUNT', Id: '444444444444' }),
    handshake('INVITE', 'REQUESTED', { Type: 'EMAIL', Id: 'bought@trips.com' }),
    handshake('INVITE', 'EXPIRED', { Type: 'ACCOUNT', Id: '555555555555' }),
    handshake('ENABLE_ALL_FEATURES', 'OPEN', { Type: 'ACCOUNT', Id: '666666666666' }),
  ),
  ListGroupMemberships: pages('GroupMemberships', { MembershipId: 'm-1', MemberId: { UserId: 'u-1' } }),
  DetectStackDrift: [{ StackDriftDetectionId: 'd-1' }],
  DescribeStackDriftDetectionStatus: [{ DetectionStatus: 'DETECTION_COMPLETE' }],
  DescribeStackResourceDrifts: pages('StackResourceDrifts', drifted, {
    LogicalResourceId: 'Quiet',
    ResourceType: 'AWS::SNS::Topic',
    StackResourceDriftStatus: 'IN_SYNC',
  }),
  DetectStackSetDrift: [{ OperationId: 'op-1' }],
  DescribeStackSetOperation: [
    {
      StackSetOperation: {
        Status: 'SUCCEEDED',
        StackSetDriftDetectionDetails: {
          TotalStackInstancesCount: 3,
          DriftedStackInstancesCount: 1,
          InSyncStackInstancesCount: 2,
        },
      },
    },
  ],
  ListStackInstanceResourceDrifts: pages('Summaries', drifted),
  GetTrail: [{ Trail: { S3BucketName: 'logs', IsOrganizationTrail: true } }],
  GetTrailStatus: [{ IsLogging: false }],
  DescribeTrails: [{ trailList: [{ Name: 'lz-trail', HomeRegion: 'us-west-2' }] }],
  ListSubscriptionsByTopic: pages(
    'Subscriptions',
    { Protocol: 'email', Endpoint: 'a@trips.com', SubscriptionArn: `${TOPIC}:1` },
    { Protocol: 'email', Endpoint: 'b@trips.com', SubscriptionArn: 'PendingConfirmation' },
    { Protocol: 'email', Endpoint: 'c@trips.com', SubscriptionArn: 'Deleted' },
  ),
  DescribeResourcePolicy: [{ ResourcePolicy: { Content: DOCUMENT } }],
  ListUsers: pages(
    'Users',
    {
      UserId: 'u-1',
      UserName: 'ada',
      Name: { GivenName: 'Ada', FamilyName: 'Lovelace' },
      Emails: [{ Value: 'old@trips.com' }, { Value: 'ada@trips.com', Primary: true }],
    },
    { UserId: 'u-2' },
  ),
  ListDetectors: [{ DetectorIds: ['d-1'] }],
  GetDetector: [{ Status: 'ENABLED' }],
  GetAlternateContact: [{ AlternateContact: { Name: 'Security', EmailAddress: 'security@trips.com' } }],
  GetAccountPasswordPolicy: [{ PasswordPolicy: { MinimumPasswordLength: 8 } }],
  GetEbsEncryptionByDefault: [{ EbsEncryptionByDefault: false }],
  DescribeConfigurationRecorders: [{ ConfigurationRecorders: [{ name: 'theirs' }] }],
  DescribeRegionSettings: [{ ResourceTypeOptInPreference: { S3: false, EBS: true, Aurora: false } }],
  ListOrganizationAdminAccounts: pages(
    'AdminAccounts',
    { AdminAccountId: '111111111111', AdminStatus: 'ENABLED' },
    { AdminAccountId: '222222222222', AdminStatus: 'DISABLE_IN_PROGRESS' },
  ),
  ListRegions: pages(
    'Regions',
    { RegionName: 'us-west-2', RegionOptStatus: 'ENABLED_BY_DEFAULT' },
    { RegionName: 'eu-central-2', RegionOptStatus: 'ENABLING' },
  ),
  ListGroups: pages('Groups', { GroupId: 'g-1', DisplayName: 'developers' }, { GroupId: 'g-2' }),
});

type Read = (live: LiveAws) => Promise<unknown>;

export const reads = {
  caller: (live) => live.caller(),
  organization: (live) => live.organization(),
  tree: (live) => live.tree(),
  policies: (live) => live.policies('SERVICE_CONTROL_POLICY'),
  accountTags: (live) => live.accountTags('222222222222'),
  trustedServices: (live) => live.trustedServices(),
  delegatedAdministrators: (live) => live.delegatedAdministrators(),
  identityCenter: (live) => live.identityCenter('us-west-2'),
  permissionSets: (live) => live.permissionSets('us-west-2'),
  assignments: (live) => live.assignments('us-west-2'),
  stacks: (live) => live.stacks('us-west-2'),
  stackTemplate: (live) => live.stackTemplate('lz-baseline', 'us-west-2'),
  stackResources: (live) => live.stackResources('lz-organization', 'us-west-2'),
  groups: (live) => live.groups('us-west-2'),
  rootAccessFeatures: (live) => live.rootAccessFeatures(),
  stackSetsAccess: (live) => live.stackSetsAccess('us-west-2'),
  stackSet: (live) => live.stackSet('lz-boundary', 'us-west-2'),
  stackDrift: (live) => live.stackDrift('lz-baseline', 'us-west-2'),
  stackSetDrift: (live) => live.stackSetDrift('lz-boundary', 'us-west-2'),
  trail: (live) => live.trail('lz-trail', 'us-west-2'),
  trailsIn: (live) => live.trailsIn('us-west-2'),
  users: (live) => live.users('us-west-2'),
  organizationCall: (live) =>
    live.organizationCall({
      service: 'guardduty',
      command: 'CreateDetector',
      parameters: { Enable: true },
      place: { region: 'us-west-2', roleArn: 'arn:aws:iam::222222222222:role/OrganizationAccountAccessRole' },
    }),
  contact: (live) => live.contact('SECURITY', '222222222222'),
  accountSettings: (live) =>
    live.accountSettings(
      ['us-west-2', 'us-east-2'],
      'us-west-2',
      'arn:aws:iam::222222222222:role/OrganizationAccountAccessRole',
    ),
  typesNotBackedUp: (live) => live.typesNotBackedUp('us-west-2'),
  subscriptions: (live) => live.subscriptions(TOPIC, { region: 'us-west-2' }),
  resourcePolicy: (live) => live.resourcePolicy(),
  rootUser: (live) => live.rootUser(),
  enabledRegions: (live) => live.enabledRegions(),
  serviceAdministrators: (live) => live.serviceAdministrators('guardDuty', 'us-west-2'),
  optedInRegions: (live) => live.optedInRegions('222222222222'),
  accountQuota: (live) => live.accountQuota(),
  openInvitations: (live) => live.openInvitations(),
  members: (live) => live.members('us-west-2', 'g-1'),
  there: (live) =>
    live.there({
      type: 'AWS::Config::ConfigurationRecorder',
      ref: 'default',
      place: { region: 'us-west-2', roleArn: 'arn:aws:iam::222222222222:role/OrganizationAccountAccessRole' },
    }),
} satisfies Record<Exclude<keyof LiveAws, 'each'>, Read>;

export const read = (what: keyof typeof reads, answers: Answers = {}): Promise<unknown> =>
  reads[what](liveAws(fakeClients({ ...whole(), ...answers })));

export const EVERYTHING = Object.keys(reads) as (keyof typeof reads)[];
