import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { access, proofsOf } from '../../lib/cli/access';
import { canCommand } from '../../lib/cli/can';
import type { Command } from '../../lib/cli/command';
import { complianceCommand } from '../../lib/cli/compliance';
import { deployCommand } from '../../lib/cli/deploy';
import { driftCommand } from '../../lib/cli/drift';
import { executionPolicyCommand } from '../../lib/cli/execution-policy';
import { explorer } from '../../lib/cli/explorer';
import { githubCommand } from '../../lib/cli/github';
import { historyCommand } from '../../lib/cli/history';
import { newCompanyCommand } from '../../lib/cli/new-company';
import { preflightCommand } from '../../lib/cli/preflight';
import { review } from '../../lib/cli/review';
import { whoCan } from '../../lib/cli/who-can';
import { asJson } from '../../lib/review/render/json';
import { config } from '../support/companies/trips';
import { loaded } from '../support/read-landing-zone';
import { repository } from '../support/repository';
import { run, sampleAssembly } from './support';

/* Every option of every command that names a file or a folder, with each kind of path that is wrong. */

const folder = mkdtempSync(join(tmpdir(), 'landing-zone-paths-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const never = (): never => {
  throw new Error('a path that is wrong is refused before anything is asked');
};

const asked = ['--account', 'engineering-dev', '--action', 's3:GetObject'];
const company = () => Promise.resolve(loaded(config));
const report = join(folder, 'report.json');
writeFileSync(report, asJson({ findings: [], questions: 1, approvers: [] }));
const sides = ['--base', sampleAssembly(), '--head', sampleAssembly()];

/** Each with arguments that are right, so that the path alone is wrong. */
const COMMANDS: readonly (readonly [command: Command, right: readonly string[]])[] = [
  [access(proofsOf(never)), []],
  [canCommand(never), ['--principal', 'root', ...asked]],
  [complianceCommand(never), []],
  [driftCommand(never, never), []],
  [executionPolicyCommand, []],
  [explorer(company), ['--assembly', sampleAssembly()]],
  [githubCommand(), ['--do', 'render', '--report', report, '--folder', join(folder, 'rendered')]],
  [historyCommand, ['--principal', 'root', ...asked]],
  [newCompanyCommand({ folder }), []],
  [preflightCommand(never, never), []],
  [review(company), sides],
  [whoCan, asked],
].map(([command, right]) => [command as unknown as Command, right as readonly string[]]);

/** Options beside which the others stand in nobody's way, but are refused. */
const ALONE = ['can --cases'];

/** What an option's value may be, by the words in its usage. */
const KINDS = {
  reads: /^<(?:folder|ref or folder|file\.json)>$/,
  writes: /^<file>$/,
} as const;

/** Options of these words that go the other way. */
const READS_A_FILE = ['github --report'];
const WRITES_INTO = ['github --folder'];

const options = COMMANDS.flatMap(([command, right]) =>
  Object.entries(command.options).flatMap(([option, { value = '' }]) => {
    const name = `${command.name} --${option}`;
    const isRead = (KINDS.reads.test(value) && !WRITES_INTO.includes(name)) || READS_A_FILE.includes(name);
    const isWritten = (KINDS.writes.test(value) && !READS_A_FILE.includes(name)) || WRITES_INTO.includes(name);
    const others = ALONE.includes(name) ? ['--assembly', sampleAssembly()] : right;
    return isRead || isWritten ? [{ name, command, right: others, option, isRead }] : [];
  }),
);

function made(name: string, fill: (path: string) => void): string {
  const path = join(folder, name);
  if (!existsSync(path)) fill(path);
  return path;
}

const edited = (name: string, edit: (path: string) => void): string =>
  made(name, (path) => {
    cpSync(sampleAssembly(), path, { recursive: true });
    edit(path);
  });

const UNREADABLE: readonly (readonly [what: string, path: () => string])[] = [
  ['nothing is there', () => join(folder, 'nowhere')],
  [
    'an empty folder',
    () =>
      made('empty', (path) => {
        mkdirSync(path);
      }),
  ],
  [
    'a text',
    () =>
      made('text', (path) => {
        writeFileSync(path, 'a text');
      }),
  ],
  [
    'a manifest that is cut off',
    () =>
      edited('cut', (path) => {
        writeFileSync(join(path, 'manifest.json'), '{"version":');
      }),
  ],
  [
    'a manifest that is missing',
    () =>
      edited('failed', (path) => {
        rmSync(join(path, 'manifest.json'));
      }),
  ],
  [
    'a template that is cut off',
    () =>
      edited('torn', (path) => {
        writeFileSync(join(path, templateIn(path)), '{');
      }),
  ],
  [
    'a template that is missing',
    () =>
      edited('gone', (path) => {
        rmSync(join(path, templateIn(path)));
      }),
  ],
  [
    'another version of the CDK',
    () =>
      edited('newer', (path) => {
        writeFileSync(join(path, 'manifest.json'), '{"version":"99.0.0"}');
      }),
  ],
];

const UNWRITABLE: readonly (readonly [what: string, path: () => string])[] = [
  ['no folder to write into', () => join(folder, 'nowhere/file')],
  [
    'below a file',
    () =>
      join(
        made('text', (path) => {
          writeFileSync(path, 'a text');
        }),
        'file',
      ),
  ],
  ...[
    'config/index.ts',
    'config/new.ts',
    'lib/floors.json',
    'bin/new.html',
    'test/project',
    'package.json',
    'README.md',
  ].map((path): readonly [string, () => string] => [`${path} of the repository`, () => join(repository, path)]),
  [
    'a file of another kind, by a link',
    () =>
      made('linked.ts', (path) => {
        symlinkSync(join(repository, 'config/index.ts'), path);
      }),
  ],
  [
    'a link to a folder of the repository',
    () =>
      join(
        made('linked', (path) => {
          symlinkSync(join(repository, 'config'), path);
        }),
        'new.ts',
      ),
  ],
  [
    'a page that another program wrote',
    () =>
      made('page.html', (path) => {
        writeFileSync(path, '<!doctype html>\n<title>Coverage</title>\n');
      }),
  ],
  [
    'JSON that another program wrote',
    () =>
      made('other.json', (path) => {
        writeFileSync(path, '{"version":1}');
      }),
  ],
];

function templateIn(path: string): string {
  return readdirSync(path).find((name) => name.endsWith('.template.json')) ?? '';
}

test('every command is in the table', () => {
  const names = readdirSync(join(repository, 'bin')).map((file) => file.replace(/\.ts$/, ''));
  // What is no command, and the two that pass on what they do not know to others.
  const others = ['landing-zone', 'load-config', 'register.js', 'synth', 'deploy', 'in-pipeline'];
  expect(names.filter((name) => !others.includes(name))).toEqual(COMMANDS.map(([{ name }]) => name));
  expect(options.length).toBeGreaterThan(12);
});

test('every option whose value is a file, a folder or a commit is in the table', () => {
  const named = COMMANDS.flatMap(([{ name, options: specs }]) =>
    Object.entries(specs).flatMap(([option, { value = '', help }]) =>
      /file|folder|path/.test(value) || (value !== '' && /\b(?:file|folder)\b/.test(help))
        ? [`${name} --${option}`]
        : [],
    ),
  );
  expect(named.filter((name) => !options.some((option) => option.name === name))).toEqual([]);
});

/** A folder to write into is made where there is none. */
function pathsFor(name: string, isRead: boolean): typeof UNREADABLE {
  if (isRead) return UNREADABLE;
  return WRITES_INTO.includes(name) ? UNWRITABLE.slice(1) : UNWRITABLE;
}

/** In the folders that the paths are of. */
function namesThere(): readonly (readonly string[])[] {
  return [folder, ...['bin', 'config', 'test/project', '.'].map((name) => join(repository, name))].map((one) =>
    readdirSync(one).filter((name) => !name.startsWith('cdk.out')),
  );
}

const rows = options.flatMap(({ isRead, ...rest }) =>
  pathsFor(rest.name, isRead).map(([what, path]) => [rest.name, what, { ...rest, path }] as const),
);

test.each(rows)('%s: %s', async (_name, _what, { command, right, option, path }) => {
  const wrong = path();
  const before = namesThere();
  const others = right.filter((_text, at) => right[at] !== `--${option}` && right[at - 1] !== `--${option}`);
  const { exitCode, stdout, stderr } = await run(command, [...others, `--${option}`, wrong]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  const lines = stderr.trimEnd().split('\n');
  expect(lines).toHaveLength(1);
  expect(stderr).toContain(wrong);
  expect(stderr).not.toMatch(/This should not have happened|^ {4}at /m);
  expect(namesThere()).toEqual(before);
});

test.each(UNREADABLE)('deploy --assembly: %s', async (_what, path) => {
  let stderr = '';
  const silent = { write: () => true };
  const streams = { stdout: silent, stderr: { write: (text: string) => (stderr += text) !== '' } };
  const argv = ['--assembly', path()];
  expect(await deployCommand({ argv, streams, run: never })).toBe(2);
  expect(stderr).toContain(path());
  const lines = stderr.trimEnd().split('\n');
  expect(lines.filter((line) => !line.startsWith('Not taken from the environment: '))).toHaveLength(1);
});
