import { repository } from '../support/repository';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REFUSED } from './refused-configs';
import { LINK_TO_ETC, type Files } from './unforeseeable-configs';

function write(files: Files): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'landing-zone-config-')), 'config');
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) {
    if (text === LINK_TO_ETC) symlinkSync('/etc/hostname', join(folder, name));
    else writeFileSync(join(folder, name), text);
  }
  return folder;
}

function folderOf([sentence, files]: (typeof REFUSED)[number]): string {
  return `${sentence.startsWith('never ends') ? '!' : ''}${write(files)}`;
}

interface Result {
  readonly name?: string;
  readonly message?: string;
  readonly exported?: string;
}

describe('a config', () => {
  // A day that is written is the same on each.
  const accepted = write({
    'scenarios.ts': "export const scenarios = [{ says: 'a' }];\n",
    'more.ts': "import type { Sentence } from './types';\nexport const more: Sentence[] = [{ says: 'b' }];\n",
    'types.ts': 'export type Sentence = { says: string };\nexport interface Account {}\n',
    'more.test.ts': 'export const nobody = 1;\n',
    'accounts.ts': 'export const ours = { a: {} };\n',
    'index.ts':
      "import { ours as accounts } from './accounts';\nimport { more } from './more';\nimport { scenarios as some } from './scenarios';\n" +
      "const days = [new Date('2026-01-01'), new Date('2026-01-01T08:00Z'), new Date('2026-01-01T08:00:00+01:00'), new Date(0)];\n" +
      'export const config = { a: days.map((day) => [day.toISOString(), day.getTime(), day.getUTCDay()]), c: Date.UTC(2026, 0, 1), accounts, scenarios: [...some, ...more] };\n',
  });
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['-r', './bin/register.js', 'test/support/load-configs.ts', ...REFUSED.map(folderOf), accepted],
    { cwd: repository, encoding: 'utf8', env: { ...process.env, NODE_ENV: '' } },
  );
  const results = (stdout === '' ? [] : JSON.parse(stdout)) as readonly Result[];

  test.each(REFUSED.map(([sentence, , message], index) => [sentence, message, index] as const))(
    'that %s is refused in one line, with file and place',
    (_sentence, message, index) => {
      expect(stderr).toBe('');
      const END = '. The config was not read, and nothing was written.';
      const said = results[index]?.message ?? '';
      expect(results[index]?.name).toBe('ConfigFileError');
      expect(said).not.toMatch(/[\p{Cc}]/u);
      expect(said.endsWith(END)).toBe(true);
      if (typeof message === 'string') expect(said).toContain(message);
      else expect(said.slice(0, -END.length)).toMatch(message);
    },
  );

  test('that is in order is loaded, whatever was refused before', () => {
    expect(results.at(-1)).toEqual({ exported: 'object' });
  });
});
