import fs, { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeConfig } from '../../lib/cli/new-company/write-config';
import { writeFiles, type WantedFile } from '../../lib/cli/write-files';

/* A disk that is full in the middle of a file: what was there is there, and nothing else. */

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'landing-zone-written-'));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

/** From the second file on there is room for a part alone. */
function fillDisk(): void {
  const write = fs.writeFileSync;
  let written = 0;
  jest.spyOn(fs, 'writeFileSync').mockImplementation((file, data) => {
    written += 1;
    const text = typeof data === 'string' ? data : '';
    write(file, written < 2 ? text : text.slice(0, 1));
    if (written > 1) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  });
}

test('leaves no file that a command was asked to write, nor part of one beside it', () => {
  const kind = { name: 'a page', pattern: /^page/ };
  const wanted = (name: string): WantedFile => ({ option: '--out', path: join(folder, name), text: 'page two', kind });
  writeFileSync(join(folder, 'one'), 'page one');
  fillDisk();
  expect(() => {
    writeFiles([wanted('one'), wanted('two')]);
  }).toThrow(/^--out: ".*two" cannot be written: ENOSPC: no space left on device, write\. Nothing was written\.$/);
  expect(readdirSync(folder)).toEqual(['one']);
  expect(readFileSync(join(folder, 'one'), 'utf8')).toBe('page one');
});

test('leaves a config as it was', () => {
  const config = join(folder, 'config');
  writeConfig(config, new Map([['index.ts', 'before']]));
  fillDisk();
  expect(() => {
    writeConfig(config, new Map([['index.ts', 'after'], ['guardrails/a.ts', 'after']])); // prettier-ignore
  }).toThrow('ENOSPC');
  expect(readdirSync(folder)).toEqual(['config']);
  expect(readFileSync(join(config, 'index.ts'), 'utf8')).toBe('before');
});
