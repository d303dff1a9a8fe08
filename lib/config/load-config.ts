import { join } from 'node:path';
import { suggest } from './wording';
import { ConfigFileError } from './config-file-error';
import { guarded } from './guarded';
import { shown } from './place';
import { endOnStrayErrors } from './stray-errors';

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
 * Runs the files of the config and returns what they export, unchecked: `readLandingZone` says what is wrong with it.
 * Whatever the files do, the answer is a value or one error: they may throw, not parse, import what is not there, end the
 * process or never end.
 *
 * @throws ConfigFileError with file and line
 */
export function loadConfig(options: LoadOptions = {}): unknown {
  const { folder = CONFIG_FOLDER, patienceMilliseconds = PATIENCE_MILLISECONDS, exitCode } = options;
  if (exitCode !== undefined) endOnStrayErrors(folder, exitCode);
  return guarded({ folder, what: 'config', patienceMilliseconds }, () => exported(folder));
}

function exported(folder: string): unknown {
  const exports: unknown = require(join(folder, 'index')); // eslint-disable-line @typescript-eslint/no-require-imports
  // A module may export anything in place of an object: null, a number, a function.
  const loaded = (typeof exports === 'object' && exports !== null ? exports : {}) as Readonly<Record<string, unknown>>;
  if (Object.hasOwn(loaded, 'config')) return loaded.config;
  const names = Object.keys(loaded);
  const what = names.length === 0 ? 'exports nothing' : `exports ${names.join(', ')}, and no config`;
  const mend = suggest('config', names, 'write `export const config = { … }`');
  throw new ConfigFileError(shown(join(folder, 'index.ts'), folder), `${what}: ${mend.replace(/\?$/, '')}`);
}
