import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../support/repository';
import { SCRIPTS, scriptNames } from './github-workflows';

const top = mkdtempSync(join(tmpdir(), 'workflow-scripts-'));
afterAll(() => {
  rmSync(top, { recursive: true, force: true });
});

/** Stands for a program: writes down how it was called, and answers as a list of patterns says. */
const FAKE = `#!/usr/bin/env bash
called="$(basename "$0") $*"
echo "$called" >>"$CALLS"
while IFS=$'\\t' read -r pattern code answer; do
  if [[ "$called" == $pattern ]]; then printf '%b' "$answer"; exit "$code"; fi
done <"$ANSWERS"
if [[ "$called" == *"--do render"* ]]; then echo "# A report" >report/report.md; fi
if [[ "$called" == *--certificate* ]]; then echo '{}' >certificate.json; fi
`;

type Answer = readonly [pattern: string, code: number, answer: string];

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly calls: readonly string[];
  readonly summary: string;
  readonly file: (name: string) => string | undefined;
}

/** Runs a program of the workflows in a folder with these files, where npm and git answer so. */
function runScript(
  argv: readonly string[],
  answers: readonly Answer[] = [],
  files: Readonly<Record<string, string>> = {},
): Ran {
  const folder = mkdtempSync(join(top, 'run-'));
  cpSync(join(repository, SCRIPTS), join(folder, SCRIPTS), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  for (const program of ['npm', 'git']) {
    writeFileSync(join(bin, program), FAKE);
    chmodSync(join(bin, program), 0o755);
  }
  writeFileSync(join(folder, 'answers'), answers.map((answer) => `${answer.join('\t')}\n`).join(''));
  const env = {
    PATH: `${bin}:${process.env.PATH ?? ''}`,
    CALLS: join(folder, 'calls'),
    ANSWERS: join(folder, 'answers'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
  };
  const [script = '', ...rest] = argv;
  const { status, stdout, stderr } = spawnSync(join(SCRIPTS, script), rest, { cwd: folder, env, encoding: 'utf8' });
  const file = (name: string): string | undefined =>
    existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : undefined;
  return {
    code: status,
    stdout,
    stderr,
    calls: (file('calls') ?? '').split('\n').slice(0, -1),
    summary: file('summary') ?? '',
    file,
  };
}

const SHA = 'a'.repeat(40);
const REVIEW = 'npm run --silent review -- --base';

test('review.sh compares once, and shows all of it', () => {
  const ran = runScript(['review.sh', 'HEAD^1', 'HEAD'], [[`${REVIEW}*`, 0, '{}']]);
  expect(ran).toMatchObject({ code: 0, stderr: '', summary: '# A report\n' });
  expect(ran.calls).toEqual([
    `${REVIEW} HEAD^1 --head HEAD --explorer report/explorer.html --format json`,
    'npm run --silent github -- --do render --report report/report.json --folder report',
  ]);
  expect(ran.file('report/report.json')).toBe('{}');
});

test('review.sh ends as the review does where nothing was reported', () => {
  const ran = runScript(['review.sh', 'HEAD^1', 'HEAD'], [[`${REVIEW}*`, 2, '']]);
  expect(ran).toMatchObject({ code: 2, summary: '' });
});

const BEGUN = '17 2026-11-26T09:00:00Z';
const begun: Answer = ['*--do begun*', 0, `${BEGUN}\\n`];

test('review-deployed.sh compares cdk.out with what was deployed last, and keeps what had begun before it asked', () => {
  const ran = runScript(['review-deployed.sh'], [begun, ['*--do deployed*', 0, `${SHA}\\n`], [`${REVIEW}*`, 0, '{}']]);
  expect(ran).toMatchObject({ code: 0, summary: '# A report\n' });
  expect(ran.calls).toEqual([
    'npm run --silent github -- --do begun',
    'npm run --silent github -- --do deployed',
    `${REVIEW} ${SHA} --head cdk.out --explorer report/explorer.html --format json`,
    'npm run --silent github -- --do render --report report/report.json --folder report',
  ]);
  expect([ran.file('report/base'), ran.file('report/begun')]).toEqual([`${SHA}\n`, `${BEGUN}\n`]);
});

test('review-deployed.sh says where nothing is known to be deployed, and reviews nothing', () => {
  const ran = runScript(
    ['review-deployed.sh'],
    [
      ['*--do begun*', 0, '\\n'],
      ['*--do deployed*', 1, ''],
    ],
  );
  expect(ran).toMatchObject({
    code: 0,
    summary: expect.stringContaining('No run is known to have deployed from here') as string,
  });
  expect(ran.calls.length).toBe(2);
  expect([ran.file('report/base'), ran.file('report/begun')]).toEqual(['\n', '\n']);
});

test.each<[what: string, answers: readonly Answer[]]>([
  ['what was deployed', [begun, ['*--do deployed*', 2, '']]],
  ['what has begun', [['*--do begun*', 2, '']]],
])('review-deployed.sh ends where GitHub does not say %s', (_what, answers) => {
  expect(runScript(['review-deployed.sh'], answers)).toMatchObject({ code: 2, summary: '' });
});

test.each<[what: string, reported: string | undefined, answer: Answer, code: number]>([
  ['nothing has begun since', `${BEGUN}\n`, begun, 0],
  ['nothing has ever begun', '\n', ['*--do begun*', 0, '\\n'], 0],
  ['another run has begun', '16 2026-11-25T09:00:00Z\n', begun, 1],
  ['the first run has begun', '\n', begun, 1],
  ['what had begun is not there any more', `${BEGUN}\n`, ['*--do begun*', 0, '\\n'], 1],
  ['the report does not say', undefined, ['*--do begun*', 0, '\\n'], 1],
  ['GitHub does not say', `${BEGUN}\n`, ['*--do begun*', 2, ''], 2],
])('nothing-since.sh ends well only where that is so: %s', (_what, reported, answer, code) => {
  const files: Readonly<Record<string, string>> = reported === undefined ? {} : { 'report/begun': reported };
  expect(runScript(['nothing-since.sh'], [answer], files).code).toBe(code);
});

test('nothing-since.sh says which run has begun and what to do', () => {
  const { stdout } = runScript(['nothing-since.sh'], [begun], { 'report/begun': '\n' });
  expect(stdout).toMatch(
    /was "none" then, and is "17 2026-11-26T09:00:00Z" now.* Nothing was deployed\. .*re-run all jobs/,
  );
});

test.each<[names: string, options: string]>([
  ['ada\\nzoe\\n', ' --approved-by ada --approved-by zoe'],
  ['', ''],
])('certificate.sh writes who approved: %j', (names, options) => {
  const ran = runScript(['certificate.sh', 'production'], [['*--do approvers*', 0, names]], {
    'report/base': `${SHA}\n`,
  });
  expect(ran).toMatchObject({ code: 0, stderr: '' });
  expect(ran.calls.at(-1)).toBe(`${REVIEW} ${SHA} --head HEAD --format json --certificate certificate.json${options}`);
  expect(ran.file('certificate.json')).toBe('{}\n');
});

test('certificate.sh says why there is none', () => {
  const ran = runScript(['certificate.sh', 'production'], [], { 'report/base': '\n' });
  expect(ran).toMatchObject({ code: 0, calls: [], summary: expect.stringContaining('No certificate') as string });
});

test.each([[0], [1], [2], [130]])(
  'summarized.sh ends as the command does (%i), and shows what it says as code',
  (code) => {
    const ran = runScript(['summarized.sh', 'Drift', 'npm', 'x'], [['npm x', code, '# <b>\\n```\\n']]);
    expect(ran).toMatchObject({
      code,
      stdout: '# <b>\n```\n',
      summary: `\n## Drift (exit code ${code})\n\n    # <b>\n    \`\`\`\n`,
    });
  },
);

test.each([[0], [1], [2]])('look-for-drift.sh keeps how the look ended (%i), and does not fail itself', (code) => {
  const ran = runScript(['look-for-drift.sh'], [['npm run --silent in-pipeline -- drift', code, 'changed\\n']]);
  expect(ran).toMatchObject({ code: 0, stdout: 'changed\n' });
  expect([ran.file('drift/exit-code'), ran.file('drift/said')]).toEqual([`${code}\n`, 'changed\n']);
});

const TELL = 'npm run --silent github -- --do drift-issue --exit-code';

test('tell-drift.sh tells what was found', () => {
  const ran = runScript(['tell-drift.sh'], [], { 'drift/exit-code': '1\n', 'drift/said': 'x\n' });
  expect(ran).toMatchObject({ code: 0, calls: [`${TELL} 1 --report drift/said`] });
});

test.each<[what: string, files: Readonly<Record<string, string>>]>([
  ['no answer', {}],
  ['half an answer', { 'drift/exit-code': '0\n' }],
  ['another half', { 'drift/said': '', 'drift/exit-code': '' }],
])('tell-drift.sh takes %s for no good news', (_what, files) => {
  const ran = runScript(['tell-drift.sh'], [], files);
  expect(ran).toMatchObject({ code: 0, calls: [`${TELL} 2 --report drift/said`] });
  expect(ran.file('drift/said')).toContain('before it had an answer');
});

const MANIFESTS = { 'package.json': '{}', 'package-lock.json': '{ }' };

test('update-data.sh proposes what is new, with its review', () => {
  const ran = runScript(
    ['update-data.sh'],
    [
      ['git diff*', 1, ''],
      [`${REVIEW}*`, 0, '{}'],
    ],
    MANIFESTS,
  );
  expect(ran.code).toBe(0);
  expect(ran.calls.map((call) => call.split(' ').slice(0, 2).join(' '))).toEqual([
    'npm install',
    'git diff',
    'git -c',
    'npm run',
    'npm run',
  ]);
  expect(['package.json', 'package-lock.json', 'report.json'].map((name) => ran.file(`proposal/${name}`))).toEqual([
    '{}',
    '{ }',
    '{}',
  ]);
});

test('update-data.sh proposes nothing where nothing is new', () => {
  const ran = runScript(['update-data.sh'], [['git diff*', 0, '']], MANIFESTS);
  expect(ran).toMatchObject({ code: 0, summary: 'Nothing is new.\n' });
  expect(ran.file('proposal/report.json')).toBeUndefined();
});

test('not-set-up.sh says which variable is missing', () => {
  const ran = runScript(['not-set-up.sh', 'deploy', 'LANDING_ZONE_DEPLOY_ROLE']);
  expect(ran.summary).toBe(
    'deploy does not run: the repository variable LANDING_ZONE_DEPLOY_ROLE is not set. See docs/pipeline.md.\n',
  );
});

test('every program of the workflows is run here', () => {
  const here = readFileSync(__filename, 'utf8');
  expect(scriptNames().filter((name) => !here.includes(`['${name}'`))).toEqual([]);
});
