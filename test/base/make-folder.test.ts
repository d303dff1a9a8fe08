import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from '../../lib/base/make-folder';

const above = mkdtempSync(join(tmpdir(), 'make-folder-'));

test('makes what is missing, and takes what is there', () => {
  const folder = join(above, 'a', 'b');
  makeFolder(folder);
  makeFolder(folder);
  expect(existsSync(folder)).toBe(true);
});

test.each([
  ['below a file', join(above, 'file', 'x'), 'ENOTDIR'],
  ['where a file is', join(above, 'file'), 'EEXIST'],
  ...(existsSync('/proc/self') ? [['below /proc, where nothing can be made', '/proc/nothing/x', 'ENOENT']] : []),
])('comes back %s', (_where, folder, code) => {
  writeFileSync(join(above, 'file'), '');
  expect(() => {
    makeFolder(folder);
  }).toThrow(code);
});
