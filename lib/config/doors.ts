import Module from 'node:module';
import { basename, isAbsolute, join, relative, sep } from 'node:path';
import './define';
import { ConfigFileError } from './config-file-error';
import { actOf } from './node-modules';
import { isWithin, placeOfImport, shown } from './place';

const ROOT = join(__dirname, '..', '..');
const LIB = join(ROOT, 'lib');
/** What of this repository is made for a config. Loaded before it, so that nothing else of `lib/` is loaded on its behalf. */
const DOOR = require.resolve('./define');

const EXPECTED = 'Expected: a config that says what there is to be, and does nothing';

type Parent = { readonly filename?: string } | undefined;
type Resolve = (request: string, parent: Parent, ...rest: unknown[]) => string;
type Load = (request: string, parent: Parent, ...rest: unknown[]) => unknown;

/**
 * What this repository has for a config is in one file. The rest is how the product works inside: it changes
 * with every version, and whoever reaches it can change what the proofs rest on.
 *
 * @param folder of the config
 */
export function throughTheDoor<T>(folder: string, load: () => T): T {
  const loader = Module as unknown as { _resolveFilename: Resolve; _load: Load };
  const { _resolveFilename: original, _load: loadOne } = loader;
  const resolve: Resolve = (request, parent, ...rest) => {
    const file = original.call(Module, request, parent, ...rest);
    const { filename } = parent ?? {};
    if (filename !== undefined && isWithin(filename, folder) && isInside(file, folder)) {
      throw new ConfigFileError(placeOfImport(filename, request, folder), sentence(file));
    }
    // Whom `createRequire` makes up is a file of nobody.
    if (filename !== undefined && !isWithin(filename, LIB) && isElsewhere(file, folder)) {
      throw new ConfigFileError(placeOfImport(filename, request, folder), besideSentence(file, folder));
    }
    return file;
  };
  // What begins with `node:` is not resolved.
  const loadUnlessOutside: Load = (request, parent, ...rest) => {
    const { filename } = parent ?? {};
    const act = filename !== undefined && isWithin(filename, folder) ? actOf(request, Module.isBuiltin) : undefined;
    if (filename !== undefined && act !== undefined) {
      throw new ConfigFileError(
        placeOfImport(filename, request, folder),
        `imports ${request}, which ${act}. ${EXPECTED}`,
      );
    }
    return loadOne.call(Module, request, parent, ...rest);
  };
  loader._resolveFilename = resolve;
  loader._load = loadUnlessOutside;
  try {
    return load();
  } finally {
    if (loader._resolveFilename === resolve) loader._resolveFilename = original;
    if (loader._load === loadUnlessOutside) loader._load = loadOne;
  }
}

/** The same of what is loaded by any other way. @throws ConfigFileError */
export function refuseInside(file: string, folder: string): void {
  if (isInside(file, folder)) throw new ConfigFileError(shown(folder, folder), sentence(file));
}

/** In the rooms of the product, beside the one that is for everybody. */
function isInside(file: string, folder: string): boolean {
  return isWithin(file, LIB) && !isWithin(file, folder) && file !== DOOR;
}

/** A file that is neither the config's nor a package's. What is no path is a module of Node.js. */
function isElsewhere(file: string, folder: string): boolean {
  const isOfAPackage = file.split(sep).includes('node_modules');
  return isAbsolute(file) && file !== DOOR && !isWithin(file, folder) && !isOfAPackage;
}

/** Nobody who looks for what a config says would look there, nor would a command notice that it has changed. */
function besideSentence(file: string, folder: string): string {
  const home = basename(folder);
  return `imports ${shown(file, folder)}, which is not in ${home}/. Expected a file of ${home}/, lib/config/define or an installed package: move it into ${home}/`;
}

function sentence(file: string): string {
  const name = relative(ROOT, file).split(sep).join('/');
  return `imports ${name}, which is how the product works inside. Expected of lib/: lib/config/define alone, which has what a config needs`;
}
