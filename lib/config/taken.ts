import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { CONTENT_FOLDERS } from '../choice/catalogue';
import { ConfigFileError } from './config-file-error';
import { entriesOf } from './only-files';
import { shown } from './place';

/** What says something that somebody could take, other than types, which nothing is left of when it runs. */
const EXPORTS = /^export\s+(?!type\b|interface\b|declare\b)|\b(?:module\.)?exports\b/m;
/** Each file of these is asked about as content. */
const OWN = Object.values(CONTENT_FOLDERS);
/** Files of TypeScript that are about the config, and none of it. */
const BESIDE = /\.(?:d|test|spec)\.ts$|^\./;

/**
 * A file of the config that nobody imports says nothing: whoever reads its sentences or accounts takes them for said.
 *
 * @param taken whether a file was run, by its real path
 * @throws ConfigFileError with the first that was not, although it exports something
 */
export function assertTaken(folder: string, taken: (file: string) => boolean, top: string = folder): void {
  for (const entry of entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!OWN.some((one) => path === join(top, one))) assertTaken(path, taken, top);
    } else if (isOfConfig(entry.name) && !taken(realpathSync(path)) && EXPORTS.test(readFileSync(path, 'utf8'))) {
      throw new ConfigFileError(
        shown(path, top),
        'nothing imports it, or uses what it imports from there, so nothing of what it says is heard. Import it where it belongs, or remove it',
      );
    }
  }
}

function isOfConfig(name: string): boolean {
  return name.endsWith('.ts') && !BESIDE.test(name);
}
