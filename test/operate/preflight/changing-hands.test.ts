import { preflight } from '../../../lib/operate/preflight';
import { changingHands } from '../../../lib/operate/preflight/checks/changing-hands';
import { taken } from '../../../lib/operate/preflight/checks/taken';
import type { LandingZone } from '../../../lib/model/landing-zone';
import { everything } from '../../support/companies/everything';
import { startUp } from '../../support/companies/start-up';
import { config } from '../../support/companies/trips';
import { catalogue, readLandingZone } from '../../support/read-landing-zone';
import { assemblyOf, sample } from '../live/assemblies';
import { deployed } from '../live/deployed';
import { fakeLive, MANAGEMENT_ID, type State } from '../live/fake';
import { after } from './support';

async function said(state: State, zone: LandingZone = sample): Promise<readonly string[]> {
  const context = { zone, catalogue, live: fakeLive(state), assembly: assemblyOf(zone) };
  const { rows } = await preflight(context, [changingHands, taken]);
  return rows.flatMap((row) => (row.status === 'ok' ? [] : [`${row.check}: ${row.what} → ${row.how}`]));
}

interface Stood {
  readonly Resources: Record<string, { readonly Type: string; readonly Properties?: Record<string, unknown> }>;
}

/** The landing zone as a deploy before left it, with other logical ids. */
function asBefore(state: State, change: (id: string, type: string) => string): State {
  for (const [key, template] of Object.entries(state.templates)) {
    const { Resources } = template as Stood;
    state.templates[key] = {
      Resources: Object.fromEntries(Object.entries(Resources).map(([id, one]) => [change(id, one.Type), one])),
    };
    state.resources[key] = (state.resources[key] ?? []).map((one) => ({
      ...one,
      logicalId: change(one.logicalId, one.type),
    }));
  }
  return state;
}

test('a user that comes under another logical id is told, once, with what to do', async () => {
  const state = asBefore(after(), (id, type) =>
    id === 'BreakGlassRole' || type === 'AWS::IAM::User' ? `Old${id}` : id,
  );
  state.there[`${MANAGEMENT_ID} us-west-2 AWS::IAM::User`] = 'break-glass-1';
  expect((await said(state)).filter((line) => line.includes('break-glass-1'))).toEqual([
    expect.stringMatching(
      /^names that change hands: lz-baseline: IAM User break-glass-1 comes as (\S+), while the stack has it as Old\1 until the end of its deploy → Deploy in two steps: first without what has it now, /,
    ),
  ]);
});

test('whatever has a name of its own is told, of any type', async () => {
  const zone = readLandingZone(everything);
  const lines = await said(
    asBefore(deployed(assemblyOf(zone)), (id) => `Old${id}`),
    zone,
  );
  const types = new Set(lines.flatMap((line) => /^names that change hands: \S+: (\S+ \S+)/.exec(line)?.[1] ?? []));
  expect([...types].sort()).toEqual([
    'BCMDataExports Export',
    'Budgets Budget',
    'CE AnomalyMonitor',
    'CE AnomalySubscription',
    'CloudFormation StackSet',
    'CloudTrail Trail',
    'Config ConfigurationRecorder',
    'Config ConformancePack',
    'Config DeliveryChannel',
    'Events Rule',
    'IAM Group',
    'IAM ManagedPolicy',
    'IAM OIDCProvider',
    'IAM Role',
    'IAM User',
    'Lambda Function',
    'Logs LogGroup',
    'S3 Bucket',
    'S3 BucketPolicy',
    'SSO Assignment',
    'Scheduler Schedule',
  ]);
});

test('so is what changes hands in the template of a StackSet', async () => {
  const state = after();
  const key = 'us-west-2/lz-baseline';
  const template = structuredClone(state.templates[key]) as Stood;
  for (const { Properties = {} } of Object.values(template.Resources)) {
    if (typeof Properties.TemplateBody !== 'string') continue;
    const inner = JSON.parse(Properties.TemplateBody) as Stood;
    const Resources = Object.fromEntries(Object.entries(inner.Resources).map(([id, one]) => [`Old${id}`, one]));
    Properties.TemplateBody = JSON.stringify({ ...inner, Resources });
  }
  state.templates[key] = template;
  const lines = await said(state);
  expect(lines).toContainEqual(
    expect.stringMatching(
      /^names that change hands: lz-baseline: IAM Role \S+ comes as \S+ → (\S+), while .* → Old\1 until/,
    ),
  );
});

