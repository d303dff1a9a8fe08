import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { ACCOUNTS_FOLDER, readAccountFiles } from './account-files';
import { readOwnFiles } from './own/own-files';
import type { LoadedConfig } from './read-config';
import { suggest } from './wording';
import { ConfigFileError } from './config-file-error';
import { refuseInside, throughTheDoor } from './doors';
import { foreseeable } from './foreseeable';
import { freezeDeeply } from './frozen-in-place';
import { guarded, refuse, type Guard } from './guarded';
import { assertHandedOver } from './handed-over';
import { watchRunning, type LeftRunning, type Running } from './left-running';
import { assertOnlyAccounts } from './only-accounts';
import { onlyFiles } from './only-files';
import { refuseRepeatedNames } from './repeated-names';
import { isWithin, placeInConfig, shown } from './place';
import { assertTaken } from './taken';
import { catchStrayErrors, endOnStrayErrors, strayError } from './stray-errors';
import { WatchedModules } from './watched-modules';

const CONFIG_FOLDER = join(__dirname, '..', '..', 'config');
/** Far beyond what any config takes to load. */
const PATIENCE_MILLISECONDS = 60_000;
/** Far beyond what promises of a config take. */
const PROMISES_MILLISECONDS = 5_000;

export interface LoadOptions {
  /** With an `index.ts` that exports `config`. @default `config/` of this repository */
  readonly folder?: string;
  /** After which a config that is still loading is given up. @default a minute */
  readonly patienceMilliseconds?: number;
  /** Of the process, where the config does something wrong after it was loaded. @default - nobody watches it */
  readonly exitCode?: number;
}

/**
 * Runs the files of the config, own content included, and returns what they export, unchecked: `readConfig` says what is
 * wrong with it.
 * Whatever the files do, the answer is a value or one error: they may throw, not parse, import what is not there, end the
 * process or never end.
 *
 * @throws ConfigFileError with file and line
 */
export function loadConfig(given: LoadOptions = {}): LoadedConfig {
  const options = inRealFolder(given);
  const modules = new WatchedModules();
  const loaded = load(options, modules);
  refuse(modules.changed(), { folder: options.folder ?? CONFIG_FOLDER, what: 'config' });
  return loaded;
}

/** A config that was read, and that has nothing left to do. */
export interface SettledConfig extends LoadedConfig {
  /**
   * To be asked at the end: whether the product is still as it was before the config was read, although functions of the config ran.
   *
   * @throws ConfigFileError
   */
  readonly assertNothingChanged: () => void;
}

/**
 * The same, once what the files left to be done at once is done: what their promises change is refused, too, and so is whatever still
 * runs then, such as a timer, with the place that began it.
 *
 * @throws ConfigFileError with file and line
 */
