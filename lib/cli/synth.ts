import { provenAssembly } from '../assembly/proven/proofs-file';
import { WrongQuestionError } from '../ask/wrong-question';
import type { Streams } from '../base/streams';
import type { RunStep } from '../operate/deploy/run-step';
import { optionsIn } from '../operate/deploy/surroundings';
import { synthesize } from '../operate/deploy/synthesize';
import { ExitCode } from './command';
import { DEFAULT_ASSEMBLY } from './options';
import { guarded } from './run-command';

const USAGE = `npm run synth -- [--help]

Makes the cloud assembly in cdk.out and runs every check on it. Exit code 0: all of it holds, and proofs.json says so. 1: something does
not, or was not run.

  --help  prints this
  Options of the CDK belong to "npx cdk synth", which runs the same checks of the app that cdk.json names.
`;

export interface SynthCommand {
  readonly argv: readonly string[];
  readonly streams: Streams;
  readonly run: RunStep;
  /** @default those of this process */
  readonly variables?: NodeJS.ProcessEnv;
  /** @default `cdk.out` */
  readonly output?: string;
}

/**
 * `npm run synth`: 0 if this run made an assembly of which everything was proven. Neither an option of the CDK, nor a variable that is
 * one, nor an app that does nothing makes it end well.
 */
export function synthCommand(command: SynthCommand): Promise<number> {
  const { argv, run, variables = process.env, output = DEFAULT_ASSEMBLY } = command;
  return guarded<number>(command.streams, async ({ stdout, stderr }) => {
    if (argv.join() === '--help') {
      stdout.write(USAGE);
      return ExitCode.OK;
    }
    refuseArguments(argv);
    const left = optionsIn(variables);
    if (left.length > 0) stderr.write(`Not taken from the environment: ${left.join(', ')}.\n`);
    const exitCode = await synthesize(run, output);
    if (exitCode !== 0) return exitCode;
    const proven = provenAssembly(output);
    if (!('problem' in proven)) return ExitCode.OK;
    stderr.write(`${output}: not proven: ${proven.problem}. The app of cdk.json did not run, or not to its end.\n`);
    return ExitCode.NO;
  });
}

/** @throws WrongQuestionError with each argument: all that may be said is in `cdk.json` */
function refuseArguments(argv: readonly string[]): void {
  const problems = argv.map(
    (argument) =>
      `${JSON.stringify(argument)}: not taken. "npx cdk synth" takes the options of the CDK; this checks all there is.`,
  );
  if (problems.length > 0) throw new WrongQuestionError(problems);
}
