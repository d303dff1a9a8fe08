import { createHash } from 'node:crypto';
import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../base/make-folder';
import { withSynthesized } from '../git/synthesized';
import { sourcesKey } from './versions';

/** Beside the packages: `npm ci` clears it, and whoever removes it loses time alone. */
const FOLDER = join('node_modules', '.cache', 'landing-zone', 'assemblies');

/** The folder of the assembly that a commit makes, or lines that say why it makes none. */
export type Made = { readonly folder: string } | { readonly failure: readonly string[] };

/** The assembly of a commit, kept from one run to the next. What fails is not kept: it may have been the machine. */
export async function assemblyOf(repository: string, commit: string): Promise<Made> {
  const kept = keptFolder(repository, commit);
  if (existsSync(join(kept, 'manifest.json'))) return { folder: kept };
  return withSynthesized<Made>(repository, { meant: commit, option: '--head' }, ({ folder, failure }) => {
    if (failure !== undefined) return Promise.resolve({ failure });
    keep(folder, kept);
    return Promise.resolve({ folder: kept });
  });
}

/** Where the assembly of a commit is kept. */
export function keptFolder(repository: string, commit: string): string {
  const key = createHash('sha256').update(sourcesKey(repository, commit)).digest('hex');
  return join(repository, FOLDER, key);
}

/** Whole or not at all, whoever does the same beside it. */
function keep(folder: string, kept: string): void {
  const half = `${kept}.${String(process.pid)}`;
  makeFolder(join(kept, '..'));
  cpSync(folder, half, { recursive: true });
  try {
    renameSync(half, kept);
  } catch {
    rmSync(half, { recursive: true, force: true });
  }
}
