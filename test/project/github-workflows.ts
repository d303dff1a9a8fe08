import { accessSync, constants, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { TASKS, type TaskName } from '../../lib/cli/github';
import { repository, scripts } from '../support/repository';

export const WORKFLOWS = '.github/workflows';
export const SCRIPTS = '.github/scripts';

export interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Job {
  readonly 'runs-on': string;
  readonly 'timeout-minutes'?: number;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly env?: unknown;
  readonly steps: readonly Step[];
}

export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly env?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

export const readScript = (name: string): string => readFileSync(join(repository, SCRIPTS, name), 'utf8');
export const scriptNames = (): readonly string[] => readdirSync(join(repository, SCRIPTS));

/** What is wrong with a workflow, one line each. */
export function problemsIn(text: string): readonly string[] {
  const workflow = parse(text) as Workflow;
  const jobs = Object.entries(workflow.jobs);
  return [
    ...aboutText(text),
    ...aboutWorkflow(workflow),
    ...jobs.flatMap(([name, job]) => aboutJob(job, workflow).map((problem) => `${name}: ${problem}`)),
    ...jobs.flatMap(([name, { steps }]) => steps.flatMap(aboutStep).map((problem) => `${name}: ${problem}`)),
  ];
}

const PINNED = /^\s*-? ?uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;

/** What nobody else can choose: numbers, the token, and variables of whoever may change the settings. */
const TRUSTED = [
  /^github\.token$/,
  /^vars\.LANDING_ZONE_[A-Z_]+$/,
  /^github\.event\.pull_request\.number$/,
  // A name of somebody else's, in the key of a group, where it is compared and nothing more.
  /^github\.event\.workflow_run\.head_(?:repository\.id|branch)$/,
];

function aboutText(text: string): readonly string[] {
  const uses = text.split('\n').filter((line) => /\buses:/.test(line) && !PINNED.test(line));
  const expressions = [...text.matchAll(/\$\{\{\s*(.*?)\s*\}\}/g)].map(([, expression = '']) => expression);
  return [
    ...uses.map((line) => `not pinned by its commit, with the version beside: ${line.trim()}`),
    ...expressions.filter((one) => !TRUSTED.some((trusted) => trusted.test(one))).map((one) => `not trusted: ${one}`),
    ...(/\bsecrets\b/.test(text.replaceAll(/^\s*#.*$/gm, '')) ? ['has secrets'] : []),
  ];
}

function aboutWorkflow({ on, permissions, env }: Workflow): readonly string[] {
  return [
    ...('pull_request_target' in on ? ['runs on pull_request_target'] : []),
    ...(isDeepStrictEqual(permissions, {}) ? [] : ['permissions of the whole are not {}']),
    ...(env === undefined ? [] : ['gives env to every step']),
  ];
}

/** What a task of `npm run github` may do with its token, and nothing more. */
const NEEDED: Readonly<Record<TaskName, Readonly<Record<string, string>>>> = {
  render: {},
  annotate: {},
  comment: { actions: 'read', 'pull-requests': 'write' },
  'drift-issue': { issues: 'write' },
  drills: { issues: 'write' },
  deployed: { actions: 'read' },
  begun: { actions: 'read' },
  protected: { actions: 'read' },
  approvers: { actions: 'read' },
  'propose-data': { contents: 'write', 'pull-requests': 'write' },
};

/** Tasks of a command and of the scripts that it runs. */
export function tasksIn(text: string): readonly TaskName[] {
  const own = [...text.matchAll(/--do ([a-z-]+)/g)].map(([, task]) => task as TaskName);
  const called = scriptNames().filter((name) => text.includes(`${SCRIPTS}/${name}`));
  return [...own, ...called.flatMap((name) => tasksIn(readScript(name)))];
}

function aboutJob(job: Job, { on }: Workflow): readonly string[] {
  const { 'timeout-minutes': minutes, 'runs-on': runner, environment, steps } = job;
  const isSignedIn = steps.some(({ uses = '' }) => uses.startsWith('aws-actions/configure-aws-credentials@'));
  const tasks = steps.flatMap(({ run = '' }) => tasksIn(run));
  const permissions = Object.assign(
    { contents: 'read' },
    isSignedIn ? { 'id-token': 'write' } : {},
    ...tasks.map((task) => NEEDED[task]),
  ) as Readonly<Record<string, string>>;
  const isOfOthers = 'pull_request' in on;
  return [
    ...(minutes !== undefined && minutes <= 180 ? [] : ['no timeout-minutes of 180 or less']),
    ...(/^ubuntu-\d\d\.04$/.test(runner) ? [] : [`runs on ${runner}, which changes by itself`]),
    ...(isDeepStrictEqual(job.permissions, permissions) ? [] : [`permissions are not ${JSON.stringify(permissions)}`]),
    ...(job.env === undefined ? [] : ['gives env to every step']),
    ...(isSignedIn !== (environment !== undefined)
      ? ['an environment is for who signs in to AWS, and for nobody else']
      : []),
    ...(isOfOthers && (isSignedIn || steps.some(({ env }) => env !== undefined))
      ? ['gives something to the code of a change']
      : []),
  ];
}

function aboutStep({ uses = '', run, with: given = {}, env = {} }: Step): readonly string[] {
  const [action = ''] = uses.split('@');
  const isOfOthers = JSON.stringify([run, given, env]).includes('github.event');
  return [
    ...(isOfOthers ? ['a text of somebody else reaches a step'] : []),
    ...(action === 'actions/checkout' && given['persist-credentials'] !== false ? ['checkout keeps its token'] : []),
    ...(action === 'actions/checkout' && ('ref' in given || 'repository' in given)
      ? ['checks out something else']
      : []),
    ...(action === 'actions/setup-node' && given['package-manager-cache'] !== false ? ['setup-node may cache'] : []),
    ...('cache' in given || action === 'actions/cache' ? ['caches'] : []),
    ...(action === 'actions/download-artifact' && ('run-id' in given || 'github-token' in given)
      ? ['reads the files of another run']
      : []),
    ...(run === undefined ? [] : aboutRun(run, env)),
  ];
}

/** One command that the repository has, which tests run: no program is written in a workflow. */
function aboutRun(run: string, env: Readonly<Record<string, string>>): readonly string[] {
  const script = /\.github\/scripts\/([\w-]+\.sh)/.exec(run)?.[1];
  const npm = /\bnpm run (?:--silent )?([\w:-]+)/.exec(run)?.[1];
  const isPlain =
    run === 'npm ci' || run === '.ci/run' || /^(?:npm run|\.github\/scripts\/[\w-]+\.sh)(?: [\w"$^./-]+)*$/.test(run);
  const asks = tasksIn(run).some((task) => Object.keys(NEEDED[task]).length > 0);
  const isGiven = env.GITHUB_TOKEN === '${{ github.token }}';
  return [
    ...(isPlain ? [] : [`not one plain command: ${run}`]),
    ...(script === undefined || isProgram(`${SCRIPTS}/${script}`) ? [] : [`no such program: ${script}`]),
    ...(npm === undefined || Object.hasOwn(scripts, npm) ? [] : [`no such script: ${npm}`]),
    ...(asks === isGiven ? [] : ['GITHUB_TOKEN is for the step that asks GitHub, and for no other']),
    ...commandsIn(run).flatMap(aboutTask),
  ];
}

/** Calls of `npm run github` in a command or program. */
export function commandsIn(text: string): readonly string[] {
  return text.match(/npm run --silent github -- [^\n)|>]*/g) ?? [];
}

/** What `npm run github` would refuse. */
export function aboutTask(command: string): readonly string[] {
  const [, options = ''] = command.split(/ -- (.*)/s);
  const given = [...` ${options}`.matchAll(/ --([a-z-]+)/g)].map(([, option = '']) => option);
  const task = /--do ([a-z-]+)/.exec(command)?.[1] ?? '';
  const needed: readonly string[] | undefined = Object.hasOwn(TASKS, task) ? TASKS[task as TaskName] : undefined;
  const isRight = needed !== undefined && isDeepStrictEqual([...given].sort(), ['do', ...needed].sort());
  return isRight ? [] : [`would be refused: ${command}`];
}

function isProgram(path: string): boolean {
  try {
    accessSync(join(repository, path), constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