test.each<[what: string, stack: string, says: readonly RegExp[]]>([
  [
    'later still has is told',
    'lz-guardrails',
    [/^names that change hands: lz-baseline: IAM User break-glass-1 comes as \S+, while lz-guardrails has it as/],
  ],
  ['earlier has given up by then is not', 'lz-organization', []],
])('what a stack that deploys %s', async (_what, stack, says) => {
  const state = after();
  const [from, to] = ['us-west-2/lz-baseline', `us-west-2/${stack}`] as const;
  const was = (state.templates[from] as Stood).Resources;
  const [id = ''] = Object.entries(was).find(([, one]) => one.Properties?.UserName === 'break-glass-1') ?? [];
  const moved = (state.resources[from] ?? []).filter(({ logicalId }) => logicalId === id);
  state.resources[from] = (state.resources[from] ?? []).filter(({ logicalId }) => logicalId !== id);
  state.resources[to] = [...(state.resources[to] ?? []), ...moved];
  state.templates[to] = { Resources: { ...(state.templates[to] as Stood).Resources, [id]: was[id] } };
  expect(await said(state)).toEqual(says.map((line) => expect.stringMatching(line) as string));
});

test.each([
  ['AWS::IAM::Role', 1],
  ['AWS::Logs::LogGroup', 0],
])('of what a stack of another Region has, that deploys later, a %s is told %d times', async (type, times) => {
  const zone = readLandingZone(startUp);
  const state = deployed(assemblyOf(zone));
  const to = 'eu-west-1/lz-identity';
  const [from = '', id = ''] =
    Object.entries(state.templates).flatMap(([key, template]) =>
      Object.entries((template as Stood).Resources).flatMap(([one, { Type, Properties = {} }]) => {
        const name = Properties.RoleName ?? Properties.LogGroupName;
        return key !== to && Type === type && typeof name === 'string' ? [[key, one]] : [];
      }),
    )[0] ?? [];
  const named = (state.templates[from] as Stood).Resources[id];
  const moved = (state.resources[from] ?? []).filter(({ logicalId }) => logicalId === id);
  state.resources[from] = (state.resources[from] ?? []).filter(({ logicalId }) => logicalId !== id);
  state.resources[to] = [...(state.resources[to] ?? []), ...moved];
  state.templates[to] = { Resources: { ...(state.templates[to] as Stood).Resources, Elsewhere: named } };
  state.resources[to] = (state.resources[to] ?? []).map((one) =>
    one.logicalId === id ? { ...one, logicalId: 'Elsewhere' } : one,
  );
  expect(moved).toHaveLength(1);
  const found = await changingHands.run({ zone, catalogue, live: fakeLive(state), assembly: assemblyOf(zone) });
  expect(found.filter(({ what }) => what.includes('Elsewhere'))).toHaveLength(times);
});

const anotherCompany = readLandingZone(everything);

test.each<[what: string, from: LandingZone, to: LandingZone]>([
  ['nothing that changes', sample, sample],
  ['another company', readLandingZone(config), anotherCompany],
  ['the way back', anotherCompany, readLandingZone(config)],
])('of %s nothing is said', async (_what, from, to) => {
  const lines = await said(deployed(assemblyOf(from)), to);
  expect(lines.filter((line) => line.startsWith(changingHands.name))).toEqual([]);
});

/** A user of the management account as it was called before. */
function wasCalled(state: State, name: string): State {
  const key = 'us-west-2/lz-baseline';
  const template = structuredClone(state.templates[key]) as Stood;
  const user = Object.values(template.Resources).find(({ Properties = {} }) => Properties.UserName === 'break-glass-1');
  Object.assign(user?.Properties ?? {}, { UserName: name });
  state.templates[key] = template;
  return state;
}

test('what is renamed finds its new name taken by somebody else', async () => {
  const state = wasCalled(after(), 'glass');
  expect(await said(state)).toEqual([]);
  state.there[`${MANAGEMENT_ID} us-west-2 AWS::IAM::User`] = 'break-glass-1';
  expect(await said(state)).toEqual([
    expect.stringMatching(/^names in accounts: .*IAM User break-glass-1 is there, and lz-baseline would make it/),
  ]);
});

test('what a template only says in another way is the resource itself', async () => {
  const state = wasCalled(after(), '${Name}');
  state.there[`${MANAGEMENT_ID} us-west-2 AWS::IAM::User`] = 'break-glass-1';
  const key = 'us-west-2/lz-baseline';
  const { Resources } = state.templates[key] as Stood;
  const [id] = Object.entries(Resources).find(([, { Properties = {} }]) => Properties.UserName === '${Name}') ?? [];
  state.resources[key] = (state.resources[key] ?? []).map((one) =>
    one.logicalId === id ? { ...one, physicalId: 'break-glass-1' } : one,
  );
  expect(await said(state)).toEqual([]);
});

test('a StackSet that comes under another logical id is no stray', async () => {
  const state = asBefore(after(), (id, type) => (type === 'AWS::CloudFormation::StackSet' ? `Old${id}` : id));
  const lines = await said(state);
  expect(lines.length).toBeGreaterThan(5);
  expect(
    lines.filter((line) => !/^names that change hands: \S+: CloudFormation StackSet lz-\S+ comes/.test(line)),
  ).toEqual([]);
});
