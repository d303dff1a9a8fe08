import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder and those above it, one by one: in one go Node.js never comes back from where nothing can be made, such as below /proc.
 *
 * @throws an error of the file system where it cannot be made, or something else stands there
 */
export function makeFolder(path: string): void {
  const folder = resolve(path);
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) return;
  if (found === undefined && folder !== dirname(folder)) makeFolder(dirname(folder));
  mkdirSync(folder);
}
