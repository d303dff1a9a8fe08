import { liveAws } from '../../../lib/operate/live';
import { roleCredentials } from '../../../lib/operate/live/role-credentials';
import { awsClients } from '../../../lib/operate/live/clients';
import { EVERYTHING, read, reads, whole } from './answers';
import { awsError, fakeClients, type Answers } from './fake-sdk';

const key = {
  logicalId: 'LogsKey',
  type: 'AWS::KMS::Key',
  status: 'MODIFIED',
  differences: [{ path: '/EnableKeyRotation', expected: 'true', actual: 'false', kind: 'NOT_EQUAL' }],
};
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
        { id: '333333333333', name: 'closed', email: 'dev@trips.com', status: 'CLOSED', parentId: 'ou-ab12-3' },
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
  [
    'users',
    [
      { id: 'u-1', userName: 'ada', givenName: 'Ada', familyName: 'Lovelace', email: 'ada@trips.com' },
      { id: 'u-2', userName: '', givenName: '', familyName: '', email: '' },
    ],
  ],
  ['organizationCall', { isSo: true }],
  ['contact', { Name: 'Security', EmailAddress: 'security@trips.com' }],
  ['accountSettings', { passwordPolicy: { MinimumPasswordLength: 8 }, unencrypted: ['us-west-2', 'us-east-2'] }],
  ['typesNotBackedUp', ['Aurora', 'S3']],
  ['trustedServices', ['config.amazonaws.com', 'ram.amazonaws.com']],
  ['stackDrift', [key, { logicalId: 'Quiet', type: 'AWS::SNS::Topic', status: 'IN_SYNC', differences: [] }]],
  ['serviceAdministrators', ['111111111111', '222222222222']],
  ['enabledRegions', ['us-west-2', 'eu-central-2']],
  [
    'optedInRegions',
    new Map([
      ['us-west-2', 'ENABLED_BY_DEFAULT'],
      ['eu-central-2', 'ENABLING'],
    ]),
  ],
  ['stackSetDrift', [{ ...key, instance: { accountId: '222222222222', region: 'us-west-2' } }]],
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
  ['openInvitations', ['444444444444', 'bought@trips.com']],
  ['members', [{ id: 'm-1', userId: 'u-1' }]],
  [
    'subscriptions',
    [
      { protocol: 'email', endpoint: 'a@trips.com', arn: 'arn:aws:sns:us-west-2:111111111111:lz-alarms:1' },
      { protocol: 'email', endpoint: 'b@trips.com' },
    ],
  ],
])('%s is read whole from pages of one item, empty pages with a token among them', async (what, expected) => {
  expect(await read(what)).toEqual(expected);
});

test.each<[keyof typeof reads, Answers, unknown]>([
  ['organization', { DescribeOrganization: awsError('AWSOrganizationsNotInUseException') }, undefined],
  ['identityCenter', { ListInstances: [{}] }, undefined],
  ['stackTemplate', { GetTemplate: awsError('ValidationError', 'Stack with id x does not exist') }, undefined],
  ['stackResources', { ListStackResources: awsError('ValidationError', 'Stack with id x does not exist') }, []],
  ['policies', { ListPolicies: [{}] }, []],
  ['subscriptions', { ListSubscriptionsByTopic: awsError('NotFoundException') }, undefined],
  ['assignments', { ListAccountsForProvisionedPermissionSet: [{}] }, []],
])('%s that is not there is none', async (what, answers, expected) => {
  expect(await read(what, answers)).toEqual(expected);
});

describe('the instance of IAM Identity Center', () => {
  const instance = (digit: string, rest: object = {}): object => ({
    InstanceArn: `arn:aws:sso:::instance/ssoins-${digit}`,
    IdentityStoreId: `d-${digit}`,
    OwnerAccountId: '111111111111',
    Status: 'ACTIVE',
    ...rest,
  });
  const found = { instanceArn: 'arn:aws:sso:::instance/ssoins-2', identityStoreId: 'd-2' };

  test.each<[what: string, instances: readonly object[], expected: unknown]>([
    [
      'is the organization’s, not a member’s',
      [instance('1', { OwnerAccountId: '222222222222' }), instance('2')],
      found,
    ],
    ['is the active one', [instance('1', { Status: 'DELETE_IN_PROGRESS' }), instance('2')], found],
    ['is none of a member alone', [instance('1', { OwnerAccountId: '222222222222' })], undefined],
    ['is the primary Region’s', [instance('2', { PrimaryRegion: 'us-west-2' })], found],
    [
      'is told with its primary Region',
      [instance('2', { PrimaryRegion: 'eu-west-1' })],
      { ...found, primaryRegion: 'eu-west-1' },
    ],
    [
      'that is not ready is told with its state',
      [instance('2', { Status: 'CREATE_FAILED', StatusReason: 'no key' })],
      { ...found, status: 'CREATE_FAILED (no key)' },
    ],
  ])('%s', async (_what, Instances, expected) => {
    expect(await read('identityCenter', { ListInstances: [{ Instances }] })).toEqual(expected);
  });

  test.each([
    [{ PrimaryRegion: 'eu-west-1' }, 'IAM Identity Center has its permission sets in eu-west-1, not in us-west-2'],
    [{ Status: 'CREATE_IN_PROGRESS' }, 'IAM Identity Center in us-west-2 is CREATE_IN_PROGRESS'],
  ])('whose permission sets cannot be read says so', async (rest, message) => {
    const answers: Answers = { ListInstances: [{ Instances: [instance('2', rest)] }] };
    await expect(read('permissionSets', answers)).rejects.toThrow(message);
  });
});

