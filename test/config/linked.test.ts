import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../support/repository';

/* Several companies in one repository, of which `config` is a link to one: Node.js knows its files by where they are. */

interface Result {
  readonly message?: string;
  readonly exported?: string;
}

function linkedTo(text: string): string {
  const home = mkdtempSync(join(tmpdir(), 'landing-zone-linked-'));
  mkdirSync(join(home, 'config-acme'));
  writeFileSync(join(home, 'config-acme', 'index.ts'), text);
  symlinkSync('config-acme', join(home, 'config'));
  return join(home, 'config');
}

/** A file of the config that is a link to one beside it. */
function withLinkedFile(): string {
  const home = mkdtempSync(join(tmpdir(), 'landing-zone-linked-'));
  mkdirSync(join(home, 'config'));
  writeFileSync(
    join(home, 'config', 'index.ts'),
    "import { accounts } from './accounts';\nexport const config = { accounts };\n",
  );
  writeFileSync(join(home, 'beside.ts'), 'export const accounts = {};\n');
  symlinkSync('../beside.ts', join(home, 'config', 'accounts.ts'));
  return join(home, 'config');
}

test('a config that is a link is held to what every config is', () => {
  const folders = [
    linkedTo('export const config = { a: process.env.HOME };\n'),
    linkedTo("export const config = {};\nimport { x } from 'node:repl';\nvoid x;\n"),
    linkedTo("import '../beside';\nexport const config = {};\n"),
    withLinkedFile(),
    linkedTo('export const config = { a: 1 };\n'),
  ];
  writeFileSync(join(folders[2] ?? '', '..', 'beside.ts'), 'export {};\n');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['-r', './bin/register.js', 'test/support/load-configs.ts', ...folders],
    { cwd: repository, encoding: 'utf8', env: { ...process.env, NODE_ENV: '' } },
  );
  expect(stderr).toBe('');
  const results = JSON.parse(stdout) as readonly Result[];
  expect(results.map(({ message, exported }) => message ?? exported)).toEqual([
    expect.stringMatching(/^config-acme\/index\.ts:1: .*process\.env \(HOME\)/),
    expect.stringContaining('config-acme/index.ts:2: imports node:repl, which runs what somebody types'),
    expect.stringContaining('config-acme/index.ts:1: imports beside.ts, which is not in config-acme/'),
    expect.stringContaining('config/index.ts:1: imports beside.ts, which is not in config/'),
    'object',
  ]);
});
