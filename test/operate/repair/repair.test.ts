import { driftCommand } from '../../../lib/cli/drift';
import { runCommand } from '../../../lib/cli/run-command';
import type { Call } from '../../../lib/operate/drift/call';
import { LiveError } from '../../../lib/operate/live';
import { assemblyOf, sample } from '../live/assemblies';
import { apply } from '../live/apply';
import { deployed } from '../live/deployed';
import { fakeLive, recorder, type State } from '../live/fake';

const assembly = assemblyOf(sample);

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly calls: readonly string[];
}

async function drift(state: State, argv: readonly string[], refuse?: (call: Call) => boolean): Promise<Ran> {
  const [stdout, stderr] = [recorder(), recorder()];
  const calls: string[] = [];
  const command = driftCommand(
    () => Promise.resolve(fakeLive(state)),
    () =>
      Promise.resolve((call) => {
        calls.push(call.operation);
        if (refuse?.(call) === true) return Promise.reject(new LiveError('failed', 'not now'));
        apply(state, call);
        return Promise.resolve();
      }),
  );
  const code = await runCommand(command, ['--assembly', assembly.folder, ...argv], { stdout, stderr });
  return { code, out: stdout.text(), err: stderr.text(), calls };
}

/** Somebody has renamed an OU, detached a guardrail, given access, and taken access. */
function changedByHand(): State {
  const state = deployed(assembly);
  const [first] = state.assignments;
  state.assignments.splice(0, 1);
  state.assignments.push({ ...first, principalType: 'user', principalId: 'u-eve', principal: 'eve' } as never);
  Object.assign(state.organizationalUnits.find(({ name }) => name === 'engineering') ?? {}, { name: 'platform' });
  Object.assign(state.policies.find(({ name }) => name === 'lz-audit-root') ?? {}, { targetIds: [] });
  return state;
}

test('--repair alone runs nothing, and says what would run, what tightens first', async () => {
  const { code, out, calls } = await drift(changedByHand(), ['--repair']);
  expect([code, calls]).toEqual([1, []]);
  expect(out.match(/^# .*$/gm)).toEqual([
    '# Nobody may do more after it',
    '# Names, tags and the like',
    '# Somebody may do more after it, or it cannot be told',
  ]);
  expect(out).toMatch(/^Nothing was run\. -- --repair --yes runs the first two kinds, --loosen the last, too\.$/m);
});

test('--yes runs what does not loosen, guardrails first, and tells what is left', async () => {
  const state = changedByHand();
  const { code, out, calls } = await drift(state, ['--repair', '--yes']);
  expect(code).toBe(1);
  expect(calls).toEqual(['AttachPolicy', 'DeleteAccountAssignment', 'UpdateOrganizationalUnit']);
  expect(out).toMatch(/^done {4}SCP lz-audit-root is not attached to the root\.$/m);
  expect(out).toMatch(/^missing {2}Access of group \S+ as \S+ to \S+ is not assigned\.$/m);
  expect(out).toMatch(/What may let somebody do more was left: -- --repair --yes --loosen runs that, too\.\n$/);
});

test('--loosen runs the rest, and nothing differs any more', async () => {
  const { code, out } = await drift(changedByHand(), ['--repair', '--yes', '--loosen']);
  expect(out).toMatch(/The live organization is as the assembly says\.\n$/);
  expect(code).toBe(0);
});

test('a call that fails is told with what it was, and does not stop the others', async () => {
  const state = changedByHand();
  const { code, out, calls } = await drift(
    state,
    ['--repair', '--yes', '--loosen'],
    ({ operation }) => operation === 'AttachPolicy',
  );
  expect([code, calls.length]).toEqual([1, 4]);
  expect(out).toMatch(/^failed {2}SCP lz-audit-root is not attached to the root: not now$/m);
  expect(out).toMatch(/^ +was to run: aws organizations attach-policy /m);
});

test('what no call takes back is counted in the plan', async () => {
  const state = changedByHand();
  state.policies = state.policies.filter(({ name }) => name !== 'lz-root-root');
  const { out } = await drift(state, ['--repair']);
  expect(out).toMatch(/1 more it does not run: npm run drift says what to do\.$/m);
});

test('what somebody else made is told with its call, and no repair makes that call', async () => {
  const state = deployed(assembly);
  state.trustedServices.push('detective.amazonaws.com');
  const { id: targetId } = state.accounts.at(-1) ?? { id: '' };
  const type = 'SERVICE_CONTROL_POLICY';
  state.policies.push({ id: 'p-theirs', name: 'theirs', type, owner: 'customer', content: {}, targetIds: [targetId] });
  state.policies.push({ id: 'p-draft', name: 'draft', type, owner: 'customer', content: {}, targetIds: [] });
  state.organizationalUnits.push({ id: 'ou-ab12-hand', name: 'hand', parentId: state.rootId, path: 'hand' });
  state.delegatedAdministrators.push({ accountId: targetId, service: 'fms.amazonaws.com' });
  const { calls, out, code } = await drift(state, ['--repair', '--yes', '--loosen']);
  expect(calls).toEqual([]);
  expect(out.match(/if nobody needs it: /g)?.length).toBe(5);
  expect(code).toBe(1);
});

test.each([
  [['--yes'], /^--yes: only with --repair\./m],
  [['--repair', '--loosen'], /^--loosen: only with --yes\./m],
  [['--repair', '--json'], /^--json: not with --repair\./m],
])('%j is refused', async (argv, line) => {
  const { code, err, calls } = await drift(changedByHand(), argv);
  expect([code, calls]).toEqual([2, []]);
  expect(err).toMatch(line);
});

test('what opens nothing by itself is switched on again only with --loosen, and what it needs before it', async () => {
  const state = deployed(assembly);
  const administrators = state.delegatedAdministrators.filter(({ service }) => service !== 'sso.amazonaws.com');
  Object.assign(state, {
    delegatedAdministrators: administrators,
    rootAccessFeatures: [],
    stackSetsAccess: 'DISABLED',
  });
  state.trustedServices = state.trustedServices.filter((one) => one !== 'iam.amazonaws.com');
  expect((await drift(state, ['--repair', '--yes'])).calls).toEqual([]);
  const { code, out, calls } = await drift(state, ['--repair', '--yes', '--loosen']);
  expect(out).not.toMatch(/^failed/m);
  expect([code, calls.slice(0, 4)]).toEqual([
    0,
    [
      'EnableAWSServiceAccess',
      'ActivateOrganizationsAccess',
      'EnableOrganizationsRootCredentialsManagement',
      'EnableOrganizationsRootSessions',
    ],
  ]);
});
