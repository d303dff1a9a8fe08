import type { LandingZone } from '../../../lib/model/landing-zone';
import { LOOKED_FOR } from '../../../lib/operate/live/there';
import { asLiveError } from '../../../lib/operate/live/live-error';
import { taken } from '../../../lib/operate/preflight/checks/taken';
import { expectedOf } from '../../../lib/operate/drift/expected';
import { preflight } from '../../../lib/operate/preflight';
import { company } from '../../limits/company';
import { conglomerate } from '../../support/companies/conglomerate';
import { everything } from '../../support/companies/everything';
import { config } from '../../support/companies/trips';
import { catalogue, readLandingZone } from '../../support/read-landing-zone';
import { assemblyOf, sample } from '../live/assemblies';
import { fakeLive, freshAccount, MANAGEMENT_ID, type State } from '../live/fake';
import { awsError } from '../live/fake-sdk';
import { after, assembly } from './support';

const ADOPTED = '555555555555';
const [KEY, GUARD] = ['engineering-dev', config.company.securityAccount] as const;

/** The sample in an organization that was there before, with an account that was, too. */
function adopting(key: string): LandingZone {
  const accounts = config.accounts as Record<string, object>;
  return readLandingZone({
    ...config,
    organization: { ...config.organization, existing: 'o-abcde12345' },
    accounts: { ...accounts, [key]: { ...accounts[key], existing: ADOPTED } },
  });
}

async function said(state: State, zone: LandingZone = sample): Promise<readonly string[]> {
  const live = fakeLive(state);
  const { rows } = await preflight({ zone, catalogue, live, assembly: assemblyOf(zone) }, [taken]);
  return rows.flatMap((row) => {
    if (row.check !== taken.name || row.status === 'ok') return [];
    return [`${row.status === 'to do' ? row.when : row.status}: ${row.what} → ${row.how}`];
  });
}

/** An organization with one more account than its own, and nothing deployed. */
function before(name: string, email: string): State {
  const state = freshAccount();
  state.organization = { id: 'o-abcde12345', featureSet: 'ALL', managementAccountId: MANAGEMENT_ID };
  state.accounts = [
    { id: MANAGEMENT_ID, name: 'Trips', email: 'aws@trips.com', status: 'ACTIVE', parentId: 'r-ab12' },
    { id: ADOPTED, name, email, status: 'ACTIVE', parentId: 'r-ab12' },
  ];
  return state;
}

/** The stacks of a company have their StackSets, and nothing else. */
function withStackSets(state: State, zone: LandingZone): void {
  for (const { stackName, region = '', template } of assemblyOf(zone).stacks)
    state.resources[`${region}/${stackName}`] = Object.entries(template.Resources)
      .filter(([, { Type }]) => Type === 'AWS::CloudFormation::StackSet')
      .map(([logicalId, { Type: type }]) => ({ logicalId, type, physicalId: logicalId, status: 'CREATE_COMPLETE' }));
}

test('of an account in which nothing stands in the way, and of what is deployed, nothing is said', async () => {
  expect(await said(freshAccount())).toEqual([]);
  expect(await said(after())).toEqual([]);
  // Its own roles and buckets are there, as the stacks made them.
  const state = after();
  state.there[`${MANAGEMENT_ID} us-west-2 AWS::IAM::User`] = 'break-glass-1';
  state.there[`${MANAGEMENT_ID} us-west-2 AWS::Config::ConfigurationRecorder`] = 'default';
  expect(await said(state)).toEqual([]);
});

