import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerHistory } from '../../lib/cli/answer-history';
import { historyCommand } from '../../lib/cli/history';
import { newCompanyCommand } from '../../lib/cli/new-company';
import type { OptionSpecs } from '../../lib/cli/options';
import { GITHUB_OPTIONS, TASKS } from '../../lib/cli/options-of/github';
import { synthCommand } from '../../lib/cli/synth';
import { keep, keptFolder } from '../../lib/review/history/kept-assemblies';
import { asJson } from '../../lib/review/render/json';
import { ENDED_RUN, FakeGitHub, github, quietRepository } from '../host/fake-github';
import { recorder } from '../operate/live/fake';
import { repository } from '../support/repository';
import { HOSTILE, wrong } from './hostile-arguments';
import { run, sampleAssembly, type Run } from './support';

/*
 * Every option of the commands that write a config, ask commits, speak to GitHub or synthesize, with every hostile value, in every form that
 * a shell can hand it over in: a call is refused in one line, with nothing done, or it has done something.
 */

const scratch = mkdtempSync(join(tmpdir(), 'arguments-generated-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

interface Answer extends Run {
  /** What of the call is seen elsewhere. */
  readonly done: readonly string[];
  /** What somebody was asked, which leaves nothing behind. @default nobody is */
  readonly asked?: readonly string[];
}

interface Subject {
  readonly options: OptionSpecs;
  /** A sound call. */
  readonly sound: Readonly<Record<string, string>>;
  readonly ask: (argv: readonly string[]) => Promise<Answer>;
}

const ODD_PATHS = join(scratch, 'odd');
mkdirSync(join(ODD_PATHS, 'folder'), { recursive: true });
writeFileSync(join(ODD_PATHS, 'file'), 'a text');
symlinkSync('loop', join(ODD_PATHS, 'loop'));
symlinkSync('/nowhere', join(ODD_PATHS, 'dangling'));

/** Besides those of no option: paths of each kind, and what a program that is started could take for options of its own. */
const VALUES: readonly string[] = [
  ...HOSTILE,
  ...['folder', 'file', 'loop', 'dangling', 'missing', 'file/below'].map((name) => join(ODD_PATHS, name)),
  ...['--help', '--upload-pack=touch x', '-n1', 'HEAD^{tree}', ':/', '@{-1}', '..', '.', 'one', '0x10', '１２', 'true'],
];

const REPORT = join(scratch, 'report.json');
writeFileSync(REPORT, asJson({ findings: [], questions: 1, approvers: [] }));
const MANIFESTS = join(scratch, 'manifests');
mkdirSync(MANIFESTS);
for (const file of ['package.json', 'package-lock.json']) cpSync(join(repository, file), join(MANIFESTS, file));
const OUT = join(scratch, 'out');
const OF_GITHUB: Readonly<Record<string, string>> = {
  report: REPORT,
  'exit-code': '1',
  environment: 'production',
  folder: OUT,
  base: 'main',
};

async function askGitHub(argv: readonly string[]): Promise<Answer> {
  const folders = [OUT, join(ODD_PATHS, 'missing')];
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  const fake = new FakeGitHub(quietRepository());
  const answer = await github(fake, argv, ENDED_RUN);
  const files = folders.filter((folder) => existsSync(folder)).flatMap((folder) => readdirSync(folder));
  const written = fake.written.map(({ call }) => call);
  const done = answer.exitCode === 2 ? [...written, ...files] : [...fake.calls, ...files, answer.stdout];
  return { ...answer, done, asked: fake.calls };
}

const commits = join(scratch, 'commits');
beforeAll(() => {
  const git = (...argv: readonly string[]): void => {
    const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@trips.com', '-c', 'commit.gpgsign=false'];
    execFileSync('git', [...identity, ...argv], { cwd: commits, stdio: 'ignore' });
  };
  execFileSync('git', ['init', '--quiet', '--initial-branch', 'main', commits]);
  writeFileSync(join(commits, 'package.json'), '{}');
  git('add', '--all');
  git('commit', '--quiet', '-m', 'feat: the first');
  keep(sampleAssembly(), keptFolder(commits, 'HEAD'));
});

async function askHistory(argv: readonly string[]): Promise<Answer> {
  const before = readdirSync(commits);
  const answering = { ...historyCommand, run: answeringIn(commits) };
  const answer = await run(answering, argv);
  const more = readdirSync(commits).filter((name) => !before.includes(name));
  return { ...answer, done: [...more, ...(answer.exitCode === 2 ? [] : [answer.stdout])] };
}

const answeringIn =
  (folder: string): typeof historyCommand.run =>
  (options, streams) =>
    answerHistory(options, streams, folder);

async function askNewCompany(argv: readonly string[]): Promise<Answer> {
  const top = mkdtempSync(join(scratch, 'new-'));
  for (const name of ['lib', 'node_modules']) symlinkSync(join(repository, name), join(top, name));
  const answer = await run(newCompanyCommand({ folder: join(top, 'config') }), argv);
  return { ...answer, done: readdirSync(top).filter((name) => name !== 'lib' && name !== 'node_modules') };
}

async function askSynth(argv: readonly string[]): Promise<Answer> {
  const [stdout, stderr] = [recorder(), recorder()];
  const done: string[] = [];
  const start = (step: { readonly argv: readonly string[] }): Promise<number> => {
    done.push(step.argv.join(' '));
    return Promise.resolve(0);
  };
  const output = join(scratch, 'nothing-is-made');
  const exitCode = await synthCommand({ argv, streams: { stdout, stderr }, run: start, variables: {}, output });
  return { exitCode: exitCode as Run['exitCode'], stdout: stdout.text(), stderr: stderr.text(), done };
}

const ofTask = (task: keyof typeof TASKS): Subject => ({
  options: GITHUB_OPTIONS,
  sound: {
    ...Object.fromEntries(TASKS[task].map((name) => [name, OF_GITHUB[name] ?? ''])),
    ...(task === 'propose-data' && { folder: MANIFESTS }),
    do: task,
  },
  ask: askGitHub,
});

const SUBJECTS: Readonly<Record<string, Subject>> = {
  ...Object.fromEntries(
    (Object.keys(TASKS) as (keyof typeof TASKS)[]).map((task) => [`github --do ${task}`, ofTask(task)]),
  ),
  history: {
    options: historyCommand.options,
    sound: {
      principal: 'developers/Developer',
      account: 'engineering-dev',
      action: 'sns:DeleteTopic',
      resource: 'arn:aws:sns:us-west-2:engineering-dev:orders',
      'resource-account': 'engineering-dev',
    },
    ask: askHistory,
  },
  'new-company': {
    options: newCompanyCommand({ folder: '/nowhere' }).options,
    sound: {
      name: 'Ferries',
      email: 'aws+{account}@ferries.example',
      start: 'large',
      'home-region': 'eu-central-1',
      'alarm-email': 'aws+alarms@ferries.example',
      'account-quota': '40',
    },
    ask: askNewCompany,
  },
};

/** What would be written into the repository is written beside it. */
function placed(option: string, value: string): string {
  const isRelative = option === 'folder' && value.trim() !== '' && !value.startsWith('/') && !value.includes('..');
  return isRelative ? join(OUT, 'below', value) : value;
}

const given = (options: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(options).map(([name, value]) => `--${name}=${value}`);

/** What is wrong with a call that may be sound. */
function faultOf(answer: Answer): string | undefined {
  const { exitCode, stdout, stderr, done } = answer;
  const fault = wrong(answer);
  if (fault !== undefined) return fault;
  if (/^\s+at .*:\d+/m.test(stderr)) return `a stack trace: ${stderr}`;
  if (exitCode === 2) {
    if (stdout !== '' || done.length > 0) return `refused, and yet there is ${done.join(', ')} ${stdout}`;
    const lines = stderr.trimEnd().split('\n');
    return lines.length === 1 && stderr !== '' ? undefined : `not one line: ${stderr}`;
  }
  return done.join('') === '' ? `exit ${exitCode}, and nothing was done: ${stderr}` : undefined;
}

async function faultsOf(
  { ask }: Subject,
  calls: readonly (readonly string[])[],
  fault: typeof faultOf = faultOf,
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const argv of calls) {
    const found = fault(await ask(argv));
    const call = argv.map((word) => JSON.stringify(word.slice(0, 60))).join(' ');
    if (found !== undefined) faults.push(`${call}: ${found.slice(0, 400)}`);
  }
  return faults;
}

/** Refused, whatever else: as many lines as there may be. */
function notRefused(answer: Answer): string | undefined {
  if (answer.exitCode !== 2 || answer.done.length > 0) return `exit ${answer.exitCode}, done: ${answer.done.join()}`;
  return wrong(answer) ?? (/^(?:[^\n]+\n)+$/.test(answer.stderr) ? undefined : `not in lines: ${answer.stderr}`);
}

describe.each(Object.entries(SUBJECTS))('%s', (_name, subject) => {
  const { options, sound, ask } = subject;
  const others = (name: string): Readonly<Record<string, string>> =>
    Object.fromEntries(Object.entries(sound).filter(([key]) => key !== name));
  const valued = Object.entries(options).filter(([, { kind }]) => kind !== 'flag');

  test('the sound call does something', async () => {
    const { done, asked = [] } = await ask(given(sound));
    expect([...done, ...asked].join('')).not.toBe('');
  });

  test.each(valued.map(([name], place) => [name, place] as const))(
    '--%s with whatever value is refused in one line, or does something',
    async (name, place) => {
      // Each option has a third of them, since a call may take a second: together they have them all.
      const some = VALUES.filter((_, index) => index % 3 === place % 3).map((value) => placed(name, value));
      const calls = some.map((value) => [...given(others(name)), `--${name}=${value}`]);
      expect(await faultsOf(subject, calls)).toEqual([]);
    },
    300_000,
  );

  test('what no option takes, takes no value, is repeated or stands after -- is refused, and nothing is done', async () => {
    const all = given(sound);
    const calls = [
      ...['--', '--no-such', '--__proto__=x', '--constructor', '-n', '-', '--=x', '--no-help', '--Help', '---json'].map(
        (word) => [...all, word, ...(word === '--' ? ['--', 'x'] : [])],
      ),
      ...['', ' ', 'stray', '\u0000'].map((word) => [...all, word]),
      ...valued.flatMap(([name, { kind }]) => [
        [...given(others(name)), `--${name}`],
        [...given(others(name)), `--${name}=`],
        [...given(others(name)), `--${name}`, '--help'],
        ...(kind === 'text' ? [[...given(others(name)), `--${name}=a`, `--${name}=a`]] : []),
        [...all, `--no-${name}`],
        [...all, `--${name.toUpperCase()}=x`],
      ]),
      ...Object.entries(options).flatMap(([name, { kind }]) =>
        kind === 'flag'
          ? [
              [...all, `--${name}=yes`],
              [...all, `--${name}=`],
              [...all, `--${name}`, 'yes'],
            ]
          : [],
      ),
    ];
    expect(await faultsOf(subject, calls, notRefused)).toEqual([]);
  }, 300_000);
});

test('synth takes nothing but --help, alone', async () => {
  const subject: Subject = { options: {}, sound: {}, ask: askSynth };
  const calls = [
    ...VALUES.filter((value) => value !== '--help').map((value) => [value]),
    ['--help', ''],
    ['', '--help'],
    ['--', '--'],
  ];
  expect(await faultsOf(subject, calls, notRefused)).toEqual([]);
});
