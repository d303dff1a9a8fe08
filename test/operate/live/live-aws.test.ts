import { LiveError, liveAws, type LiveAws } from '../../../lib/operate/live';
import { awsClients } from '../../../lib/operate/live/clients';
import { awsError, fakeClients, type Answers } from './fake-sdk';

/** One of everything, a page each, with an empty page that has a token before it. */
const pages = (list: string, ...items: readonly object[]): readonly object[] => [
  { [list]: [] },
  ...items.map((item) => ({ [list]: [item] })),
];

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

const member = { Id: '222222222222', Name: 'engineering-dev', Email: 'dev@trips.com', State: 'ACTIVE' };
const DOCUMENT = '{"Version":"2012-10-17","Statement":[]}';

const whole = (): Answers => ({
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
    'ou-ab12-3': [member, { ...member, Id: '333333333333', Name: 'closed', State: undefined, Status: 'SUSPENDED' }],
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
  ListGroups: pages('Groups', { GroupId: 'g-1', DisplayName: 'developers' }, { GroupId: 'g-2' }),
});

type Read = (live: LiveAws) => Promise<unknown>;

const reads = {
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
  rootUser: (live) => live.rootUser(),
  accountQuota: (live) => live.accountQuota(),
} satisfies Record<keyof LiveAws, Read>;

const read = (what: keyof typeof reads, answers: Answers = {}): Promise<unknown> =>
  reads[what](liveAws(fakeClients({ ...whole(), ...answers })));

const content = { Version: '2012-10-17', Statement: [] };

test.each<[keyof typeof reads, unknown]>([
  ['caller', { accountId: '111111111111', arn: 'arn:aws:iam::111111111111:user/me', partition: 'aws' }],
  ['organization', { id: 'o-abcde12345', featureSet: 'ALL', managementAccountId: '111111111111' }],
  [
    'tree',
    {
      rootId: 'r-ab12',
      policyTypes: [{ type: 'SERVICE_CONTROL_POLICY', status: 'ENABLED' }],
      organizationalUnits: [
        { id: 'ou-ab12-1', name: 'engineering', parentId: 'r-ab12', path: 'engineering' },
        { id: 'ou-ab12-2', name: 'growth', parentId: 'r-ab12', path: 'growth' },
        { id: 'ou-ab12-3', name: 'dev', parentId: 'ou-ab12-1', path: 'engineering/dev' },
      ],
      accounts: [
        { id: '111111111111', name: 'management', email: 'dev@trips.com', status: 'ACTIVE', parentId: 'r-ab12' },
        {
          id: '222222222222',
          name: 'engineering-dev',
          email: 'dev@trips.com',
          status: 'ACTIVE',
          parentId: 'ou-ab12-3',
        },
        { id: '333333333333', name: 'closed', email: 'dev@trips.com', status: 'SUSPENDED', parentId: 'ou-ab12-3' },
      ],
    },
  ],
  [
    'policies',
    [
      { id: 'p-1', name: 'lz-audit-root', owner: 'customer' },
      { id: 'p-2', name: 'Full', owner: 'aws' },
    ].map((policy) => ({ ...policy, type: 'SERVICE_CONTROL_POLICY', content, targetIds: ['r-ab12', 'ou-ab12-1'] })),
  ],
  [
    'accountTags',
    Object.fromEntries([
      ['owner', 'platform'],
      ['__proto__', ''],
    ]),
  ],
  ['trustedServices', ['config.amazonaws.com', 'ram.amazonaws.com']],
  ['delegatedAdministrators', [{ accountId: '222222222222', service: 'config.amazonaws.com' }]],
  ['identityCenter', { instanceArn: 'arn:aws:sso:::instance/ssoins-1', identityStoreId: 'd-1' }],
  [
    'permissionSets',
    [
      {
        arn: 'arn:ps-1',
        name: 'Developer',
        sessionDuration: 'PT8H',
        inlinePolicy: content,
        boundary: { name: 'lz-boundary', path: '/' },
      },
      { arn: 'arn:ps-2', name: 'Auditor', sessionDuration: 'PT1H' },
    ].map((set) => ({
      ...set,
      managedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
      customerManagedPolicies: [{ name: 'own', path: '/' }],
    })),
  ],
  [
    'assignments',
    ['arn:ps-1', 'arn:ps-2'].flatMap((permissionSetArn) =>
      [
        { principalType: 'group', principalId: 'g-1', principal: 'developers' },
        { principalType: 'user', principalId: 'u-1', principal: 'ada' },
        { principalType: 'group', principalId: 'g-gone', principal: 'g-gone' },
      ].map((who) => ({ permissionSetArn, accountId: '222222222222', ...who })),
    ),
  ],
  [
    'stacks',
    [
      { name: 'lz-baseline', status: 'UPDATE_COMPLETE', outputs: { Key: 'value' }, terminationProtection: 'on' },
      { name: 'CDKToolkit', status: 'CREATE_COMPLETE', outputs: {}, terminationProtection: 'off' },
    ],
  ],
  ['stackTemplate', '{}'],
  [
    'stackResources',
    [
      {
        logicalId: 'AccountSecurity',
        type: 'AWS::Organizations::Account',
        physicalId: '222222222222',
        status: 'UPDATE_FAILED',
      },
      { logicalId: 'Never', type: 'AWS::Organizations::Account', physicalId: '', status: 'CREATE_FAILED' },
    ],
  ],
  [
    'groups',
    [
      { id: 'g-1', name: 'developers' },
      { id: 'g-2', name: '' },
    ],
  ],
  ['rootUser', { mfa: 'on', accessKeys: 0 }],
  ['accountQuota', 10],
])('%s is read whole from pages of one item, empty pages with a token among them', async (what, expected) => {
  expect(await read(what)).toEqual(expected);
});

