import childProcess from 'node:child_process';
import { createContext, Script, type Context } from 'node:vm';
import workerThreads from 'node:worker_threads';

interface Way {
  readonly holder: object;
  readonly name: string;
  /** What who takes it does. */
  readonly does: string;
}

/**
 * A process that ended here would end as if all were well, with nothing checked; another one, or a thread, would not be looked at.
 *
 * @param what would do so
 */
export function withoutExit<T>(what: string, run: () => T): T {
  const caught: { refused?: Error } = {};
  const putBack = WAYS_OUT.map((way) => closeOff(way, what, caught));
  const { length } = putBack;
  try {
    const result = run();
    // What ran may have caught the error.
    if (caught.refused !== undefined) throw caught.refused;
    return result;
  } finally {
    // What lists can do may be what was changed.
    for (let at = 0; at < length; at += 1) putBack[at]?.();
  }
}

function closeOff({ holder, name, does }: Way, what: string, caught: { refused?: Error }): () => void {
  const before: unknown = Reflect.get(holder, name);
  const refuse = function (): never {
    if (caught.refused === undefined) {
      caught.refused = new Error(`${what} ${does}`);
      // The place is that of the caller.
      Error.captureStackTrace(caught.refused, refuse);
    }
    throw caught.refused;
  };
  Reflect.set(holder, name, refuse);
  return () => {
    // What else was put there is told by whoever looks for it.
    if (Reflect.get(holder, name) === refuse) Reflect.set(holder, name, before);
  };
}

/** All but the first end it so that nobody is told, and the last makes another program of it. */
const ENDS = ['exit', 'reallyExit', 'abort', 'kill', '_kill', 'execve'];
const STARTS = ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync'];

const WAYS_OUT: readonly Way[] = [
  ...ENDS.filter((name) => name in process).map((name) => ({
    holder: process,
    name,
    does: `ends the process (process.${name})`,
  })),
  ...STARTS.map((name) => ({ holder: childProcess, name, does: `starts a process (child_process.${name})` })),
  { holder: workerThreads, name: 'Worker', does: 'starts a thread (worker_threads.Worker)' },
];

/** `code` of the error of what did not end in time. */
export const TOO_LONG = 'ERR_SCRIPT_EXECUTION_TIMEOUT';

const holder: { run: () => unknown } = { run: () => undefined };
const script = new Script('run()');
let context: Context | undefined;

/**
 * Node.js can end what runs too long only where it runs in a context of its own; what is called from there counts.
 *
 * @throws what `run` throws, or an error with the code {@link TOO_LONG}
 */
export function within<T>(milliseconds: number, run: () => T): T {
  const traced = Error.stackTraceLimit;
  // The place in the config may lie below many frames of what it calls.
  Error.stackTraceLimit = 100;
  holder.run = run;
  try {
    return script.runInContext((context ??= createContext(holder)), {
      timeout: milliseconds,
      // It would put a drawing of the place before the stack.
      displayErrors: false,
    }) as T;
  } finally {
    Error.stackTraceLimit = traced;
  }
}