test.each<[what: string, type: string, found: string, says: RegExp]>([
  ['a recorder', 'AWS::Config::ConfigurationRecorder', 'theirs', /recorder theirs is there, and lz-compliance would/i],
  [
    'a delivery channel',
    'AWS::Config::DeliveryChannel',
    'theirs',
    /delete-delivery-channel .*theirs --region us-west-2/,
  ],
  ['a user', 'AWS::IAM::User', 'break-glass-1', /IAM User break-glass-1 is there, and lz-baseline would/],
  ['a role', 'AWS::IAM::Role', 'lz-security-audit', /IAM Role lz-security-audit is there/],
  ['a bucket', 'AWS::S3::Bucket', `lz-billing-${MANAGEMENT_ID}`, /S3 Bucket lz-billing-111111111111 is there/],
  ['a rule', 'AWS::Events::Rule', 'lz-break-glass', /Events Rule lz-break-glass is there/],
  ['a trail', 'AWS::CloudTrail::Trail', 'lz-organization-trail', /CloudTrail Trail lz-organization-trail is there/],
  [
    'a monitor of unusual costs',
    'AWS::CE::AnomalyMonitor',
    `arn:aws:ce::${MANAGEMENT_ID}:anomalymonitor/1`,
    /CE AnomalyMonitor arn:aws:ce::1+:anomalymonitor\/1 is there, and lz-billing would make it → .*delete-anomaly-monitor/,
  ],
  [
    'a provider of identities',
    'AWS::IAM::OIDCProvider',
    `arn:aws:iam::${MANAGEMENT_ID}:oidc-provider/token.actions.githubusercontent.com`,
    /in place of createdIn in config\/workloads\.ts; or, .*delete-open-id-connect-provider/,
  ],
])(
  '%s that the management account has already is to be dealt with before the deploy',
  async (_what, type, found, says) => {
    const state = freshAccount();
    for (const region of ['us-west-2', 'us-east-1']) state.there[`${MANAGEMENT_ID} ${region} ${type}`] = found;
    const told = await said(state);
    expect(told.length).toBeGreaterThan(0);
    for (const one of told) {
      expect(one).toMatch(/^before the deploy: .*111111111111/);
      expect(one).toMatch(says);
    }
  },
);

test('what CloudFormation failed to make is there from elsewhere', async () => {
  const state = after();
  state.there[`${MANAGEMENT_ID} us-west-2 AWS::IAM::User`] = 'break-glass-1';
  state.resources['us-west-2/lz-baseline'] = (state.resources['us-west-2/lz-baseline'] ?? []).map((one) =>
    one.type === 'AWS::IAM::User' ? { ...one, physicalId: '', status: 'CREATE_FAILED' } : one,
  );
  expect(await said(state)).toEqual([
    expect.stringMatching(/User break-glass-1 is there, and lz-baseline would make it/),
  ]);
});

test('an account that is adopted is asked by its access role, in each Region, where no stack of a StackSet is yet', async () => {
  const zone = adopting(KEY);
  const state = before(KEY, 'aws+engineering-dev@trips.com');
  for (const region of ['us-west-2', 'us-east-2'])
    state.there[`${ADOPTED} ${region} AWS::Config::ConfigurationRecorder`] = 'old';
  state.there[`${ADOPTED} us-west-2 AWS::IAM::Role`] = 'trips-server';
  withStackSets(state, zone);
  const told = await said(state, zone);
  expect(told).toEqual(
    expect.arrayContaining([
      expect.stringMatching(
        /engineering-dev \(5+\), us-west-2: Config ConfigurationRecorder old is there, and StackSet lz-config/,
      ),
      expect.stringMatching(/engineering-dev \(5+\), us-east-2: Config ConfigurationRecorder old/),
      expect.stringMatching(/IAM Role trips-server is there, and StackSet lz-workload-trips-server/),
    ]),
  );
  expect(told.every((one) => one.startsWith('before the deploy: '))).toBe(true);
  state.stackSets = told
    .map((one) => /StackSet (lz-[\w-]+)/.exec(one)?.[1] ?? '')
    .map((name) => ({
      name,
      autoDeployment: 'on' as const,
      instances: ['us-west-2', 'us-east-2'].map((region) => ({ accountId: ADOPTED, region, status: 'CURRENT' })),
    }));
  expect(await said(state, zone)).toEqual([]);
});

test('a StackSet that is there without its stack is told, once', async () => {
  const state = after();
  state.stacks['us-west-2'] = (state.stacks['us-west-2'] ?? []).filter(({ name }) => name !== 'lz-baseline');
  state.resources['us-west-2/lz-baseline'] = [];
  const told = await said(state);
  const strays = told.filter((one) => one.startsWith('before the deploy: StackSet '));
  expect(strays).toContainEqual(expect.stringMatching(/StackSet lz-baseline is there without the stack lz-baseline/));
  expect(new Set(strays).size).toBe(strays.length);
  // One that failed to be made is the stack's all the same.
  state.resources['us-west-2/lz-baseline'] = (after().resources['us-west-2/lz-baseline'] ?? []).map((one) => ({
    ...one,
    status: 'CREATE_FAILED',
  }));
  expect((await said(state)).filter((one) => one.includes('without the stack'))).toEqual([]);
});

