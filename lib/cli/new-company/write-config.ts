import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Makes the folder hold these files and nothing else. They are written beside it first: the folder is the old one or the new one,
 * and never half of each.
 */
export function writeConfig(folder: string, files: ReadonlyMap<string, string>): void {
  const [draft, former] = [`${folder}.new-${process.pid}`, `${folder}.old-${process.pid}`];
  try {
    for (const [name, text] of files) {
      mkdirSync(dirname(join(draft, name)), { recursive: true });
      writeFileSync(join(draft, name), text);
    }
    swap({ folder, draft, former });
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function swap({ folder, draft, former }: Readonly<Record<'folder' | 'draft' | 'former', string>>): void {
  const isReplaced = existsSync(folder);
  if (isReplaced) renameSync(folder, former);
  try {
    renameSync(draft, folder);
  } catch (error) {
    if (isReplaced) renameSync(former, folder);
    throw error;
  }
  rmSync(former, { recursive: true, force: true });
}
