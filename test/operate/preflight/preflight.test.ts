import { catalogue } from '../../support/read-landing-zone';
import { completeLandingZone } from '../../../lib/model/complete';
import type { LandingZone } from '../../../lib/model/landing-zone';
import type { WrittenLandingZone } from '../../../lib/model/schema';
import { preflight } from '../../../lib/operate/preflight';
import { ORGANIZATION_STACK } from '../../../lib/operate/deployed/stacks';
import { startUp } from '../../support/companies/start-up';
import { config } from '../../support/companies/trips';
import { assemblyOf, sample } from '../live/assemblies';
import { deployed } from '../live/deployed';
import { fakeLive, freshAccount, type State } from '../live/fake';
import { after, assembly, complaints, rowsOf, toolkit, type Break } from './support';

test('a fresh account, and one that everything is deployed to, are fine', async () => {
  expect(await complaints(freshAccount())).toEqual([]);
  expect(await complaints(after())).toEqual([]);
  expect((await preflight({ zone: sample, catalogue, live: fakeLive(after()) })).verdict).toBe('go');
});

test('a Region that somebody opted in to, and in which nobody watches, is said and stops nobody', async () => {
  const state = freshAccount();
  state.enabledRegions.push('eu-central-2');
  expect(await complaints(state)).toEqual([
    expect.stringMatching(
      /^Regions of the management account: eu-central-2 is switched on .* no alarm watches it there: .* → aws account disable-region --region-name eu-central-2; or approve it: config\/company\.ts/,
    ),
  ]);
  const verdict = async (zone: LandingZone): Promise<string> =>
    (await preflight({ zone, catalogue, live: fakeLive(state) })).verdict;
  expect(await verdict(sample)).toBe('go');
  const approvedRegions = [...sample.company.approvedRegions, 'eu-central-2'];
  expect(await complaints(state, { ...sample, company: { ...sample.company, approvedRegions } })).toEqual([
    expect.stringMatching(/^Regions of members: AWS makes 8 accounts \(log-archive, .*without eu-central-2/),
  ]);
});

test('the stack of the organization is called what preflight calls it', () => {
  expect(assembly.stacks.map(({ stackName }) => stackName)).toContain(ORGANIZATION_STACK);
});

const withOrganization: Break = (state) => {
  state.organization = { id: 'o-other12345', featureSet: 'ALL', managementAccountId: state.caller.accountId };
};

test.each<[what: string, breakIt: Break, expected: RegExp]>([
  ['another partition', (state) => (state.caller = { ...state.caller, partition: 'aws-cn' }), /^partition: .*aws-cn/],
  [
    'a member account',
    (state) => {
      withOrganization(state);
      state.organization = { id: 'o-other12345', featureSet: 'ALL', managementAccountId: '999999999999' };
    },
    /^management account: 111111111111 is a member of o-other12345.*profile of 999999999999/,
  ],
  [
    'the root user',
    (state) => (state.caller = { ...state.caller, arn: 'arn:aws:iam::111111111111:root' }),
    /^management account: these are credentials of the root user/,
  ],
  ['root without MFA', (state) => (state.rootUser = { mfa: 'off', accessKeys: 0 }), /^root user: .*no MFA.*https:/],
  ['root with keys', (state) => (state.rootUser = { mfa: 'on', accessKeys: 1 }), /^root user: .*access keys/],
  [
    'an approved Region that is off',
    (state) => (state.enabledRegions = state.enabledRegions.filter((one) => one !== 'us-east-2')),
    /^Regions of the management account: us-east-2 is approved and switched off .*aws account enable-region --region-name us-east-2/,
  ],
  ['an organization by hand', withOrganization, /^organization: o-other12345 exists.*existing: 'o-other12345'/],
  [
    'no Identity Center',
    (state) => (state.identityCenters = {}),
    /^IAM Identity Center: not enabled in us-west-2.*https:/,
  ],
  [
    'Identity Center elsewhere',
    (state) => (state.identityCenters = { 'us-east-1': { instanceArn: 'x', identityStoreId: 'y' } }),
    /^IAM Identity Center: enabled in us-east-1.*identityCenterRegion: 'us-east-1'/,
  ],
  [
    'Identity Center of which this is an additional Region',
    (state) =>
      (state.identityCenters = {
        'us-west-2': { instanceArn: 'x', identityStoreId: 'y', primaryRegion: 'eu-west-1' },
      }),
    /^IAM Identity Center: us-west-2 is an additional Region .* enabled in eu-west-1, .* → config\/company\.ts → identityCenterRegion: 'eu-west-1'$/,
  ],
  [
    'Identity Center elsewhere, and this no additional Region',
    (state) =>
      (state.identityCenters = {
        'us-east-1': { instanceArn: 'x', identityStoreId: 'y', primaryRegion: 'eu-west-1' },
      }),
    /^IAM Identity Center: enabled in eu-west-1.*identityCenterRegion: 'eu-west-1'/,
  ],
  [
    'Identity Center that is not ready',
    (state) =>
      (state.identityCenters = {
        'us-west-2': { instanceArn: 'x', identityStoreId: 'y', status: 'CREATE_IN_PROGRESS' },
      }),
    /^IAM Identity Center: in us-west-2 it is CREATE_IN_PROGRESS → Wait until it is ACTIVE: aws sso-admin list-instances --region us-west-2/,
  ],
  [
    'no bootstrap',
    (state) => (state.stacks['us-east-1'] = []),
    /^bootstrap: us-east-1 is not bootstrapped → npx cdk bootstrap aws:\/\/111111111111\/us-east-1$/,
  ],
  [
    'an old bootstrap',
    (state) => (state.stacks['us-west-2'] = [{ ...toolkit, outputs: { BootstrapVersion: '5' } }]),
    /^bootstrap: us-west-2: version 5, 8 is needed/,
  ],
  [
    'a stuck stack',
    (state) => state.stacks['us-west-2']?.push({ ...toolkit, name: 'lz-baseline', status: 'UPDATE_ROLLBACK_FAILED' }),
    /^stacks: lz-baseline is in UPDATE_ROLLBACK_FAILED → aws cloudformation continue-update-rollback/,
  ],
  [
    'a protected stack that was rolled back',
    (state) =>
      state.stacks['us-west-2']?.push({
        ...toolkit,
        name: 'lz-organization',
        status: 'ROLLBACK_COMPLETE',
        terminationProtection: 'on',
      }),
    /^stacks: lz-organization is in ROLLBACK_COMPLETE → .*--no-enable-termination-protection.* && .*delete-stack/,
  ],
  [
    'a small quota',
    (state) => (state.accountQuota = 5),
    /^account quota: 1 exist, 8 to create, 5 allowed.*servicequotas/,
  ],
])('before the first deploy, %s is to do', async (_what, breakIt, expected) => {
  const state = freshAccount();
  breakIt(state);
  expect(await complaints(state)).toEqual([expect.stringMatching(expected)]);
  expect((await preflight({ zone: sample, catalogue, live: fakeLive(state) })).verdict).toBe('no go');
});

function administrators(service: string, ...digits: string[]): State['delegatedAdministrators'] {
  return digits.map((digit) => ({ accountId: digit.repeat(12), service }));
}

test.each(['cloudtrail.amazonaws.com', 'config.amazonaws.com', 'config-multiaccountsetup.amazonaws.com'])(
  'other administrators of %s are told and in nobody’s way while it takes one more',
  async (service) => {
    const state = after();
    state.delegatedAdministrators = administrators(service, '8', '9');
    const rows = (await rowsOf(state)).filter(({ check }) => check === 'delegated administrators');
    expect(rows.map(({ status, what }) => [status, what])).toEqual([
      ['ok', `${service} is administered by 888888888888, 999999999999, which leaves room for security`],
    ]);
  },
);

test.each<[what: string, breakIt: Break, expected: RegExp]>([
  [
    'an organization with consolidated billing only',
    ({ organization, ...state }) =>
      void Object.assign(organization ?? {}, { featureSet: 'CONSOLIDATED_BILLING' }, state),
    /^organization: .*CONSOLIDATED_BILLING.*enable-all-features/,
  ],
  [
    'a policy type on its way out',
    (state) => (state.policyTypes = [{ type: 'TAG_POLICY', status: 'PENDING_DISABLE' }]),
    /^policy types: TAG_POLICY is being disabled/,
  ],
  [
    'a policy of one of our names',
    (state) => (state.resources['us-west-2/lz-guardrails'] = []),
    /^policy names: a SERVICE_CONTROL_POLICY called lz-organization-root exists.*update-policy/,
  ],
  [
    'a permission set of one of our names',
    (state) => (state.resources['us-west-2/lz-identity'] = []),
    /^permission sets: Developer exists/,
  ],
  [
    'another delegated administrator',
    (state) =>
      (state.delegatedAdministrators = [{ accountId: '999999999999', service: 'access-analyzer.amazonaws.com' }]),
    /^delegated administrators: .* → If it is your account for security, name it: .*existing: '9{12}'\)\. Else, if nobody needs it there: .*deregister-delegated-administrator .*--account-id 999999999999$/,
  ],
  ...(
    [
      ['guardduty', 'disable-organization-admin-account'],
      ['securityhub', 'disable-organization-admin-account'],
    ] as const
  ).map(([service, command]): [string, (state: ReturnType<typeof after>) => void, RegExp] => [
    `another administrator of ${service}`,
    (state) => (state.delegatedAdministrators = [{ accountId: '999999999999', service: `${service}.amazonaws.com` }]),
    new RegExp(`^delegated administrators: .*aws ${service} ${command} .*999999999999`),
  ]),
  [
    'another administrator, while the security account is that of other services',
    ({ delegatedAdministrators }) =>
      Object.assign(delegatedAdministrators.find(({ service }) => service === 'guardduty.amazonaws.com') ?? {}, {
        accountId: '999999999999',
      }),
    /^delegated administrators: guardduty.* → Ask whoever made it so; if nobody needs it there: in each Region: aws guardduty/,
  ],
  [
    'another administrator that the config knows',
    (state) =>
      (state.delegatedAdministrators = [
        {
          accountId: state.accounts.find(({ name }) => name === 'engineering-prod')?.id ?? '',
          service: 'guardduty.amazonaws.com',
        },
      ]),
    /^delegated administrators: guardduty.* → If .* name it: config\/company\.ts → securityAccount: 'engineering-prod'\. Else, if nobody/,
  ],
  [
    'another administrator of Security Hub, which may have central configuration',
    (state) => (state.delegatedAdministrators = [{ accountId: '999999999999', service: 'securityhub.amazonaws.com' }]),
    /^delegated administrators: .*if nobody needs it there: .*AWS refuses it where .* central configuration: .* deletes its configuration policies\)$/,
  ],
  ...(
    [
      ['cloudtrail.amazonaws.com', 'aws cloudtrail deregister-organization-delegated-admin .*<account>'],
      ['config.amazonaws.com', 'aws organizations deregister-delegated-administrator .*<account>'],
      ['config-multiaccountsetup.amazonaws.com', 'aws organizations deregister-delegated-administrator .*<account>'],
    ] as const
  ).map(([service, command]): [string, (state: ReturnType<typeof after>) => void, RegExp] => [
    `as many other administrators of ${service} as it takes`,
    (state) => (state.delegatedAdministrators = administrators(service, '7', '8', '9')),
    new RegExp(
      `^delegated administrators: ${service} is administered by 7{12}, 8{12}, 9{12}, and takes no more than 3 → .*${command}`,
    ),
  ]),
])('after a deploy, %s is to do', async (_what, breakIt, expected) => {
  const state = after();
  breakIt(state);
  expect((await complaints(state))[0]).toMatch(expected);
});

