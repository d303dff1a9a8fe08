import { createHash } from 'node:crypto';
import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestsOf } from '../../assembly/proven/digests';
import { makeFolder } from '../../base/make-folder';
import { withSynthesized } from '../git/synthesized';
import { sourcesKey } from './versions';

/** Beside the packages: `npm ci` clears it, and whoever removes it loses time alone. */
const FOLDER = join('node_modules', '.cache', 'landing-zone', 'assemblies');

/** In the folder of each. */
const ASSEMBLY = 'assembly';
const DIGESTS = 'digests.json';

/** The folder of the assembly that a commit makes, or lines that say why it makes none. */
export type Made = { readonly folder: string } | { readonly failure: readonly string[] };

/**
 * The assembly of a commit, kept from one run to the next. What fails is not kept: it may have been the machine. What was changed since it
 * was kept is made again.
 */
export async function assemblyOf(repository: string, commit: string): Promise<Made> {
  const kept = keptFolder(repository, commit);
  if (isAsKept(kept)) return { folder: join(kept, ASSEMBLY) };
  return withSynthesized<Made>(repository, { meant: commit, option: '--head' }, ({ folder, failure }) => {
    if (failure !== undefined) return Promise.resolve({ failure });
    keep(folder, kept);
    return Promise.resolve({ folder: join(kept, ASSEMBLY) });
  });
}

/** Where the assembly of a commit is kept. */
export function keptFolder(repository: string, commit: string): string {
  const key = createHash('sha256').update(sourcesKey(repository, commit)).digest('hex');
  return join(repository, FOLDER, key);
}

/** Whole or not at all, whoever does the same beside it. @throws Error of the system, such as a full disk */
export function keep(folder: string, kept: string): void {
  const half = `${kept}.${String(process.pid)}`;
  try {
    makeFolder(half);
    cpSync(folder, join(half, ASSEMBLY), { recursive: true });
    writeFileSync(join(half, DIGESTS), JSON.stringify(digestsOf(folder)));
    if (!isAsKept(kept)) rmSync(kept, { recursive: true, force: true });
    renameSync(half, kept);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!isAsKept(kept)) throw error;
  }
}

/** Also an older version's, whose own `proofs.json` this one may not read. */
function isAsKept(kept: string): boolean {
  try {
    return readFileSync(join(kept, DIGESTS), 'utf8') === JSON.stringify(digestsOf(join(kept, ASSEMBLY)));
  } catch {
    return false;
  }
}