test('of a StackSet whose stack failed, its account says what is ours', async () => {
  const zone = adopting(KEY);
  const state = before(KEY, 'aws+engineering-dev@trips.com');
  state.there[`${ADOPTED} us-east-2 AWS::Config::ConfigurationRecorder`] = 'old';
  withStackSets(state, zone);
  const ofConfig = async (): Promise<readonly string[]> =>
    (await said(state, zone)).filter((one) => one.includes('lz-config'));
  const stackId = `arn:aws:cloudformation:us-east-2:${ADOPTED}:stack/StackSet-lz-config-1/2`;
  const failed = { accountId: ADOPTED, region: 'us-east-2', status: 'OUTDATED' };
  const set = (instance: typeof failed & { stackId?: string }): void => {
    state.stackSets = [{ name: 'lz-config', autoDeployment: 'on', instances: [instance] }];
  };
  const isInTheWay = [
    expect.stringMatching(/^before the deploy: .*us-east-2: Config ConfigurationRecorder old is there/),
  ];
  set(failed);
  expect(await ofConfig()).toEqual(isInTheWay);
  // AWS took back what it had made before it met the recorder.
  set({ ...failed, stackId });
  const recorder = (status: string): void => {
    state.resources[`us-east-2/${stackId}`] = [
      { logicalId: 'ConfigRecorder', type: 'AWS::Config::ConfigurationRecorder', physicalId: 'old', status },
    ];
  };
  recorder('CREATE_FAILED');
  expect(await ofConfig()).toEqual(isInTheWay);
  recorder('CREATE_COMPLETE');
  expect(await ofConfig()).toEqual([]);
  const live = fakeLive(state);
  const stackResources: typeof live.stackResources = (name, region, roleArn) =>
    roleArn === undefined
      ? live.stackResources(name, region)
      : Promise.reject(asLiveError(awsError('AccessDenied'), 'cloudformation:ListStackResources'));
  const { rows } = await preflight({ zone, catalogue, live: { ...live, stackResources }, assembly: assemblyOf(zone) }, [
    taken,
  ]);
  expect(rows).toContainEqual(
    expect.objectContaining({
      status: 'to do',
      when: 'soon',
      what: expect.stringMatching(
        /^StackSet lz-config in 5+, us-east-2: its stack failed, and what it has could not be read, .*ListStackResources/,
      ) as string,
    }),
  );
});

test('where an account cannot be looked into, that is said; of the security account nothing may start on a guess', async () => {
  const denied = (state: State): State => ({ ...state, denied: ['there'] });
  const dev = await said(denied(before(KEY, 'aws+engineering-dev@trips.com')), adopting(KEY));
  expect(dev).toContainEqual(expect.stringMatching(/^soon: engineering-dev \(5+\): what is there was not looked at: /));
  const security = await said(denied(before(GUARD, config.accounts[GUARD].email)), adopting(GUARD));
  expect(security).toContainEqual(
    expect.stringMatching(/^cannot tell: security \(5+\): .*OrganizationAccountAccessRole/),
  );
});

test('nor of one that this landing zone made, where its access role is gone', async () => {
  const state = after();
  state.denied = ['there'];
  state.stackSets = [];
  const told = await said(state);
  expect(told).toContainEqual(
    expect.stringMatching(/^cannot tell: security \(\d{12}\): what is there was not looked at/),
  );
  expect(told).toContainEqual(expect.stringMatching(/^soon: engineering-dev \(\d{12}\): what is there was not looked/));
});

/** What is said where AWS refuses to look at some with an error of this name. */
async function saidOf(name: string, isRefused: (type: string) => boolean, zone = sample): Promise<readonly string[]> {
  const state = zone === sample ? freshAccount() : before(KEY, 'aws+engineering-dev@trips.com');
  state.there[`${MANAGEMENT_ID} us-west-2 AWS::IAM::User`] = 'break-glass-1';
  state.there[`${ADOPTED} us-west-2 AWS::IAM::Role`] = 'trips-server';
  const live = fakeLive(state);
  const there: typeof live.there = (wanted) =>
    isRefused(wanted.type) ? Promise.reject(asLiveError(awsError(name), `a:${wanted.type}`)) : live.there(wanted);
  const { rows } = await preflight({ zone, catalogue, live: { ...live, there }, assembly: assemblyOf(zone) }, [taken]);
  return rows.flatMap((row) => (row.status === 'ok' ? [] : [row.what]));
}

