import { dirname, sep } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { ConfigFileError } from './config-file-error';
import { placeOf } from './place';
import { sentenceOf, textOf } from './thrown';

export interface Guard {
  /** Of the files that are run. */
  readonly folder: string;
  /** What they are, as an error calls them. */
  readonly what: 'config' | 'landing zone';
  /** After which what is still loading is given up. */
  readonly patienceMilliseconds: number;
}

/**
 * Runs files that a person wrote. Whatever they do, the answer is a value or one error: they may throw, not parse, import what is
 * not there, end the process or never end.
 *
 * @throws ConfigFileError with file and line
 */
export function guarded<T>(guard: Guard, load: () => T): T {
  const { what, patienceMilliseconds } = guard;
  const loading: string[] = [];
  try {
    return following(loading, () => withoutExit(`the ${what}`, () => within(patienceMilliseconds, load)));
  } catch (thrown) {
    throw explained(thrown, guard, loading);
  }
}

function explained(thrown: unknown, guard: Guard, loading: readonly string[]): ConfigFileError {
  if (thrown instanceof ConfigFileError) return thrown;
  return new ConfigFileError(placeOf(thrown, guard.folder, loading), reasonOf(thrown, guard), guard.what);
}

function reasonOf(thrown: unknown, { folder, patienceMilliseconds }: Guard): string {
  const code = textOf(thrown, 'code');
  if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return `did not end within ${patienceMilliseconds / 1000} seconds`;
  if (code === 'ERR_REQUIRE_ASYNC_MODULE') return 'waits at its top level (await), which nobody waits for';
  return sentenceOf(thrown).replaceAll(dirname(folder) + sep, '');
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
function withoutExit<T>(what: string, load: () => T): T {
  const ends = process as unknown as Record<(typeof WAYS_OUT)[number], unknown>;
  const before = WAYS_OUT.map((way) => [way, ends[way]] as const);
  let refused: Error | undefined;
  for (const way of WAYS_OUT) {
    const end = (): never => {
      if (refused === undefined) {
        refused = new Error(`${what} ends the process (process.${way})`);
        // The place is that of the caller.
        Error.captureStackTrace(refused, end);
      }
      throw refused;
    };
    ends[way] = end;
  }
  try {
    const loaded = load();
    // The files may have caught the error.
    if (refused !== undefined) throw refused;
    return loaded;
  } finally {
    for (const [way, end] of before) ends[way] = end;
  }
}

/** The second is what the first ends in: nobody is told of the end then. */
const WAYS_OUT = ['exit', 'reallyExit'] as const;

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