test.each<[keyof typeof reads, Answers, unknown]>([
  ['organization', { DescribeOrganization: awsError('AWSOrganizationsNotInUseException') }, undefined],
  ['identityCenter', { ListInstances: [{}] }, undefined],
  ['stackTemplate', { GetTemplate: awsError('ValidationError', 'Stack with id x does not exist') }, undefined],
  ['stackResources', { ListStackResources: awsError('ValidationError', 'Stack with id x does not exist') }, []],
  ['policies', { ListPolicies: [{}] }, []],
  ['assignments', { ListAccountsForProvisionedPermissionSet: [{}] }, []],
])('%s that is not there is none', async (what, answers, expected) => {
  expect(await read(what, answers)).toEqual(expected);
});

test('a boundary may be a policy of AWS', async () => {
  const boundary = { PermissionsBoundary: { ManagedPolicyArn: 'arn:aws:iam::aws:policy/PowerUserAccess' } };
  expect(await read('permissionSets', { GetPermissionsBoundaryForPermissionSet: [boundary] })).toMatchObject([
    { boundary: 'arn:aws:iam::aws:policy/PowerUserAccess' },
    { boundary: 'arn:aws:iam::aws:policy/PowerUserAccess' },
  ]);
});

test.each<[keyof typeof reads, Answers, string]>([
  [
    'caller',
    { GetCallerIdentity: [{ Arn: 'arn:aws:iam::111111111111:root' }] },
    'sts:GetCallerIdentity answered without Account',
  ],
  ['caller', { GetCallerIdentity: [{ Account: '111111111111' }] }, 'sts:GetCallerIdentity answered without Arn'],
  ['caller', { GetCallerIdentity: [{ Account: '111111111111', Arn: 'me' }] }, 'answered without the partition of Arn'],
  [
    'organization',
    { DescribeOrganization: [{}] },
    'organizations:DescribeOrganization answered without Organization.Id',
  ],
  [
    'organization',
    { DescribeOrganization: [{ Organization: { Id: 'o-1', FeatureSet: 'ALL' } }] },
    'without Organization.MasterAccountId',
  ],
  ['tree', { ListRoots: [{ Roots: [{}] }] }, 'organizations:ListRoots answered without Roots.Id'],
  ['tree', { ListRoots: [{}] }, 'organizations:ListRoots names no root'],
  [
    'tree',
    { ListRoots: [{ Roots: [{ Id: 'r-ab12', PolicyTypes: [{ Type: 'TAG_POLICY' }] }] }] },
    'without Roots.PolicyTypes.Status',
  ],
  [
    'tree',
    { ListOrganizationalUnitsForParent: [{ OrganizationalUnits: [{ Id: '', Name: 'x' }] }] },
    'without OrganizationalUnits.Id',
  ],
  ['tree', { ListAccountsForParent: [{ Accounts: [{ ...member, Email: undefined }] }] }, 'without Accounts.Email'],
  ['tree', { ListAccountsForParent: [{ Accounts: [{ ...member, State: undefined }] }] }, 'without Accounts.State'],
  [
    'policies',
    { ListPolicies: [{ Policies: [{ Name: 'x' }] }] },
    'organizations:ListPolicies answered without Policies.Id',
  ],
  [
    'policies',
    { DescribePolicy: [{}] },
    'organizations:DescribePolicy answered without Policy.Content of lz-audit-root',
  ],
  [
    'policies',
    { DescribePolicy: [{ Policy: { Content: '{' } }] },
    'Policy.Content of lz-audit-root holds no JSON object',
  ],
  ['policies', { ListTargetsForPolicy: [{ Targets: [{}] }] }, 'without Targets.TargetId'],
  ['accountTags', { ListTagsForResource: [{ Tags: [{ Value: 'x' }] }] }, 'without Tags.Key'],
  [
    'trustedServices',
    { ListAWSServiceAccessForOrganization: [{ EnabledServicePrincipals: [{}] }] },
    'without EnabledServicePrincipals.ServicePrincipal',
  ],
  [
    'delegatedAdministrators',
    { ListDelegatedAdministrators: [{ DelegatedAdministrators: [{}] }] },
    'without DelegatedAdministrators.Id',
  ],
  [
    'delegatedAdministrators',
    { ListDelegatedServicesForAccount: [{ DelegatedServices: [{}] }] },
    'without DelegatedServices.ServicePrincipal',
  ],
  ['identityCenter', { ListInstances: [{ Instances: [{ InstanceArn: 'x' }] }] }, 'without Instances.IdentityStoreId'],
  ['permissionSets', { ListInstances: [{}] }, 'IAM Identity Center is not enabled in us-west-2'],
  ['permissionSets', { DescribePermissionSet: [{}] }, 'sso:DescribePermissionSet answered without PermissionSet.Name'],
  [
    'permissionSets',
    { ListManagedPoliciesInPermissionSet: [{ AttachedManagedPolicies: [{}] }] },
    'without AttachedManagedPolicies.Arn',
  ],
  [
    'permissionSets',
    { ListCustomerManagedPolicyReferencesInPermissionSet: [{ CustomerManagedPolicyReferences: [{}] }] },
    'without CustomerManagedPolicyReferences.Name',
  ],
  [
    'permissionSets',
    { GetInlinePolicyForPermissionSet: [{ InlinePolicy: '[]' }] },
    'InlinePolicy of Developer holds no JSON object',
  ],
  ['permissionSets', { GetPermissionsBoundaryForPermissionSet: [{}] }, 'without PermissionsBoundary.ManagedPolicyArn'],
  [
    'assignments',
    { ListAccountAssignments: [{ AccountAssignments: [{ PrincipalType: 'GROUP' }] }] },
    'without AccountAssignments.PrincipalId',
  ],
  ['assignments', { DescribeUser: [{}] }, 'identitystore:DescribeUser answered without UserName'],
  ['assignments', { DescribeGroup: [{}] }, 'identitystore:DescribeGroup answered without DisplayName'],
  [
    'stacks',
    { DescribeStacks: [{ Stacks: [{ StackName: 'x' }] }] },
    'cloudformation:DescribeStacks answered without Stacks.StackStatus',
  ],
  ['stackTemplate', { GetTemplate: [{}] }, 'cloudformation:GetTemplate answered without TemplateBody'],
  [
    'rootUser',
    { GetAccountSummary: [{ SummaryMap: { AccountMFAEnabled: 1 } }] },
    'without SummaryMap.AccountAccessKeysPresent',
  ],
  ['rootUser', { GetAccountSummary: [{}] }, 'iam:GetAccountSummary answered without SummaryMap.AccountMFAEnabled'],
  ['accountQuota', { ListServiceQuotas: [{}] }, 'Service Quotas does not say'],
])('%s: what AWS leaves out is an error that names call and field: %j', async (what, answers, message) => {
  const error: unknown = await read(what, answers).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(LiveError);
  expect((error as LiveError).message).toContain(message);
});

