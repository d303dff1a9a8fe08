import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { AssemblyError } from '../../assembly/assembly-error';
import { PROOFS_FILE } from '../../assembly/proven/digests';
import { provenAssembly, type ProofsFile } from '../../assembly/proven/proofs-file';

/**
 * Does something with a copy of an assembly that holds what was proven and nothing else, neither archives of assets that an
 * earlier deploy has left there. Nobody else writes to the copy, so what was compared is what is used. Removed afterwards.
 *
 * @throws AssemblyError if the assembly is not the one that was proven
 */
export async function withProvenCopy<T>(folder: string, use: (copy: string) => Promise<T>): Promise<T> {
  const scratch = mkdtempSync(join(tmpdir(), 'landing-zone-deploy-'));
  try {
    const copy = join(scratch, 'assembly');
    copyProven(folder, copy);
    return await use(copy);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** What was proven of an assembly and nothing else. @throws AssemblyError if it is not the one that was proven */
export function copyProven(folder: string, copy: string): void {
  const { files, descriptions } = proofsOf(folder);
  for (const file of [PROOFS_FILE, ...Object.keys(files), ...Object.keys(descriptions)]) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(folder, file), join(copy, file));
  }
  // What was copied, and not what lay there a moment before.
  proofsOf(copy);
}

/** @throws AssemblyError if the assembly is not the one that was proven */
export function proofsOf(folder: string): ProofsFile {
  const proven = provenAssembly(folder);
  if ('proofs' in proven) return proven.proofs;
  throw new AssemblyError({
    where: folder,
    found: `not proven: ${proven.problem}`,
    mend: 'Make it again with "npm run synth".',
  });
}
