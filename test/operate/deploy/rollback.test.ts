import { writeProofs } from '../../../lib/assembly/proven/proofs-file';
import { EXPECTED_CHECKS } from '../../assembly/support/checks';
import { writeAssembly } from '../../assembly/support/write-assembly';
import { deploy, names } from './deploying';
import { opened } from './memory-store';

/* What is deployed without rollback, and what is rolled back first. */

/** @param ids of its stacks, which hold nothing */
function assemblyOf(...ids: readonly string[]): string {
  const folder = writeAssembly(
    Object.fromEntries(ids.map((id) => [id, { stackName: `lz-${id.toLowerCase()}`, template: { Resources: {} } }])),
  );
  writeProofs(folder, EXPECTED_CHECKS);
  return folder;
}

test.each<[what: string, statuses: Readonly<Record<string, string>>, expected: readonly string[]]>([
  ['none is there', {}, ['Organization', 'Baseline', 'Logging', 'Workloads']],
  [
    'a first deploy of one failed and was not rolled back, or was',
    { 'lz-baseline': 'CREATE_COMPLETE', 'lz-logging': 'UPDATE_FAILED', 'lz-workloads': 'ROLLBACK_COMPLETE' },
    ['Organization', 'Logging', 'Workloads'],
  ],
  [
    'all are whole, so that a change that fails is rolled back',
    { 'lz-baseline': 'UPDATE_COMPLETE', 'lz-logging': 'CREATE_COMPLETE', 'lz-workloads': 'UPDATE_ROLLBACK_COMPLETE' },
    ['Organization'],
  ],
])('what StackSets keep is deployed without rollback until it is whole: %s', async (_what, statuses, expected) => {
  const folder = assemblyOf('Organization', 'Baseline', 'Logging', 'Workloads', 'Identity');
  const { steps } = await deploy(['--assembly', folder], () => 0, {}, opened(statuses));
  const [, without, all] = steps.map(({ argv }) => argv);
  expect(without?.slice(2, without.indexOf('--no-rollback'))).toEqual(expected);
  expect([without?.includes('--no-rollback'), all?.includes('--all'), all?.includes('--no-rollback')]).toEqual([
    true,
    true,
    false,
  ]);
});

describe('what somebody else deployed without rollback and failed', () => {
  const assembly = (): string => assemblyOf('Organization', 'Baseline', 'Guardrails', 'Billing');
  const statuses = {
    'lz-organization': 'UPDATE_FAILED',
    'lz-baseline': 'CREATE_FAILED',
    'lz-guardrails': 'UPDATE_FAILED',
    'lz-billing': 'CREATE_FAILED',
  };

  test('is rolled back before anything deploys, unless it goes on from there', async () => {
    const { steps } = await deploy(['--assembly', assembly(), '--profile', 'x', '-f'], () => 0, {}, opened(statuses));
    expect(steps.map(({ argv }) => argv.filter((word) => !word.includes('/')))).toEqual([
      ['-r', '--assembly'],
      ['rollback', 'Guardrails', 'Billing', '--app', '--profile', 'x'],
      ['deploy', 'Organization', 'Baseline', '--no-rollback', '--app', '--profile', 'x', '-f'],
      ['deploy', '--all', '--app', '--profile', 'x', '-f'],
    ]);
  });

  test('stands as it is where that fails', async () => {
    const failing = (argv: readonly string[]): number => (argv.includes('rollback') ? 1 : 0);
    const deployed = await deploy(['--assembly', assembly()], failing, {}, opened(statuses));
    expect([deployed.exitCode, names(deployed)]).toEqual([1, ['preflight', 'rollback Guardrails']]);
  });
});