const everything = Object.keys(reads) as (keyof typeof reads)[];

test.each(everything)('%s: whatever AWS refuses is one line that names the call', async (what) => {
  const refused = (error: Error): Answers => Object.fromEntries(Object.keys(whole()).map((name) => [name, error]));
  const thrown = async (error: Error): Promise<unknown> => read(what, refused(error)).catch((one: unknown) => one);
  const message = (pattern: RegExp): unknown => expect.stringMatching(pattern);
  expect(await thrown(awsError('TooManyRequestsException', 'Rate\nexceeded'))).toMatchObject({
    kind: 'failed',
    message: message(/^[a-z]+:\w+ failed: TooManyRequestsException: Rate exceeded$/),
  });
  expect(await thrown(awsError('AccessDeniedException'))).toMatchObject({
    kind: 'not allowed',
    message: message(/^these credentials may not call [a-z]+:\w+$/),
  });
  expect(await thrown(awsError('ExpiredTokenException'))).toMatchObject({ kind: 'no credentials' });
});

test('what was read is kept: nothing is asked twice', async () => {
  const sent: string[] = [];
  const live = liveAws(fakeClients(whole(), sent));
  await Promise.all(everything.map((what) => reads[what](live)));
  const once = sent.length;
  await Promise.all(everything.map((what) => reads[what](live)));
  expect(sent).toHaveLength(once);
});

test('there is one client for each service and region', async () => {
  const clients = awsClients();
  expect(await clients.sts('us-east-1')).toBe(await clients.sts('us-east-1'));
  expect(await clients.sts('us-east-1')).not.toBe(await clients.sts('us-west-2'));
  const regions = await Promise.all(
    Object.values(clients).map(async (make) =>
      (
        (await (make as (region: string) => Promise<unknown>)('eu-west-1')) as {
          config: { region: () => Promise<string> };
        }
      ).config.region(),
    ),
  );
  expect([...new Set(regions)].sort()).toEqual(['eu-west-1', 'us-east-1']);
});
