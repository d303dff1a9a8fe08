import { accessSync, constants, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { TASKS, type TaskName } from '../../lib/cli/options-of/github';
import { repository, scripts } from '../support/repository';
import { aboutAction, aboutKeys, aboutPins, aboutTriggers, triggersOf } from './workflow-shape';

export const WORKFLOWS = '.github/workflows';
export const SCRIPTS = '.github/scripts';

export interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly 'continue-on-error'?: unknown;
}

export interface Job {
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly 'runs-on': string;
  readonly 'timeout-minutes'?: number;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly steps: readonly Step[];
}

export interface Workflow {
  readonly on: unknown;
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

export const readScript = (name: string): string => readFileSync(join(repository, SCRIPTS, name), 'utf8');
export const scriptNames = (): readonly string[] => readdirSync(join(repository, SCRIPTS));

/** What is wrong with a workflow, one line each. */
export function problemsIn(text: string): readonly string[] {
  const workflow = parse(text) as Workflow;
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => stepsOf(job));
  return [
    ...aboutText(text),
    ...aboutPins(
      text,
      steps.flatMap(({ uses }) => uses ?? []),
    ),
    ...aboutWorkflow(workflow),
    ...jobs.flatMap(([name, job]) =>
      [...aboutKeys('job', job), ...aboutJob(job, workflow), ...stepsOf(job).flatMap(aboutStep)].map(
        (problem) => `${name}: ${problem}`,
      ),
    ),
  ];
}

/** None where a job is another workflow's. */
function stepsOf({ steps }: Partial<Job>): readonly Step[] {
  return steps ?? [];
}

/** What nobody else can choose: numbers, the token, and variables of whoever may change the settings. */
const TRUSTED = [
  /^github\.token$/,
  /^vars\.LANDING_ZONE_[A-Z_]+$/,
  /^github\.event\.pull_request\.number$/,
  // A name of somebody else's, in the key of a group, where it is compared and nothing more.
  /^github\.event\.workflow_run\.head_(?:repository\.id|branch)$/,
  /^github\.ref$/,
];

function aboutText(text: string): readonly string[] {
  const expressions = [...text.matchAll(/\$\{\{\s*(.*?)\s*\}\}/gs)].map(([, expression = '']) => expression);
  return [
    ...expressions.filter((one) => !TRUSTED.some((trusted) => trusted.test(one))).map((one) => `not trusted: ${one}`),
    ...(/\bsecrets\b/.test(text.replaceAll(/^\s*#.*$/gm, '')) ? ['has secrets'] : []),
  ];
}

function aboutWorkflow(workflow: Workflow): readonly string[] {
  return [
    ...aboutKeys('workflow', workflow),
    ...aboutTriggers(workflow.on),
    ...(isDeepStrictEqual(workflow.permissions, {}) ? [] : ['permissions of the whole are not {}']),
  ];
}

/** What a task of `npm run github` may do with its token, and nothing more. */
const NEEDED: Readonly<Record<TaskName, Readonly<Record<string, string>>>> = {
  render: {},
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

/** Known to the pages, and asked whether they are protected before anybody signs in. */
const ENVIRONMENTS: readonly unknown[] = ['production', 'drift'];

function aboutJob(job: Job, { on }: Workflow): readonly string[] {
  const { 'timeout-minutes': minutes, 'runs-on': runner, environment } = job;
  const steps = stepsOf(job);
  const isSignedIn = steps.some(({ uses = '' }) => uses.startsWith('aws-actions/configure-aws-credentials@'));
  const tasks = steps.flatMap(({ run = '' }) => tasksIn(run));
  const permissions = Object.assign(
    { contents: 'read' },
    isSignedIn ? { 'id-token': 'write' } : {},
    ...tasks.map((task) => NEEDED[task]),
  ) as Readonly<Record<string, string>>;
  const isOfOthers = 'pull_request' in triggersOf(on);
  return [
    ...(minutes !== undefined && minutes <= 90 ? [] : ['no timeout-minutes of 90 or less']),
    ...(/^ubuntu-\d\d\.04$/.test(runner) ? [] : [`runs on ${runner}, which changes by itself`]),
    ...(isDeepStrictEqual(job.permissions, permissions) ? [] : [`permissions are not ${JSON.stringify(permissions)}`]),
    ...(isSignedIn === ENVIRONMENTS.includes(environment) && isSignedIn === (environment !== undefined)
      ? []
      : ['an environment is for who signs in to AWS, and for nobody else']),
    ...(isOfOthers && (isSignedIn || steps.some(({ env }) => env !== undefined))
      ? ['gives something to the code of a change']
      : []),
    ...(isSignedIn && steps.some((step) => 'continue-on-error' in step) ? ['goes on where a step has failed'] : []),
  ];
}

function aboutStep(step: Step): readonly string[] {
  const { uses, run, with: given = {}, env = {} } = step;
  const isOfOthers = /github\.(?:event|ref)/.test(JSON.stringify([run, given, env]));
  return [
    ...aboutKeys('step', step),
    ...(isOfOthers ? ['a text of somebody else reaches a step'] : []),
    ...((uses === undefined) === (run === undefined) ? ['neither an action nor a command'] : []),
    ...('continue-on-error' in step && run !== undefined ? ['a command that may fail'] : []),
    ...Object.keys(env)
      .filter((name) => name !== 'GITHUB_TOKEN')
      .map((name) => `gives ${name} to a step`),
    ...(uses === undefined ? [] : aboutAction(uses, given)),
    ...(run === undefined ? [] : aboutRun(run, env)),
  ];
}

/** One command that the repository has, which tests run: no program is written in a workflow. */
function aboutRun(run: string, env: Readonly<Record<string, string>>): readonly string[] {
  const called = [...run.matchAll(/\.github\/scripts\/([\w-]+\.sh)/g)].map(([, script = '']) => script);
  const npm = /\bnpm run (?:--silent )?([\w:-]+)/.exec(run)?.[1];
  const isPlain =
    run === 'npm ci' || run === '.ci/run' || /^(?:npm run|\.github\/scripts\/[\w-]+\.sh)(?: [\w"$^./-]+)*$/.test(run);
  const asks = tasksIn(run).some((task) => Object.keys(NEEDED[task]).length > 0);
  const isGiven = env.GITHUB_TOKEN === '${{ github.token }}';
  return [
    ...(isPlain ? [] : [`not one plain command: ${run}`]),
    ...called.filter((script) => !isProgram(`${SCRIPTS}/${script}`)).map((script) => `no such program: ${script}`),
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

/** What happens in a workflow and when, in order, one line each: jobs with their conditions, steps with what they are given. */
export function outlineOf(text: string): readonly string[] {
  const { jobs } = parse(text) as Workflow;
  return Object.entries(jobs).flatMap(([name, job]) => [
    `${name}: ${JSON.stringify({ needs: job.needs, if: job.if, environment: job.environment })}`,
    ...job.steps.map((step) => `${name}: ${outlineOfStep(step)}`),
  ]);
}

function outlineOfStep({ uses, run, with: given }: Step): string {
  const what = run ?? uses?.split('@')[0] ?? '';
  const names = ['name', 'path', 'role-to-assume'].flatMap((key) => (given?.[key] as string | undefined) ?? []);
  return [what, ...names].join(' ');
}
