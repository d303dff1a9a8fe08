import { runCommand } from '../../../lib/cli/run-command';
import { driftCommand } from '../../../lib/cli/drift';
import type { ResourceDrift } from '../../../lib/operate/live';
import { assemblyOf, sample } from '../live/assemblies';
import { deployed } from '../live/deployed';
import { fakeLive, recorder, type State } from '../live/fake';

const assembly = assemblyOf(sample);

async function inside(
  change: (state: State) => void,
  ...more: readonly string[]
): Promise<{ code: number; out: string; err: string }> {
  const state = deployed(assembly);
  change(state);
  const [stdout, stderr] = [recorder(), recorder()];
  const code = await runCommand(
    driftCommand(() => Promise.resolve(fakeLive(state))),
    ['--assembly', assembly.folder, '--inside', ...more],
    { stdout, stderr },
  );
  return { code, out: stdout.text(), err: stderr.text() };
}

const resource = (more: Partial<ResourceDrift>): ResourceDrift => ({
  logicalId: 'TrailBucketPolicy',
  type: 'AWS::S3::BucketPolicy',
  status: 'MODIFIED',
  differences: [],
  ...more,
});
const differs = (path: string, expected: string, actual: string, kind = 'NOT_EQUAL'): ResourceDrift['differences'] => [
  { path, expected, actual, kind },
];
const inLogging = (...drifts: readonly ResourceDrift[]): ReturnType<typeof inside> =>
  inside((state) => {
    state.stackDrifts['lz-logging'] = [...drifts];
  });

test('nothing is told where CloudFormation finds nothing', async () => {
  const { code, out } = await inLogging(resource({ status: 'IN_SYNC' }));
  expect([code, out]).toEqual([0, 'The live organization is as the assembly says.\n']);
});

test.each<[string, ResourceDrift, string]>([
  [
    'a value',
    resource({ differences: differs('/Retention/Days', '365', '1') }),
    'changed  Stack lz-logging: AWS::S3::BucketPolicy TrailBucketPolicy Retention.Days is "1", not "365".',
  ],
  [
    'what was added',
    resource({ differences: differs('/PolicyDocument/Statement/1', '', '{"Effect":"Allow"}', 'ADD') }),
    'PolicyDocument.Statement.1 was added: "{\\"Effect\\":\\"Allow\\"}"',
  ],
  [
    'what was taken away',
    resource({ differences: differs('/Tags/0', 'x', '', 'REMOVE') }),
    'Tags.0 was taken away: it was "x"',
  ],
  [
    'what was deleted',
    resource({ status: 'DELETED' }),
    'missing  Stack lz-logging: AWS::S3::BucketPolicy TrailBucketPolicy was deleted by hand.',
  ],
  ['what AWS cannot tell', resource({ status: 'UNKNOWN' }), 'is UNKNOWN: CloudFormation cannot tell.'],
])('%s is told', async (_what, drift, line) => {
  const { code, out } = await inLogging(drift);
  expect(code).toBe(1);
  expect(out).toContain(line);
});

test('a policy that says the same in another order is the same', async () => {
  const same = differs('/PolicyDocument', '{"a":["x","y"],"b":1}', '{ "b": 1, "a": ["y", "x"] }');
  expect((await inLogging(resource({ differences: same }))).code).toBe(0);
});

test('what is compared by its ids is told once', async () => {
  const policy = resource({ type: 'AWS::Organizations::Policy', differences: differs('/Content', 'a', 'b') });
  expect((await inLogging(policy)).code).toBe(0);
});

test('what nobody looks at is named: all of which CloudFormation says nothing, but for what drift compares', async () => {
  const { err } = await inside((state) => {
    for (const [place, resources] of Object.entries(state.resources)) {
      const name = place.split('/')[1] ?? '';
      state.stackDrifts[name] = resources
        .filter(({ type }) => !type.startsWith('Custom::') && type !== 'AWS::Budgets::Budget')
        .map(({ logicalId, type }) => resource({ logicalId, type, status: 'IN_SYNC' }));
    }
  });
  expect(err).toMatch(
    /Not looked at, so that nothing is told of it: alternate contacts; .*; AWS::Budgets::Budget\.\n$/,
  );
  expect(err).not.toContain('Custom::');
});

test('in an account that a StackSet reaches, it says which', async () => {
  const { code, out } = await inside((state) => {
    const [first] = state.stackSets;
    const accountId = state.accounts.find(({ name }) => name === 'engineering-dev')?.id ?? '';
    state.stackDrifts[first?.name ?? ''] = [
      resource({ differences: differs('/Enabled', 'true', 'false'), instance: { accountId, region: 'us-west-2' } }),
    ];
  });
  expect(code).toBe(1);
  expect(out).toMatch(/^changed +StackSet lz-\S+ in account engineering-dev, us-west-2: AWS::S3::BucketPolicy/);
});

test('a stack that is not there is told, and what cannot be asked ends with 2', async () => {
  const gone = await inside((state) => {
    state.stacks['us-west-2'] = (state.stacks['us-west-2'] ?? []).filter(({ name }) => name !== 'lz-logging');
  });
  expect(gone.code).toBe(1);
  expect(gone.out).toContain('missing  Stack lz-logging does not exist.');
  expect((await inside((state) => void state.denied.push('stackSetDrift'))).code).toBe(2);
});

test('repairs nothing', async () => {
  const { code, err } = await inside(() => undefined, '--repair');
  expect(code).toBe(2);
  expect(err).toContain('--inside: not with --repair');
});