type Change = (zone: ReturnType<typeof copy>) => unknown;
const copy = (): {
  -readonly [Key in keyof WrittenLandingZone]: WrittenLandingZone[Key];
} & { accounts: Record<string, WrittenLandingZone['accounts'][string]>; organization: Organization } =>
  structuredClone(config as WrittenLandingZone);
type Organization = {
  -readonly [Key in keyof WrittenLandingZone['organization']]: WrittenLandingZone['organization'][Key];
} & {
  organizationalUnits: Record<string, WrittenLandingZone['organization']['organizationalUnits'][string]>;
};
const { 'engineering-dev': account = { email: '', ou: '' } } = (config as WrittenLandingZone).accounts;

test.each<[what: string, change: Change, expected: RegExp]>([
  [
    'an e-mail address',
    ({ accounts }) => (accounts['engineering-dev'] = { ...account, email: 'aws+new@trips.com' }),
    /^account identity: .*engineering-dev: its email changes from aws\+engineering-dev@trips.com to aws\+new@trips.com.*email: 'aws\+engineering-dev@trips.com'/,
  ],
  [
    'a name',
    ({ accounts }) => (accounts['engineering-dev'] = { ...account, name: 'dev' }),
    /^account identity: .*name changes from engineering-dev to dev.*put-account-name/,
  ],
  [
    'the role name',
    ({ organization }) => (organization.accountAccessRoleName = 'Other'),
    /^account identity: the role name of 8 accounts changes from OrganizationAccountAccessRole to Other/,
  ],
  [
    "an OU's parent",
    ({ organization: { organizationalUnits: units } }) => (units.dev = { ...units.dev, parent: 'growth' }),
    /^parents of OUs: .*dev: its parent changes from engineering\/nonproduction to growth → Put it back/,
  ],
  [
    'an OU to the root',
    ({ organization: { organizationalUnits: units } }) => (units.dev = { ...units.dev, parent: 'root' }),
    /^parents of OUs: .*to root/,
  ],
  [
    'a second key for an account that exists',
    ({ accounts }) => (accounts.again = { ...account, email: account.email.toUpperCase() }),
    /^accounts to create: .*again: an account with .* exists \(\d{12}, "engineering-dev"\).*existing: '\d{12}'/,
  ],
  [
    'a second key for an OU that exists',
    ({ organization: { organizationalUnits: units } }) => (units['dev-2'] = { parent: 'nonproduction', name: 'dev' }),
    /^names of OUs: .*dev-2: an OU engineering\/nonproduction\/dev exists \(ou-.*existing: 'ou-/,
  ],
  [
    'an adopted account that is not there',
    ({ accounts }) => (accounts.bought = { email: 'aws+bought@trips.com', ou: 'dev', existing: '999999999999' }),
    /^adopted accounts: .*999999999999 is not in the organization.*invite-account/,
  ],
  [
    'an adopted OU that is not there',
    ({ organization: { organizationalUnits: units } }) =>
      (units.bought = { parent: 'root', existing: 'ou-ab12-99999999' }),
    /^adopted OUs: .*ou-ab12-99999999 is not in the organization/,
  ],
  [
    'an organization that is another',
    ({ organization }) => (organization.existing = 'o-zzzzz12345'),
    /^organization: the config names o-zzzzz12345, the account is in o-abcde12345/,
  ],
])('changing %s is to do', async (_what, change, expected) => {
  const zone = copy();
  change(zone);
  expect(await complaints(after(), completeLandingZone(zone))).toEqual([expect.stringMatching(expected)]);
});

test('an account that moves to another OU is fine', async () => {
  const zone = copy();
  zone.accounts['engineering-dev'] = { ...account, ou: 'sandbox' };
  expect(await complaints(after(), completeLandingZone(zone))).toEqual([]);
});

test('a pinned account refuses any other', async () => {
  const zone = {
    ...sample,
    company: {
      ...sample.company,
      managementAccount: { ...sample.company.managementAccount, accountId: '222222222222' },
    },
  };
  expect(await complaints(freshAccount(), zone)).toEqual([expect.stringMatching(/the config names 222222222222/)]);
});

test('a company that adopted its organization is fine while everything that it names is there', async () => {
  const zone = completeLandingZone(startUp);
  const state = deployed(assemblyOf(zone));
  state.organization = { id: zone.organization.existing ?? '', featureSet: 'ALL', managementAccountId: '111111111111' };
  const { managementAccount, homeRegion, identityCenterRegion } = zone.company;
  const accountId = managementAccount.accountId ?? '111111111111';
  state.caller = { accountId, arn: `arn:aws:iam::${accountId}:user/me`, partition: 'aws' };
  state.organization = { ...state.organization, managementAccountId: accountId };
  state.identityCenters = {
    [identityCenterRegion]: zone.access.identityCenter ?? state.identityCenters['us-west-2'] ?? never(),
  };
  for (const region of [homeRegion, identityCenterRegion])
    state.stacks[region] = [...(state.stacks[region] ?? []), toolkit];
  state.accountQuota = zone.company.accountQuota;
  const emails = new Map(Object.values(zone.accounts).map(({ name, email }) => [name, email]));
  emails.set(managementAccount.name, managementAccount.email);
  state.accounts = state.accounts.map((one) => ({ ...one, email: emails.get(one.name) ?? one.email }));
  state.groups = Object.entries(zone.access.groups).map(([key, { id = key, displayName }]) => ({
    id,
    name: displayName,
  }));
  expect(await complaints(state, zone)).toEqual([]);
});

function never(): never {
  throw new Error('the fresh account has an instance');
}

describe('an organization policy of a security service', () => {
  const company = {
    ...sample.company,
    securityServices: { ...sample.company.securityServices, inspector: 'on' as const },
  };
  const inspected: LandingZone = { ...sample, company };

  test('is one that the deploy stands on, as those of guardrails are', async () => {
    const state = after();
    const others = state.policyTypes.filter(({ type }) => type !== 'INSPECTOR_POLICY');
    state.policyTypes = [...others, { type: 'INSPECTOR_POLICY', status: 'PENDING_DISABLE' }];
    expect(await complaints(state, inspected)).toEqual([
      expect.stringMatching(/^policy types: INSPECTOR_POLICY is being disabled/),
    ]);
  });

  test('is ours where our stack holds it, and taken where it does not', async () => {
    const state = deployed(assemblyOf(inspected));
    expect(await complaints(state, inspected)).toEqual([]);
    state.resources['us-west-2/lz-compliance'] = [];
    expect(await complaints(state, inspected)).toEqual([
      expect.stringMatching(/^policy names: a INSPECTOR_POLICY called lz-inspector exists/),
    ]);
  });
});

test('what the credentials may not read is not taken for granted', async () => {
  const state = { ...freshAccount(), denied: ['rootUser' as const] };
  expect(await complaints(state)).toEqual([
    expect.stringMatching(/^root user: these credentials may not call rootUser/),
  ]);
  expect((await preflight({ zone: sample, catalogue, live: fakeLive(state) })).verdict).toBe('no go');
});

test('a quota that Service Quotas does not tell is the config’s', async () => {
  const rows = await rowsOf({ ...freshAccount(), denied: ['accountQuota'] });
  expect(rows.find(({ check }) => check === 'account quota')?.what).toMatch(/10 allowed \(config/);
});
