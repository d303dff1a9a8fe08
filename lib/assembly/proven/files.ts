import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { AssemblyError } from '../assembly-error';

/** Paths of all files in a folder and below it, `/` between their parts, sorted. @throws AssemblyError at a symbolic link */
export function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile()) return path.slice(join(folder, sep).length).split(sep).join('/');
      throw new AssemblyError({
        where: path,
        found: 'a link, or no file at all',
        mend: 'Make the assembly again with "npm run synth".',
      });
    })
    .sort();
}
