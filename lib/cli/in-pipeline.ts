import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WrongQuestionError } from '../ask/wrong-question';
import { readAssembly } from '../assembly';
import type { Streams } from '../base/streams';
import { readDeployArguments } from '../operate/deploy/arguments';
import type { OpenStore } from '../operate/deploy/lease/open-store';
import type { RunStep } from '../operate/deploy/run-step';
import { ORGANIZATION_STACK } from '../operate/deployed/stacks';
import { ExitCode } from './command';
import { deployCommand } from './deploy';
import type * as opening from './in-pipeline/open-lease';
import { PROFILES, profilesFile } from './in-pipeline/profiles';
import { driftCommand } from './drift';
import { DEFAULT_ASSEMBLY, readOptions } from './options';
import { preflightCommand } from './preflight';
import { reachAws, type ReachAws } from './reach-aws';
import { guarded } from './run-command';

const USAGE = `npm run in-pipeline -- preflight|deploy|drift …

The same as npm run preflight, deploy or drift, for a role that may do nothing but take the roles of the CDK bootstrap, as the machine
role ci-deploy: what reads takes the lookup role, the lease is kept with the file publishing role, and the CDK takes its own.
The credentials are in the environment (AWS_ACCESS_KEY_ID …), the assembly in cdk.out. Exit codes are the command's own.

  --help  prints this
`;

const SCRIPTS = { preflight: 'bin/preflight.ts', drift: 'bin/drift.ts' } as const;

export interface InPipeline {
  readonly argv: readonly string[];
  readonly streams: Streams;
  readonly run: RunStep;
  /** Changed for as long as the command runs. */
  readonly environment: NodeJS.ProcessEnv;
  /** @default the AWS of the environment's credentials */
  readonly reach?: ReachAws;
  /** @default with the roles of the bootstrap */
  readonly open?: OpenStore;
}

/** `npm run in-pipeline`. */
export function inPipelineCommand(given: InPipeline): Promise<number> {
  return guarded<number>(given.streams, async (streams) => {
    const [command = '', ...rest] = given.argv;
    if (command === '--help' && rest.every((word) => word === '--help')) {
      streams.stdout.write(USAGE);
      return ExitCode.OK;
    }
    refuseWrong(given);
    return withProfiles(given, () =>
      command === 'deploy'
        ? deployCommand({
            ...given,
            streams,
            argv: rest,
            run: asReader(given.run),
            open: given.open ?? asRolesOfTheBootstrap,
          })
        : given.run({
            argv: ['-r', './bin/register.js', SCRIPTS[command as keyof typeof SCRIPTS], ...rest],
            profile: PROFILES.read.name,
          }),
    );
  });
}

/** @throws WrongQuestionError */
function refuseWrong({ argv: [command, ...rest], environment }: InPipeline): void {
  const isKnown = command === 'deploy' || (command !== undefined && Object.hasOwn(SCRIPTS, command));
  const missing = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'].filter((name) => (environment[name] ?? '') === '');
  const problems = [
    ...(isKnown ? [] : [`${command ?? 'Nothing'}: is no command. Expected preflight, deploy or drift first.`]),
    ...(missing.length === 0
      ? []
      : [`${missing.join(', ')}: not set. Expected credentials of the pipeline’s role there.`]),
    ...((environment.AWS_PROFILE ?? '') === ''
      ? []
      : ['AWS_PROFILE: set. Expected credentials in the environment alone.']),
    ...(rest.some((word) => /^--profile(=|$)/.test(word)) ? ['--profile: not here. Leave it out.'] : []),
  ];
  if (problems.length > 0) throw new WrongQuestionError(problems);
  // Before anybody asks AWS who this is.
  if (command === 'deploy') readDeployArguments(rest);
  else readOptions(rest, (command === 'drift' ? driftCommand() : preflightCommand(noConfig)).options);
}

/** Of its options alone. */
const noConfig = (): never => {
  throw new Error('Nothing is loaded here.');
};

/** Preflight reads; the CDK takes the roles that it needs by itself. */
function asReader(run: RunStep): RunStep {
  return (step) => run(step.argv.includes(SCRIPTS.preflight) ? { ...step, profile: PROFILES.read.name } : step);
}

/** With a configuration file of its own, in place of the one of whoever runs it. */
async function withProfiles(given: InPipeline, use: () => Promise<number>): Promise<number> {
  const { environment, reach = reachAws } = given;
  const homeRegion = homeRegionOf(assemblyIn(given.argv));
  const { accountId, partition } = await (await reach()).caller();
  const folder = mkdtempSync(join(tmpdir(), 'in-pipeline-'));
  const before = environment.AWS_CONFIG_FILE;
  try {
    const file = join(folder, 'config');
    writeFileSync(file, profilesFile({ accountId, partition, homeRegion }));
    environment.AWS_CONFIG_FILE = file;
    return await use();
  } finally {
    if (before === undefined) delete environment.AWS_CONFIG_FILE;
    else environment.AWS_CONFIG_FILE = before;
    rmSync(folder, { recursive: true, force: true });
  }
}

function assemblyIn(argv: readonly string[]): string {
  const at = argv.indexOf('--assembly');
  const inline = argv.find((word) => word.startsWith('--assembly='))?.slice('--assembly='.length);
  return inline ?? (at < 0 ? DEFAULT_ASSEMBLY : (argv[at + 1] ?? DEFAULT_ASSEMBLY));
}

/** @throws WrongQuestionError where it is not that of a landing zone */
function homeRegionOf(folder: string): string {
  const { stacks } = readAssembly(folder);
  const region = stacks.find(({ stackName }) => stackName === ORGANIZATION_STACK)?.region;
  if (region !== undefined) return region;
  throw new WrongQuestionError([
    `${folder}: has no stack ${ORGANIZATION_STACK} with a Region. Expected an assembly of a landing zone.`,
  ]);
}

/** Loaded when it is needed. */
const asRolesOfTheBootstrap: OpenStore = (where) => {
  const { openLease } = require('./in-pipeline/open-lease') as typeof opening;
  return openLease(where);
};
