import Module from 'node:module';
import { join, relative, sep } from 'node:path';
import './define';
import { ConfigFileError } from './config-file-error';
import { isWithin, placeOfImport, shown } from './place';

const ROOT = join(__dirname, '..', '..');
/** What of this repository is made for a config. Loaded before it, so that nothing else of `lib/` is loaded on its behalf. */
const DOOR = require.resolve('./define');

type Resolve = (request: string, parent: { readonly filename?: string } | undefined, ...rest: unknown[]) => string;

/**
 * What this repository has for a config is in one file. The rest is how the product works inside: it changes
 * with every version, and whoever reaches it can change what the proofs rest on.
 *
 * @param folder of the config
 */
export function throughTheDoor<T>(folder: string, load: () => T): T {
  const loader = Module as unknown as { _resolveFilename: Resolve };
  const original = loader._resolveFilename;
  const resolve: Resolve = (request, parent, ...rest) => {
    const file = original.call(Module, request, parent, ...rest);
    const { filename } = parent ?? {};
    if (filename !== undefined && isWithin(filename, folder) && isInside(file, folder)) {
      throw new ConfigFileError(placeOfImport(filename, request, folder), sentence(file));
    }
    return file;
  };
  loader._resolveFilename = resolve;
  try {
    return load();
  } finally {
    if (loader._resolveFilename === resolve) loader._resolveFilename = original;
  }
}

/** The same of what is loaded by any other way. @throws ConfigFileError */
export function refuseInside(file: string, folder: string): void {
  if (isInside(file, folder)) throw new ConfigFileError(shown(folder, folder), sentence(file));
}

/** In the rooms of the product, beside the one that is for everybody. */
function isInside(file: string, folder: string): boolean {
  return isWithin(file, join(ROOT, 'lib')) && !isWithin(file, folder) && file !== DOOR;
}

function sentence(file: string): string {
  const name = relative(ROOT, file).split(sep).join('/');
  return `imports ${name}, which is how the product works inside. Expected of lib/: lib/config/define alone, which has what a config needs`;
}
