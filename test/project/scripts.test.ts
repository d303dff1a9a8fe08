import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf, repository, scripts } from '../support/repository';

/** How the scripts of package.json run a file of ours. */
const OWN = /^node -r \.\/bin\/register\.js (?<file>\S+\.ts)$/;

const commands = Object.entries(scripts).flatMap(([script, text]) =>
  text.split(' && ').map((command) => [script, command] as const),
);
const own = commands.flatMap(([script, command]) => {
  const file = OWN.exec(command)?.groups?.file;
  return file === undefined ? [] : [[script, file] as const];
});

test.each(commands)('%s runs something that is there: %s', (_script, command) => {
  expect(whatIsMissing(command)).toBeUndefined();
});

test.each([
  ['npm run --silent no-such-script', 'script no-such-script'],
  ['node -r ./bin/register.js bin/no-such-file.ts', 'file bin/no-such-file.ts'],
  ['node -r no-such-package/register bin/can.ts', 'package no-such-package/register'],
  ['no-such-tool --version', 'tool no-such-tool'],
])('%s would be noticed', (command, missing) => {
  expect(whatIsMissing(command)).toBe(missing);
});

interface Answer {
  readonly file: string;
  readonly argv: readonly string[];
  readonly exitCode?: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Called {
  readonly file: string;
  readonly argv: readonly string[];
}

/** Runs scripts as a user does in a pristine clone: without the folder that jest makes for the tests. */
function answersTo(calls: readonly Called[]): readonly Answer[] {
  const env = { ...process.env, LANDING_ZONE_TEST_RUN: undefined, NODE_ENV: undefined };
  const argv = ['-r', './bin/register.js', join(__dirname, 'print-answers.js'), JSON.stringify(calls)];
  const { stdout, stderr } = spawnSync(process.execPath, argv, { cwd: repository, encoding: 'utf8', env });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Answer[];
}

/** What no script takes. */
const WRONG: readonly (readonly string[])[] = [
  ['--hlep'],
  ['--__proto__=1'],
  ['-x'],
  ['--help=1'],
  ['--', '--help'],
  ['--no-such-option', 'a value\nof two lines'],
  ['stray\u001b[2J'],
  ['--edits=0'],
  ['--rounds=0'],
  ['--lists', '--seed=1'],
  [''],
];

/** Wrong uses of the options that a usage names. */
function wrongUsesIn(usage: string): readonly (readonly string[])[] {
  return [...usage.matchAll(/^ {2}(--[a-z-]+)( <.+?>| administrator)?(?: {2}|$)/gm)].flatMap(
    ([, option = '', value]) => {
      if (value === undefined) return [[`${option}=1`], [`${option}=`], [option, 'stray']];
      const numbers = value === ' <number>' ? [[`${option}=-1`], [`${option}=1.5`], [`${option}=99999999999`]] : [];
      return [
        [option],
        [option, ''],
        [`${option}=`],
        [`${option}= `],
        [option, '--help'],
        [`${option}=two\nlines`],
        ...numbers,
      ];
    },
  );
}

/** Nothing but plain lines, and few of them. */
function isRefused({ exitCode, stdout, stderr }: Answer): boolean {
  const isPlain = !/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|should not have happened|\n\s+at /.test(stderr);
  return exitCode === 2 && stdout === '' && isPlain && /^(?:[^\n]+\n){1,8}$/.test(stderr);
}

describe('of the scripts of this repository', () => {
  const files = [...new Set(own.map(([, file]) => file))];
  let usages: readonly Answer[];
  let wrong: readonly Answer[];
  beforeAll(() => {
    usages = answersTo(files.map((file) => ({ file, argv: ['--help'] })));
    wrong = answersTo(
      usages.flatMap(({ file, stdout }) => [...WRONG, ...wrongUsesIn(stdout)].map((argv) => ({ file, argv }))),
    );
  });

  test.each(own)('npm run %s says how it is called (%s)', (script, file) => {
    const usage = usages.find((one) => one.file === file);
    expect(usage).toMatchObject({ stdout: expect.stringContaining(`npm run ${script} `) as string, stderr: '' });
    expect(usage?.exitCode ?? 0).toBe(0);
  });

  test.each(own)('npm run %s refuses what it does not take, with exit 2 and in plain lines (%s)', (_script, file) => {
    const calls = wrong.filter((one) => one.file === file);
    expect(calls.length).toBeGreaterThan(WRONG.length);
    expect(calls.filter((one) => !isRefused(one))).toEqual([]);
  });
});

test('every file of bin/ but the app itself, what reads the config and what runs TypeScript is run by a script', () => {
  const entries = readdirSync(join(repository, 'bin')).map((file) => `bin/${file}`);
  expect(entries.filter((file) => !own.some(([, run]) => run === file))).toEqual([
    'bin/landing-zone.ts',
    'bin/load-config.ts',
    'bin/register.js',
  ]);
});

test('every script of package.json has a row in the README’s table of commands', () => {
  const readme = readFileSync(join(repository, 'README.md'), 'utf8');
  const rows = [...readme.matchAll(/^\| `npm (?:run )?([\w:-]+)` +\|/gm)].map(([, script]) => script);
  expect(rows.filter((script, index) => rows.indexOf(script) !== index)).toEqual([]);
  expect([...rows].sort()).toEqual(Object.keys(scripts).sort());
});

test('npm run check is every gate', () => {
  expect(scripts.check?.split(' && ')).toEqual([
    ...['format:check', 'lint', 'emulator:lint', 'typecheck', 'unused'].map((gate) => `npm run ${gate}`),
    'npm test',
    'npm run test:long',
    'npm run synth',
  ]);
});

test('every script that a page names is in package.json', () => {
  const named = filesOf('.md').flatMap((page) =>
    [...readFileSync(join(repository, page), 'utf8').matchAll(/\bnpm run (?:--silent )?([a-z][\w:-]*)/g)].map(
      ([, script = '']) => ({ page, script }),
    ),
  );
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter(({ script }) => !Object.hasOwn(scripts, script))).toEqual([]);
});

/** What `.ci/run` runs only where it is installed. */
const FROM_ELSEWHERE: readonly string[] = ['mypy', 'python3'];

/** What a command of a script needs and the repository does not have. */
function whatIsMissing(command: string): string | undefined {
  const [tool = '', ...rest] = command.split(' ').filter((word) => !word.includes('='));
  if (tool === 'npm') {
    const script = rest.find((word) => word !== 'run' && !word.startsWith('-')) ?? '';
    return Object.hasOwn(scripts, script) ? undefined : `script ${script}`;
  }
  if (tool === 'cd') return existsSync(join(repository, rest[0] ?? '')) ? undefined : `folder ${rest[0] ?? ''}`;
  if (FROM_ELSEWHERE.includes(tool)) return undefined;
  if (tool !== 'node') return existsSync(join(repository, 'node_modules/.bin', tool)) ? undefined : `tool ${tool}`;
  const [preload, words] = rest[0] === '-r' ? [rest[1], rest.slice(2)] : [undefined, rest];
  if (preload !== undefined && !isInstalled(preload)) return `package ${preload}`;
  const file = words.find((word) => /\.[jt]s$/.test(word)) ?? '';
  return existsSync(join(repository, file)) ? undefined : `file ${file}`;
}

function isInstalled(module: string): boolean {
  try {
    return require.resolve(module, { paths: [repository] }) !== '';
  } catch {
    return false;
  }
}