test.each(['ExpiredToken', 'ExpiredTokenException'])(
  'credentials that end meanwhile (%s) are no Region that is not enabled: nothing was seen with them',
  async (name) => {
    await expect(saidOf(name, () => true)).rejects.toMatchObject({ kind: 'no credentials' });
  },
);

test.each(['UnrecognizedClientException', 'InvalidClientTokenId', 'AuthFailure'])(
  'a Region that is not enabled (%s) has nothing',
  async (name) => {
    expect(await saidOf(name, () => true)).toEqual([]);
  },
);

test('what AWS does not let look at of some does not hide the rest', async () => {
  const isRefused = (type: string): boolean => ['AWS::S3::Bucket', 'AWS::Config::ConfigurationRecorder'].includes(type);
  const management = await saidOf('AccessDeniedException', isRefused);
  expect(management).toContainEqual(expect.stringMatching(/IAM User break-glass-1 is there/));
  expect(management).toContainEqual(
    expect.stringMatching(
      /1{12}\): not all that is there was looked at: these credentials may not call a:AWS::\w+::\w+; /,
    ),
  );
  const member = await saidOf('AccessDeniedException', isRefused, adopting(KEY));
  expect(member).toContainEqual(expect.stringMatching(/engineering-dev .*IAM Role trips-server is there/));
  expect(member).toContainEqual(
    expect.stringMatching(/^engineering-dev \(5+\): not all that is there was looked at: /),
  );
});

test('of an account that lets nobody look one call of a type is enough', async () => {
  const asked: string[] = [];
  await saidOf('AccessDeniedException', (type) => {
    asked.push(type);
    return true;
  });
  expect(asked.length).toBeGreaterThan(3);
  expect(new Set(asked).size).toBe(asked.length);
});

test('without an assembly it says that nothing was asked', async () => {
  const { rows } = await preflight({ zone: sample, catalogue, live: fakeLive(after()) }, [taken]);
  expect(rows.filter(({ check }) => check === taken.name)).toEqual([
    expect.objectContaining({ status: 'to do', when: 'soon', how: expect.stringContaining('--assembly') as string }),
  ]);
});

/** Types that are not looked for: whoever has one of such a name has it from this landing zone. */
const CALLED_BY_PREFIX = [
  'AWS::AccessAnalyzer::Analyzer',
  'AWS::Athena::WorkGroup',
  'AWS::Config::ConfigurationAggregator',
  'AWS::Config::ConformancePack',
  'AWS::Logs::LogGroup',
  'AWS::Scheduler::Schedule',
];
/** A policy in a role is the role's; accounts are told apart by their addresses. */
const BY_ITS_OWN_CHECK = ['AWS::IAM::Policy', 'AWS::Organizations::Account'];

test('whatever a template names is looked for, or has a reason', () => {
  const zones = [company, everything, conglomerate].map((one) => readLandingZone(one));
  const made = [assembly, ...zones.map(assemblyOf)].flatMap((one) => {
    const { graph } = expectedOf(one);
    return graph.accounts.flatMap((account) => graph.madeIn(account).filter(({ isNamed }) => isNamed));
  });
  const named = new Set(made.map(({ type }) => type));
  expect(named.size).toBeGreaterThan(15);
  expect([...named].filter((type) => !LOOKED_FOR.has(type)).sort()).toEqual(
    [...CALLED_BY_PREFIX, ...BY_ITS_OWN_CHECK].sort(),
  );
  expect([...LOOKED_FOR].filter((type) => !named.has(type))).toEqual([
    'AWS::CE::AnomalyMonitor',
    'AWS::IAM::OIDCProvider',
  ]);
  const others = made.filter(
    ({ type, names }) => CALLED_BY_PREFIX.includes(type) && !/(?:^|\/)lz-/.test(names[0] ?? ''),
  );
  expect(others.map(({ place, names }) => [place, ...names])).toEqual([]);
});