test('a boundary may be a policy of AWS', async () => {
  const boundary = { PermissionsBoundary: { ManagedPolicyArn: 'arn:aws:iam::aws:policy/PowerUserAccess' } };
  expect(await read('permissionSets', { GetPermissionsBoundaryForPermissionSet: [boundary] })).toMatchObject([
    { boundary: 'arn:aws:iam::aws:policy/PowerUserAccess' },
    { boundary: 'arn:aws:iam::aws:policy/PowerUserAccess' },
  ]);
});

test('what was read is kept: nothing is asked twice', async () => {
  const sent: string[] = [];
  const live = liveAws(fakeClients(whole(), sent));
  await Promise.all(EVERYTHING.map((what) => reads[what](live)));
  const once = sent.length;
  await Promise.all(EVERYTHING.map((what) => reads[what](live)));
  expect(sent).toHaveLength(once);
});

test('there is one client for each service and region', async () => {
  const clients = awsClients();
  expect(await clients.sts('us-east-1')).toBe(await clients.sts('us-east-1'));
  expect(await clients.sts('us-east-1')).not.toBe(await clients.sts('us-west-2'));
  const regions = await Promise.all(
    Object.entries(clients)
      .filter(([name]) => name !== 'placed')
      .map(async ([, make]) =>
        (
          (await (make as (region: string) => Promise<unknown>)('eu-west-1')) as {
            config: { region: () => Promise<string> };
          }
        ).config.region(),
      ),
  );
  expect([...new Set(regions)].sort()).toEqual(['eu-west-1', 'us-east-1']);
  const roleArn = 'arn:aws:iam::222222222222:role/x';
  const placed = (more: object): Promise<object> => clients.placed('ec2', { region: 'eu-west-1', ...more });
  expect(await placed({ roleArn })).toBe(await placed({ roleArn }));
  expect(await placed({ roleArn })).not.toBe(await placed({}));
});

test('another account is asked by its role, whose session may only read', async () => {
  const sent: string[] = [];
  const given = { AccessKeyId: 'AKIA', SecretAccessKey: 'secret', SessionToken: 'token', Expiration: new Date(0) };
  const assumed: unknown[] = [];
  const clients = fakeClients(
    {
      AssumeRole: (input) => {
        assumed.push(input);
        return { Credentials: given };
      },
    },
    sent,
  );
  const role = 'arn:aws:iam::222222222222:role/OrganizationAccountAccessRole';
  await expect(roleCredentials(() => clients.sts('us-east-1'), role)()).resolves.toEqual({
    accessKeyId: 'AKIA',
    secretAccessKey: 'secret',
    sessionToken: 'token',
    expiration: new Date(0),
  });
  expect(assumed).toEqual([
    { RoleArn: role, RoleSessionName: 'lz-drift', PolicyArns: [{ arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }] },
  ]);
  await expect(roleCredentials(() => fakeClients({ AssumeRole: [{}] }).sts('us-east-1'), role)()).rejects.toThrow(
    'sts:AssumeRole answered without credentials',
  );
});

test('where IAM is not trusted no feature of root access is on; what IAM does not tell for another reason is not known', async () => {
  const features = (name: string): Promise<readonly string[]> =>
    liveAws(fakeClients({ ListOrganizationsFeatures: awsError(name) })).rootAccessFeatures();
  expect(await features('ServiceAccessNotEnabledException')).toEqual([]);
  await expect(features('AccessDenied')).rejects.toThrow(/may not call iam:ListOrganizationsFeatures/);
});
