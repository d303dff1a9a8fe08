import { readdirSync, statSync, type Dirent, type Stats } from 'node:fs';
import { join } from 'node:path';
import { ConfigFileError } from './config-file-error';
import { shown } from './place';

/** What `import './accounts'` may find before `accounts.ts`: compiled code, and a file of that very name. */
function standsIn(name: string, others: readonly string[]): boolean {
  return /\.(?:[cm]?jsx?|node)$/.test(name) || others.includes(`${name}.ts`);
}

/**
 * Whoever reads a pipe or a device waits for what may never come, and nothing could stop the wait.
 *
 * @throws ConfigFileError with the first that is neither file nor folder, or that could stand in for another file
 */
export function onlyFiles(folder: string, top: string = folder): void {
  const entries = entriesOf(folder);
  const names = entries.map(({ name }) => name);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const what = kindOf(path);
    if (what === 'folder' && entry.isDirectory()) onlyFiles(path, top);
    else if (what === 'neither')
      throw new ConfigFileError(shown(path, top), 'a pipe, socket or device. Expected a file: remove it');
    else if (what === 'file' && standsIn(entry.name, names))
      throw new ConfigFileError(shown(path, top), 'Node.js may take it in place of TypeScript: remove it');
  }
}

/** A folder that is not there, or may not be read, is told by whoever looks for a file in it. */
export function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function kindOf(path: string): 'file' | 'folder' | 'neither' | 'nothing' {
  let found: Stats;
  try {
    found = statSync(path);
  } catch {
    return 'nothing';
  }
  if (found.isDirectory()) return 'folder';
  return found.isFile() ? 'file' : 'neither';
}
