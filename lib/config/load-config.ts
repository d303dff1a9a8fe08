import { dirname, join, sep } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { existsSync } from 'node:fs';
import { readOwnFiles } from './own/own-files';
import type { LoadedConfig } from './read-config';
import { suggest } from './wording';
import { ConfigFileError } from './config-file-error';
import { placeOf, shown } from './place';
import { endOnStrayErrors } from './stray-errors';
import { sentenceOf, textOf } from './thrown';

const CONFIG_FOLDER = join(__dirname, '..', '..', 'config');
/** Far beyond what any config takes to load. */
const PATIENCE_MILLISECONDS = 60_000;

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
export function loadConfig(options: LoadOptions = {}): LoadedConfig {
  const { folder = CONFIG_FOLDER, patienceMilliseconds = PATIENCE_MILLISECONDS, exitCode } = options;
  const loading: string[] = [];
  if (exitCode !== undefined) endOnStrayErrors(folder, exitCode);
  try {
    return following(loading, () => withoutExit(() => within(patienceMilliseconds, () => exported(folder))));
  } catch (thrown) {
    throw explained(thrown, folder, loading, patienceMilliseconds);
  }
}

function exported(folder: string): LoadedConfig {
  const loaded = run(join(folder, 'index')) as Readonly<Record<string, unknown>>;
  assertExports(loaded, 'config', 'write `export const config = { … }`', folder);
  if (existsSync(join(folder, 'catalogue.ts'))) {
    assertExports(loaded, 'catalogue', "write `export { catalogue } from './catalogue'`", folder);
  }
  return { config: loaded.config, catalogue: loaded.catalogue, files: readOwnFiles(folder, run) };
}

function run(file: string): unknown {
  return require(file); // eslint-disable-line @typescript-eslint/no-require-imports
}

/** What is not exported would be silently absent. */
function assertExports(loaded: Readonly<Record<string, unknown>>, name: string, how: string, folder: string): void {
  if (Object.hasOwn(loaded, name)) return;
  const names = Object.keys(loaded);
  const what = names.length === 0 ? 'exports nothing' : `exports ${names.join(', ')}, and no ${name}`;
  const mend = suggest(name, names, how).replace(/\?$/, '');
  throw new ConfigFileError(shown(join(folder, 'index.ts'), folder), `${what}: ${mend}`);
}

function explained(thrown: unknown, folder: string, loading: readonly string[], patience: number): ConfigFileError {
  if (thrown instanceof ConfigFileError) return thrown;
  const isEndless = textOf(thrown, 'code') === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
  return new ConfigFileError(
    placeOf(thrown, folder, loading),
    isEndless
      ? `did not end within ${patience / 1000} seconds`
      : sentenceOf(thrown).replaceAll(dirname(folder) + sep, ''),
  );
}

/** Notes which files are being loaded: what was thrown need not say so, and an endless loop cannot. */
function following<T>(loading: string[], load: () => T): T {
  const { extensions } = require; // eslint-disable-line @typescript-eslint/no-deprecated -- as ts-node itself does
  const original = extensions['.ts'];
  if (original === undefined) return load();
  extensions['.ts'] = (module, file) => {
    loading.push(file);
    original(module, file);
    loading.pop();
  };
  try {
    return load();
  } finally {
    extensions['.ts'] = original;
  }
}

/** A process that ended here would end as if all were well, with nothing checked. */
function withoutExit<T>(load: () => T): T {
  const exit = process.exit.bind(process);
  let refused: Error | undefined;
  process.exit = (): never => {
    refused ??= new Error('the config ends the process (process.exit)');
    throw refused;
  };
  try {
    const loaded = load();
    // The config may have caught the error.
    if (refused !== undefined) throw refused;
    return loaded;
  } finally {
    process.exit = exit;
  }
}

/** Node.js can end what runs too long only where it runs in a context of its own; what is called from there counts. */
function within<T>(milliseconds: number, load: () => T): T {
  const traced = Error.stackTraceLimit;
  // The place in the config may lie below many frames of what it calls.
  Error.stackTraceLimit = 100;
  try {
    return runInContext('load()', createContext({ load }), {
      timeout: milliseconds,
      // It would put a drawing of the place before the stack.
      displayErrors: false,
    }) as T;
  } finally {
    Error.stackTraceLimit = traced;
  }
}
