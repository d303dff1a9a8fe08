import { cpSync } from 'node:fs';
import { deployCommand } from '../../../lib/cli/deploy';
import type { Step } from '../../../lib/operate/deploy/run-step';
import type { Surroundings } from '../../../lib/operate/deploy/surroundings';
import type { Run } from '../../cli/support';
import { recorder } from '../live/fake';
import { opened } from './memory-store';
import type { OpenedStore } from '../../../lib/operate/deploy/lease/open-store';
import { EXPECTED_CHECKS } from '../../assembly/support/checks';
import { writeAssembly } from '../../assembly/support/write-assembly';
import { writeProofs } from '../../../lib/assembly/proven/proofs-file';

export function proven(): string {
  const folder = writeAssembly({ Shop: { template: { Resources: {} } } });
  writeProofs(folder, EXPECTED_CHECKS);
  return folder;
}

export interface Deployed extends Omit<Run, 'exitCode'> {
  readonly exitCode: number;
  readonly steps: readonly Step[];
  /** Syntheses to compare with a given assembly. They make the same, unless `act` makes something else. */
  readonly anew: readonly Step[];
}

/** Deploys with steps that end as `act` says. */
export async function deploy(
  argv: readonly string[],
  act: (argv: readonly string[]) => number = () => 0,
  surroundings: Partial<Surroundings> = {},
  found: OpenedStore | undefined = opened(),
  output = '/nowhere',
): Promise<Deployed> {
  const [steps, anew]: [Step[], Step[]] = [[], []];
  const [stdout, stderr] = [recorder(), recorder()];
  const exitCode = await deployCommand({
    argv,
    output,
    streams: { stdout, stderr },
    surroundings: { variables: {}, home: '/nowhere', project: '/nowhere', terminal: 'attached', ...surroundings },
    open: () => Promise.resolve(found),
    run: (step) => {
      const isAnew = argv.includes('--assembly') && makesTheSame(step.argv, givenIn(argv));
      (isAnew ? anew : steps).push(step);
      return Promise.resolve(act(step.argv));
    },
  });
  return { exitCode, stdout: stdout.text(), stderr: stderr.text(), steps, anew };
}

/** Puts the same where a synthesis is asked for. Answers whether one was. */
export function makesTheSame(argv: readonly string[], assembly: string): boolean {
  if (!argv.includes('synth')) return false;
  cpSync(assembly, outputOf(argv), { recursive: true });
  return true;
}

/** What `--assembly` names. */
export function givenIn(argv: readonly string[]): string {
  const inline = argv.find((word) => word.startsWith('--assembly='))?.slice('--assembly='.length);
  return inline ?? argv.find((_word, index) => argv[index - 1] === '--assembly') ?? '';
}

export function outputOf(argv: readonly string[]): string {
  return argv[argv.indexOf('--output') + 1] ?? '';
}

export const names = ({ steps }: Deployed): readonly (string | undefined)[] =>
  steps.map(({ argv }) => (argv[0] === '-r' ? 'preflight' : `${argv[1] ?? ''} ${argv[2] ?? ''}`));
export const IN_TURN = ['preflight', 'deploy Organization', 'deploy --all'];
