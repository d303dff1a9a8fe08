import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { readOwnFiles } from './own/own-files';
import type { LoadedConfig } from './read-config';
import { suggest } from './wording';
import { ConfigFileError } from './config-file-error';
import { guarded, watchTraces } from './guarded';
import { onlyFiles } from './only-files';
import { SECTIONS } from './location';
import { shown } from './place';
import { endOnStrayErrors } from './stray-errors';

const CONFIG_FOLDER = join(__dirname, '..', '..', 'config');
/** Far beyond what any config takes to load. */
const PATIENCE_MILLISECONDS = 60_000;
/** Within which a timer of 0 and everything that follows from it has come. */
const SOON_MILLISECONDS = 10;

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
  if (exitCode !== undefined) endOnStrayErrors(folder, exitCode);
  // Each file on its own: what one of them changes must not act on what is done between them.
  const guard = { folder, what: 'config', patienceMilliseconds } as const;
  const run = (file: string): unknown => guarded(guard, () => require(file) as unknown); // eslint-disable-line @typescript-eslint/no-require-imports
  return codeBeforeJson(() => {
    const loaded = exported(folder, run);
    guarded(guard, () => {
      assertSections(loaded.config, folder);
    });
    return loaded;
  });
}

/**
 * The same, once what the files left to be done at once is done: what a promise or a timer of theirs changes then is refused, too.
 *
 * @throws ConfigFileError with file and line
 */
export async function loadSettledConfig(options: LoadOptions = {}): Promise<LoadedConfig> {
  const { folder = CONFIG_FOLDER } = options;
  const loaded = loadConfig(options);
  const check = watchTraces({ folder, what: 'config' });
  await wait(SOON_MILLISECONDS);
  await turn();
  check();
  return loaded;
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

/** A file whose part is not in the config is read by nobody: sentences in it would be asked no more, and nothing would say so. */
function assertSections(config: unknown, folder: string): void {
  if (typeof config !== 'object' || config === null) return;
  const files = readdirSync(folder);
  for (const section of SECTIONS) {
    if (!files.includes(`${section}.ts`) || isGiven(config, section)) continue;
    throw new ConfigFileError(
      shown(join(folder, 'index.ts'), folder),
      `config has no ${section}, although config/${section}.ts is there: export it there and name it in \`config\`, or remove the file`,
    );
  }
}

/** Whether a getter is of use, whoever reads it says. */
function isGiven(config: object, section: string): boolean {
  const property = Object.getOwnPropertyDescriptor(config, section);
  return property !== undefined && (property.get !== undefined || property.value !== undefined);
}
