import type { Streams } from '../base/streams';
import { ExitCode } from './command';
import { guarded } from './run-command';
import { readDeployArguments, type DeployArguments } from '../operate/deploy/arguments';
import { cdkScript } from '../operate/deploy/cdk';
import { proofsOf, withProvenCopy } from '../operate/deploy/proven-copy';
import type { RunStep, Step } from '../operate/deploy/run-step';
import {
  optionsIn,
  refuseDefaults,
  surroundings as ofThisProcess,
  type Surroundings,
} from '../operate/deploy/surroundings';

const USAGE = `npm run deploy -- …

Synthesizes, asks the live account whether a deploy can start (preflight), and deploys all stacks: exactly the files of which
proofs.json says that everything held.

  --assembly <folder>  deploys an assembly that was made before, without synthesizing
  --help               prints this
  any other            is passed to "cdk deploy", for example --profile or --require-approval never
`;

const DEFAULT_ASSEMBLY = 'cdk.out';

export interface DeployCommand {
  readonly argv: readonly string[];
  readonly streams: Streams;
  readonly run: RunStep;
  /** @default those of this process */
  readonly surroundings?: Surroundings;
}

/** `npm run deploy`: 0 deployed, 2 nothing was started, otherwise the exit code of the step that failed. */
export function deployCommand({ argv, streams, run, surroundings = ofThisProcess() }: DeployCommand): Promise<number> {
  return guarded<number>(streams, async ({ stdout, stderr }) => {
    const given = readDeployArguments(argv);
    if (given.help) {
      stdout.write(USAGE);
      return ExitCode.OK;
    }
    refuseDefaults(surroundings);
    const left = optionsIn(surroundings.variables);
    if (left.length > 0) stderr.write(`Not taken from the environment: ${left.join(', ')}.\n`);
    return deploy(given, run);
  });
}

async function deploy(given: DeployArguments, run: RunStep): Promise<number> {
  const { assembly = DEFAULT_ASSEMBLY, passed, profile } = given;
  const step = (...argv: readonly string[]): Step => ({ argv, ...(profile === undefined ? {} : { profile }) });
  const cdkDeploy =
    (...stacks: readonly string[]) =>
    (): Promise<number> =>
      withProvenCopy(assembly, (copy) => run(step(cdkScript(), 'deploy', ...stacks, '--app', copy, ...passed)));
  const synth = (): Promise<number> =>
    run(step(cdkScript(), 'synth', '--quiet', '--no-notices', '--output', DEFAULT_ASSEMBLY));
  const preflight = (): Promise<number> => {
    proofsOf(assembly);
    return run(step('-r', 'ts-node/register', 'bin/preflight.ts'));
  };
  return inTurn([
    ...(given.assembly === undefined ? [synth] : []),
    preflight,
    cdkDeploy('Organization', '--no-rollback'),
    cdkDeploy('--all'),
  ]);
}

/** Until one fails. */
async function inTurn(steps: readonly (() => Promise<number>)[]): Promise<number> {
  for (const step of steps) {
    const exitCode = await step();
    if (exitCode !== 0) return exitCode;
  }
  return 0;
}