export async function loadSettledConfig(options: LoadOptions = {}): Promise<SettledConfig> {
  // Promises can be seen to their end only where no promise calls.
  return new Promise((resolve, reject) => {
    setImmediate(() => {
      try {
        resolve(settle(inRealFolder(options)));
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
  });
}

/** Where `config` is a link, its files are known by where they are: they are held to what is asked of a config all the same. */
function inRealFolder(options: LoadOptions): LoadOptions {
  const { folder = CONFIG_FOLDER } = options;
  return existsSync(folder) ? { ...options, folder: realpathSync(folder) } : options;
}

function settle(options: LoadOptions): SettledConfig {
  const { folder = CONFIG_FOLDER, exitCode } = options;
  const modules = new WatchedModules();
  const running = watchRunning();
  let loaded: LoadedConfig;
  try {
    loaded = load(options, modules);
    freezeDeeply(loaded.config);
    keepPromises(options, modules, running);
  } catch (error) {
    running.stop();
    throw error;
  }
  refuseRunning(running.stop(), folder, exitCode);
  const assertNothingChanged = (): void => {
    refuse(modules.changed(), { folder, what: 'config' });
  };
  assertNothingChanged();
  if (exitCode !== undefined) endOnStrayErrors(folder, exitCode);
  return { ...loaded, assertNothingChanged };
}

/** Runs what promises and `process.nextTick` left to be done, as Node.js itself does when nothing else is to be done. */
function keepPromises(options: LoadOptions, modules: WatchedModules, running: Running): void {
  const { folder = CONFIG_FOLDER, exitCode, patienceMilliseconds = PATIENCE_MILLISECONDS } = options;
  const { _tickCallback: doWhatIsLeft } = process as unknown as { readonly _tickCallback: () => void };
  const patience = { ...options, patienceMilliseconds: Math.min(patienceMilliseconds, PROMISES_MILLISECONDS) };
  const how = { isBrokenOff: true };
  const run = (): void => {
    doWhatIsLeft();
    how.isBrokenOff = false;
  };
  const stray = catchStrayErrors();
  try {
    inside(patience, modules, run, () => placeBegun(running.stop(), folder));
  } catch (error) {
    // Where it was broken off it was in the middle of Node.js's own work, after which that can do nothing else.
    if (how.isBrokenOff) endAtOnce(error as Error, exitCode);
    throw error;
  } finally {
    stray.stop();
  }
  const [first] = stray.stop();
  if (first !== undefined) throw strayError(first.thrown, folder);
}

function placeBegun(left: readonly LeftRunning[], folder: string): string | undefined {
  // One is enough: a promise that never ends may have begun thousands, and each place is read from files.
  for (const { begun } of left) {
    const place = placeInConfig(begun, folder);
    if (place !== undefined) return place;
  }
  return undefined;
}

/** Before anything else can run. */
function endAtOnce({ message }: Error, exitCode: number | undefined): void {
  if (exitCode === undefined) return;
  console.error(message);
  process.exit(exitCode);
}

/** @throws ConfigFileError with the place that began it */
function refuseRunning(left: readonly LeftRunning[], folder: string, exitCode: number | undefined): void {
  if (left.length === 0) return;
  const all = [...new Set(left.map(({ what }) => what))].join(', ');
  const error = new ConfigFileError(
    placeBegun(left, folder) ?? shown(folder, folder),
    `leaves something running that could act while everything is checked: ${all}. Expected: a config that has said all when it is read. Take it out`,
  );
  endAtOnce(error, exitCode);
  throw error;
}

function load(options: LoadOptions, modules: WatchedModules): LoadedConfig {
  const { folder = CONFIG_FOLDER } = options;
  // Each file on its own: what one of them changes must not act on what is done between them.
  const run = (file: string): unknown => inside(options, modules, () => require(file) as unknown); // eslint-disable-line @typescript-eslint/no-require-imports
  return codeBeforeJson(() => {
    const loaded = exported(folder, run);
    const accountFiles = inside(options, modules, () => {
      const again = (file: string): unknown => require(file) as unknown; // eslint-disable-line @typescript-eslint/no-require-imports
      assertHandedOver(loaded.config, folder, again);
      return readAccountFiles(loaded.config, folder, again);
    });
    // A test runner has its own way to load files, and does not say which.
    if ('.ts' in require.extensions) assertTaken(folder, (file) => file in require.cache); // eslint-disable-line @typescript-eslint/no-deprecated -- as ts-node itself does
    return { ...loaded, accountFiles };
  });
}

/** Runs what the config has to say, with all that guards against it. */
function inside<T>(options: LoadOptions, modules: WatchedModules, run: () => T, whoBegan?: Guard['whoBegan']): T {
  const { folder = CONFIG_FOLDER, patienceMilliseconds = PATIENCE_MILLISECONDS } = options;
  const guard: Guard = {
    folder,
    what: 'config',
    patienceMilliseconds,
    onFile: (file) => {
      refuseInside(file, folder);
      if (isWithin(file, folder)) refuseRepeatedNames(file, folder);
      // Before it runs.
      if (isWithin(file, join(folder, ACCOUNTS_FOLDER))) assertOnlyAccounts(file, folder);
    },
    onPackage: () => {
      modules.addLoaded();
    },
    ...(whoBegan === undefined ? {} : { whoBegan }),
  };
  return foreseeable(() => guarded(guard, () => throughTheDoor(folder, run)), folder);
}

/** `./deny-x` is `deny-x.ts`, also where a `deny-x.json` stands beside it: Node.js would look for that first. */
function codeBeforeJson<T>(load: () => T): T {
  const { extensions } = require; // eslint-disable-line @typescript-eslint/no-deprecated -- as ts-node itself does
  if ('.json' in extensions) {
    const { '.json': json } = extensions;
    Reflect.deleteProperty(extensions, '.json');
    extensions['.json'] = json;
  }
  return load();
}

function exported(folder: string, run: (file: string) => unknown): LoadedConfig {
  onlyFiles(folder);
  const exports = run(join(folder, 'index'));
  // A module may export anything in place of an object: null, a number, a function.
  const loaded = (typeof exports === 'object' && exports !== null ? exports : {}) as Readonly<Record<string, unknown>>;
  const names = Object.keys(loaded);
  assertExports(names, 'config', suggest('config', names, 'write `export const config = { … }`'), folder);
  if (existsSync(join(folder, 'catalogue.ts'))) {
    assertExports(names, 'catalogue', "write `export { catalogue } from './catalogue'`", folder);
  }
  return { config: loaded.config, catalogue: loaded.catalogue, files: readOwnFiles(folder, run) };
}

/** What is not exported would be silently absent. */
function assertExports(names: readonly string[], name: string, mend: string, folder: string): void {
  if (names.includes(name)) return;
  const what = names.length === 0 ? 'exports nothing' : `exports ${names.join(', ')}, and no ${name}`;
  throw new ConfigFileError(shown(join(folder, 'index.ts'), folder), `${what}: ${mend.replace(/\?$/, '')}`);
}
