import type { Streams } from '../base/streams';
import { ExitCode } from './command';
import { DEFAULT_ASSEMBLY } from './options';
import { guarded } from './run-command';
import { approvalOf } from '../operate/deploy/approval';
import { readDeployArguments, type DeployArguments } from '../operate/deploy/arguments';
import { stacksIn } from '../operate/deploy/stacks-in';
import { cdkScript } from '../operate/deploy/cdk';
import { passedToRollback } from '../operate/deploy/options';
import { withLease } from '../operate/deploy/lease/lease';
import type * as opening from '../operate/deploy/lease/open-store';
import type { OpenStore } from '../operate/deploy/lease/open-store';
import { madeAnew } from '../operate/deploy/made-anew';
import { withProvenCopy } from '../operate/deploy/proven-copy';
import type { RunStep, Step } from '../operate/deploy/run-step';
import {
  optionsIn,
  refuseDefaults,
  surroundings as ofThisProcess,
  type Surroundings,
} from '../operate/deploy/surroundings';
import { synthesize } from '../operate/deploy/synthesize';

const USAGE = `npm run deploy -- …

Synthesizes, asks the live account whether a deploy can start (preflight), and deploys all stacks: exactly the files of which
proofs.json says that everything held. One deploy at a time; without a terminal nobody is asked before a change.

  --assembly <folder>  deploys an assembly that was made before, if this checkout makes the same
  --help               prints this
  --profile, --require-approval, --concurrency and others that change nothing of what deploys are passed to "cdk deploy"
`;

export interface DeployCommand {
  readonly argv: readonly string[];
  readonly streams: Streams;
  readonly run: RunStep;
  /** @default those of this process */
  readonly surroundings?: Surroundings;
  /** @default in the bucket of the bootstrap */
  readonly open?: OpenStore;
  /** Where it synthesizes to. @default `cdk.out` */
  readonly output?: string;
}

/** `npm run deploy`: 0 deployed, 2 nothing was started, otherwise the exit code of the step that failed. */
export function deployCommand(command: DeployCommand): Promise<number> {
  const { argv, surroundings = ofThisProcess() } = command;
  return guarded<number>(command.streams, async (streams) => {
    const given = readDeployArguments(argv);
    if (given.help) {
      streams.stdout.write(USAGE);
      return ExitCode.OK;
    }
    refuseDefaults(surroundings);
    const approval = approvalOf(given, surroundings);
    const left = optionsIn(surroundings.variables);
    if (left.length > 0) streams.stderr.write(`Not taken from the environment: ${left.join(', ')}.\n`);
    const { said, isAsked } = approval;
    return deploy(
      { ...given, isAsked, passed: [...given.passed, ...approval.argv] },
      { ...command, streams, ...(said === undefined ? {} : { said }) },
    );
  });
}

interface Doing extends Pick<DeployCommand, 'run' | 'streams' | 'open' | 'output'> {
  /** Told once there is something that may deploy. @default nothing */
  readonly said?: string;
}

interface Given extends DeployArguments {
  /** Whether somebody is asked before a change: of one stack at a time. */
  readonly isAsked: boolean;
}

/** What is proven deploys, by one at a time. */
async function deploy(given: Given, doing: Doing): Promise<number> {
  const { run, streams, open = inBootstrapBucket, output = DEFAULT_ASSEMBLY, said } = doing;
  const { assembly = output, profile } = given;
  const ofProfile = profile === undefined ? {} : { profile };
  if (given.assembly === undefined) {
    const exitCode = await synthesize(run, output, ofProfile);
    if (exitCode !== 0) return exitCode;
  }
  // One copy, once: whoever synthesizes meanwhile changes nothing of what deploys.
  return withProvenCopy(assembly, async (copy) => {
    if (given.assembly !== undefined) {
      streams.stdout.write(`Made anew from this checkout, to compare with ${assembly}:\n`);
      const exitCode = await madeAnew(run, { assembly, copy }, ofProfile);
      if (exitCode !== 0) return exitCode;
    }
    if (said !== undefined) streams.stderr.write(`${said}\n`);
    return deployCopy(given, copy, { run, streams, open });
  });
}

type Deploying = Required<Pick<DeployCommand, 'run' | 'streams' | 'open'>>;

async function deployCopy(given: Given, copy: string, { run, streams, open }: Deploying): Promise<number> {
  const { profile } = given;
  const opened = await open({ assembly: copy, ...(profile === undefined ? {} : { profile }) });
  const steps = stepsOf(given, { copy, statuses: opened?.statuses ?? new Map() }, run);
  if (opened === undefined) return onlyAsked(steps[0], streams);
  const onLost = (): void => void streams.stderr.write(LOST);
  return withLease({ ...opened, onLost, use: (lost, renew) => inTurn(steps, lost, renew) });
}

type DeployStep = (lost?: AbortSignal) => Promise<number>;

function stepsOf(
  { passed, profile, isAsked, concurrency: passedConcurrency }: Given,
  { copy, statuses }: { readonly copy: string; readonly statuses: ReadonlyMap<string, string> },
  run: RunStep,
): readonly [DeployStep, ...(readonly DeployStep[])] {
  const step = (argv: readonly string[], signal?: AbortSignal): Step => ({
    argv,
    ...(profile === undefined ? {} : { profile }),
    ...(signal === undefined ? {} : { signal }),
  });
  const cdk =
    (words: readonly string[], options: readonly string[] = passed): DeployStep =>
    (lost) =>
      run(step([cdkScript(), ...words, '--app', copy, ...options], lost));
  const cdkDeploy = (...stacks: readonly string[]): DeployStep => cdk(['deploy', ...stacks]);
  const { withoutRollback, toRollBack, concurrency } = stacksIn(copy, statuses);
  const atOnce = isAsked || passedConcurrency !== undefined ? [] : concurrency;
  return [
    (lost) => run(step(['-r', './bin/register.js', 'bin/preflight.ts', '--assembly', copy], lost)),
    ...(toRollBack.length === 0 ? [] : [cdk(['rollback', ...toRollBack], passedToRollback(passed))]),
    cdkDeploy('Organization', ...withoutRollback, ...atOnce, '--no-rollback'),
    cdkDeploy('--all', ...atOnce),
  ];
}

/** Where no lease can be kept, nothing deploys. Preflight knows why. */
async function onlyAsked(preflight: DeployStep, { stderr }: Streams): Promise<number> {
  const exitCode = await preflight();
  if (exitCode !== 0) return exitCode;
  stderr.write(NO_BUCKET);
  return ExitCode.WRONG;
}

const inBootstrapBucket: OpenStore = (where) => {
  const { openStore } = require('../operate/deploy/lease/open-store') as typeof opening;
  return openStore(where);
};

const NO_BUCKET =
  'Whether another deploy runs cannot be told: the stack CDKToolkit of the home region has no output BucketName. Expected the bucket of "npx cdk bootstrap". Nothing was started.\n';
const LOST =
  'This deploy was not heard of for ten minutes, or could not say so, and another may have begun: it stops here. See which stacks are …_IN_PROGRESS, then npm run deploy.\n';

/** Until one fails, or another deploy may have begun. */
async function inTurn(steps: readonly DeployStep[], lost: AbortSignal, renew: () => Promise<void>): Promise<number> {
  for (const step of steps) {
    await renew();
    if (lost.aborted) return ExitCode.NO;
    const exitCode = await step(lost);
    if (exitCode !== 0) return exitCode;
  }
  return lost.aborted ? ExitCode.NO : ExitCode.OK;
}
