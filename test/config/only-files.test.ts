import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onlyFiles } from '../../lib/config/only-files';

function config(): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'only-files-')), 'config');
  mkdirSync(join(folder, 'guardrails'), { recursive: true });
  writeFileSync(join(folder, 'index.ts'), 'export const config = {};\n');
  return folder;
}

function pipe(path: string): void {
  const { status } = spawnSync('mkfifo', [path]);
  expect(status).toBe(0);
}

test('files, folders, links to files and links to nowhere are read, or told by whoever reads them', () => {
  const folder = config();
  symlinkSync(join(folder, 'index.ts'), join(folder, 'linked.ts'));
  symlinkSync(join(folder, 'nowhere.ts'), join(folder, 'dangling.ts'));
  symlinkSync(folder, join(folder, 'guardrails', 'itself'));
  expect(() => {
    onlyFiles(folder);
  }).not.toThrow();
});

test.each(['company.ts', 'guardrails/deny-x.ts', '.hidden'])('a pipe in place of %s is refused', (name) => {
  const folder = config();
  pipe(join(folder, name));
  expect(() => {
    onlyFiles(folder);
  }).toThrow(`config/${name}: a pipe, socket or device. Expected a file: remove it. The config was not read`);
});

test.each(['company.js', 'index', 'guardrails/deny-x.cjs', 'accounts.mjs', 'x.node'])(
  '%s, which Node.js may take in place of a file of the config, is refused',
  (name) => {
    const folder = config();
    writeFileSync(join(folder, name), 'exports.scenarios = [];');
    expect(() => {
      onlyFiles(folder);
    }).toThrow(`config/${name}: Node.js may take it in place of TypeScript: remove it`);
  },
);

test('pages, JSON and what an editor hides may stand there', () => {
  const folder = config();
  for (const name of ['README.md', 'LICENSE', 'guardrails/deny-x.json', '.swp', 'company.ts~'])
    writeFileSync(join(folder, name), '');
  expect(() => {
    onlyFiles(folder);
  }).not.toThrow();
});

test('so is a link to a pipe or a device', () => {
  const folder = config();
  symlinkSync('/dev/zero', join(folder, 'company.ts'));
  expect(() => {
    onlyFiles(folder);
  }).toThrow('config/company.ts: a pipe, socket or device');
});
