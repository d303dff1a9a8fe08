import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder and those above it, one by one: in one go Node.js never comes back from where nothing can be made, such as below /proc.
 *
 * @throws an error of the file system where it cannot be made, or something else stands there
 */
export function makeFolder(path: string): void {
  const folder = resolve(path);
  if (existsSync(folder) && statSync(folder).isDirectory()) return;
  // Below a file nothing can be made, which the folder itself says best.
  if (!existsSync(dirname(folder))) makeFolder(dirname(folder));
  mkdirSync(folder);
}
