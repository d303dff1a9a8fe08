import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { PROOFS_FILE } from './digests';

/**
 * Makes an assembly one that nothing deploys and no command reads: without its manifest it is none. The templates and the
 * report of the checks stay, for whoever looks for the reason.
 */
export function refuseAssembly(folder: string): void {
  for (const file of [PROOFS_FILE, 'manifest.json']) rmSync(join(folder, file), { force: true, recursive: true });
}
