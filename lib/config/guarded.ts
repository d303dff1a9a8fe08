import { dirname, sep } from 'node:path';
import { keepBuiltIns } from '../base/built-ins';
import { keepListeners } from '../base/listeners';
import { keepProcessState } from '../base/process-state';
import { ConfigFileError } from './config-file-error';
import { TOO_LONG, within, withoutExit } from './contained';
import { placeInConfig, placeOf, shown, wrongJsonIn } from './place';
import { sentenceOf, textOf } from './thrown';

export interface Guard {
  /** Of the files that are run. */
  readonly folder: string;
  /** What they are, as an error calls them. */
  readonly what: 'config' | 'landing zone';
  /** After which what is still loading is given up. */
  readonly patienceMilliseconds: number;
  /** A place to name where what was thrown names none. */
  readonly whoBegan?: () => string | undefined;
  /** Told of each file of TypeScript before it is loaded. @throws where it may not be */
  readonly onFile?: (file: string) => void;
  /** Told when a file of JavaScript was loaded, with all that it asked for. */
  readonly onPackage?: () => void;
}

/**
 * Runs files that a person wrote. Whatever they do, the answer is a value or one error: they may throw, not parse, import what is
 * not there, end the process, never end, or change what everything else rests on.
 *
 * @throws ConfigFileError with file and line
 */
export function guarded<T>(guard: Guard, load: () => T): T {
  const { what, patienceMilliseconds } = guard;
  const loading: string[] = [];
  try {
    return following(loading, guard, () =>
      withoutTraces(guard, () => withoutExit(`the ${what}`, () => within(patienceMilliseconds, load))),
    );
  } catch (thrown) {
    throw explained(thrown, guard, loading);
  }
}

function explained(thrown: unknown, guard: Guard, loading: readonly string[]): ConfigFileError {
  if (thrown instanceof ConfigFileError) return thrown;
  const place = placeInConfig(thrown, guard.folder) ?? guard.whoBegan?.() ?? placeOf(thrown, guard.folder, loading);
  return new ConfigFileError(place, reasonOf(thrown, guard), guard.what);
}

function reasonOf(thrown: unknown, { folder, patienceMilliseconds }: Guard): string {
  const code = textOf(thrown, 'code');
  if (code === TOO_LONG) return `did not end within ${patienceMilliseconds / 1000} seconds`;
  if (code === 'ERR_REQUIRE_ASYNC_MODULE') return 'waits at its top level (await), which nobody waits for';
  const json = wrongJsonIn(thrown);
  if (json !== undefined) return `no JSON: found ${json.found}, expected ${json.expected}`;
  return sentenceOf(thrown).replaceAll(dirname(folder) + sep, '');
}

/** Notes which files are being loaded: what was thrown need not say so, and an endless loop cannot. */
function following<T>(loading: string[], { onFile, onPackage }: Guard, load: () => T): T {
  const { extensions } = require; // eslint-disable-line @typescript-eslint/no-deprecated -- as ts-node itself does
  // A test runner has its own way to load files.
  const { '.ts': ofTypeScript, '.js': ofPackages } = extensions as Partial<typeof extensions>;
  if (ofTypeScript === undefined || ofPackages === undefined) return load();
  extensions['.ts'] = (module, file) => {
    onFile?.(file);
    loading.push(file);
    ofTypeScript(module, file);
    loading.pop();
  };
  let depth = 0;
  extensions['.js'] = (module, file) => {
    depth += 1;
    try {
      ofPackages(module, file);
    } finally {
      depth -= 1;
      if (depth === 0) onPackage?.();
    }
  };
  try {
    return load();
  } finally {
    extensions['.ts'] = ofTypeScript;
    extensions['.js'] = ofPackages;
  }
}

/** What the files put in the place of a built-in, or left to act when the process ends, is taken back before anything uses it. */
function withoutTraces<T>(guard: Guard, load: () => T): T {
  const undo = keepAll(guard);
  let loaded: T;
  try {
    loaded = load();
  } catch (error) {
    undo();
    throw error;
  }
  refuse(undo(), guard);
  return loaded;
}

function keepAll({ what }: Pick<Guard, 'what'>): () => readonly string[] {
  const restoreBuiltIns = keepBuiltIns(what === 'config' ? 'modules too' : 'without modules');
  const removeListeners = keepListeners(process);
  const restoreState = keepProcessState();
  return () => [...restoreBuiltIns(), ...removeListeners().map((name) => `process.on("${name}")`), ...restoreState()];
}

/** Who changes more is told of these first. */
const MOST = 10;

/** @throws ConfigFileError where something was changed */
export function refuse(left: readonly string[], { folder, what }: Pick<Guard, 'folder' | 'what'>): void {
  if (left.length === 0) return;
  const changes = `changes what everything else rests on: ${[...new Set(left)].slice(0, MOST).join(', ')}`;
  throw new ConfigFileError(shown(folder, folder), changes, what);
}
