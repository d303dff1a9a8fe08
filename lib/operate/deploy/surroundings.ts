import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { WrongQuestionError } from '../../ask/wrong-question';
import { isRefusedOption } from './options';

/** Where the CDK CLI takes options from besides its arguments. */
export interface Surroundings {
  readonly variables: NodeJS.ProcessEnv;
  /** Whoever deploys, whose `.cdk.json` it reads. */
  readonly home: string;
  /** Folder of `cdk.json`. */
  readonly project: string;
  /** Whether somebody can be asked. */
  readonly terminal: 'attached' | 'none';
}

/** Those of this process. */
export function surroundings(): Surroundings {
  const isAttached = process.stdin.isTTY && process.stdout.isTTY;
  return {
    variables: process.env,
    home: homedir(),
    project: process.cwd(),
    terminal: isAttached ? 'attached' : 'none',
  };
}

/** What a person may choose for every app: how the CLI talks and connects, not what deploys where. */
const OF_A_PERSON: ReadonlySet<string> = new Set([
  'assetBuildConcurrency',
  'assetParallelism',
  'browser',
  'caBundlePath',
  'language',
  'notices',
  'progress',
  'proxy',
  'quiet',
  'requireApproval',
  'telemetry',
  'versionReporting',
]);

/** Which of them `cdk.json` is there for. They make the assembly, of which everything is proven. */
const OF_THE_APP: ReadonlySet<string> = new Set(['app', 'build', 'context', 'output', 'watch']);

/** They would send the deploy where no preflight has looked. */
const ELSEWHERE: ReadonlySet<string> = new Set(['profile', 'region']);

/** Variables that the CLI, or what it starts, reads for no option: places, tools and time limits. */
const KEPT_VARIABLES: ReadonlySet<string> = new Set([
  'CDK_CLI_USERAGENT',
  'CDK_DISABLE_CLI_TELEMETRY',
  'CDK_DISABLE_VERSION_CHECK',
  'CDK_DOCKER',
  'CDK_DOCKER_CREDS_FILE',
  'CDK_HOME',
  'CDK_NOTICES_TIMEOUT',
  'CDK_REQUIRE_APPROVAL',
]);

/**
 * The CLI takes every option from a variable `CDK_…` too, unseen on the command line.
 *
 * @returns what steps are to run with
 */
export function withoutOptions(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const left = new Set(optionsIn(variables));
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !left.has(name)));
}

/** Names of the variables that {@link withoutOptions} leaves out. */
export function optionsIn(variables: NodeJS.ProcessEnv): readonly string[] {
  return Object.keys(variables)
    .filter((name) => name.startsWith('CDK_') && !KEPT_VARIABLES.has(name))
    .sort();
}

/**
 * Defaults of options in `~/.cdk.json` and `cdk.json` count as much as arguments: those that would deploy something else, or
 * elsewhere, are refused as these are.
 *
 * @throws WrongQuestionError with each of them
 */
export function refuseDefaults({ home, project }: Pick<Surroundings, 'home' | 'project'>): void {
  const problems = [
    ...optionsInFile(home, '.cdk.json').flatMap((name) =>
      OF_A_PERSON.has(name) ? [] : [`~/.cdk.json: "${name}" is not taken. ${SAY_SO}`],
    ),
    ...optionsInFile(project, 'cdk.json').flatMap((name) =>
      !OF_THE_APP.has(name) && (isRefusedOption(name) || ELSEWHERE.has(name))
        ? [`cdk.json: "${name}" is not taken. ${SAY_SO}`]
        : [],
    ),
  ];
  if (problems.length > 0) throw new WrongQuestionError(problems);
}

const SAY_SO = 'What deploys is what was proven, and where the arguments say: remove it, or pass it as an argument.';

/** None where there is no file; what is no JSON the CLI itself refuses. */
function optionsInFile(folder: string, name: string): readonly string[] {
  try {
    const content: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    return typeof content === 'object' && content !== null ? Object.keys(content) : [];
  } catch {
    return [];
  }
}
