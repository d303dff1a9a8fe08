import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository, scripts } from '../support/repository';

/** What ts-node reads of an environment, as it is installed. */
const CODE = readFileSync(join(repository, 'node_modules/ts-node/dist/index.js'), 'utf8');
const READ = new Set(CODE.match(/(?<=\benv\.)TS_NODE_\w+/g));

test.each([
  ['each variable of ts-node', Object.fromEntries([...READ].map((name) => [name, 'no-such-thing']))],
  ['another project', { TS_NODE_PROJECT: '/no/such/tsconfig.json' }],
  ['types to be checked by another compiler', { TS_NODE_TYPE_CHECK: 'true', TS_NODE_COMPILER: 'no-such-compiler' }],
  ['all files to be left as they are', { TS_NODE_IGNORE: '.*' }],
  ['another folder', { TS_NODE_CWD: tmpdir(), TS_NODE_SKIP_PROJECT: 'true' }],
])('a command runs as the repository has it, whatever the environment says of %s', (_what, variables) => {
  const argv = ['-r', './bin/register.js', 'bin/can.ts', '--help'];
  const env = { ...process.env, NODE_ENV: '', ...variables };
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { cwd: repository, encoding: 'utf8', env });
  expect(stderr).toBe('');
  expect(stdout).toContain('npm run can');
  expect(status).toBe(0);
});

test('TypeScript runs, whatever an editor has compiled beside it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'register-'));
  writeFileSync(join(folder, 'one.ts'), "export const from: string = 'TypeScript';\n");
  writeFileSync(join(folder, 'one.js'), "exports.from = 'JavaScript';\n");
  const code = `process.stdout.write(require(${JSON.stringify(join(folder, 'one'))}).from)`;
  const { stdout } = spawnSync(process.execPath, ['-r', './bin/register.js', '-e', code], {
    cwd: repository,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: '' },
  });
  expect(stdout).toBe('TypeScript');
});

test('what the environment may say is found', () => {
  expect([...READ]).toEqual(expect.arrayContaining(['TS_NODE_PROJECT', 'TS_NODE_COMPILER', 'TS_NODE_CWD']));
});

test('the app, and every script that runs TypeScript, is run so', () => {
  const { app } = JSON.parse(readFileSync(join(repository, 'cdk.json'), 'utf8')) as { readonly app: string };
  const run = [app, ...Object.values(scripts)]
    .flatMap((text) => text.split(' && '))
    .filter((one) => one.endsWith('.ts'));
  expect(run.length).toBeGreaterThan(10);
  expect(run.filter((one) => !/^node (?:--[\w-]+ )*-r \.\/bin\/register\.js \S+\.ts(?: |$)/.test(one))).toEqual([]);
});

test.each([
  ['is broken', '{'],
  ['is another kind of file', '[1'],
  ['is gone', undefined],
])('a tsconfig.json that %s ends in one line', (_what, text) => {
  const copy = mkdtempSync(join(tmpdir(), 'landing-zone-register-'));
  mkdirSync(join(copy, 'bin'));
  copyFileSync(join(repository, 'bin/register.js'), join(copy, 'bin/register.js'));
  symlinkSync(join(repository, 'node_modules'), join(copy, 'node_modules'));
  if (text !== undefined) writeFileSync(join(copy, 'tsconfig.json'), text);
  const { status, stderr } = spawnSync(process.execPath, ['-r', './bin/register.js', '-e', ''], {
    cwd: copy,
    encoding: 'utf8',
  });
  expect(stderr).toMatch(/^tsconfig\.json: .+ Nothing was run: take the file of the main branch\.\n$/);
  expect(status).toBe(1);
});
