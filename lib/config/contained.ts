import { createContext, Script, type Context } from 'node:vm';
import { waysOut, type Way } from './ways-out';

/**
 * A process that ended here would end as if all were well, with nothing checked; another one, or a thread, would not be looked at. What
 * is written would stay although the rest is refused, and be there for the next one who reads.
 *
 * @param what would do so
 */
export function withoutExit<T>(what: string, run: () => T): T {
  const caught: { refused?: Error } = {};
  const putBack = waysOut().map((way) => closeOff(way, what, caught));
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

/** Closed off until put back; who kept hold of it meanwhile, as a library does that was loaded then, may take it afterwards. */
function closeOff({ holder, name, does, when }: Way, what: string, caught: { refused?: Error }): () => void {
  const before = Reflect.get(holder, name) as (...args: unknown[]) => unknown;
  let isClosed = true;
  const pass = (args: readonly unknown[], trap: (...all: never[]) => unknown): void => {
    if (!isClosed || when?.(args) === false) return;
    if (caught.refused === undefined) {
      caught.refused = new Error(`${what} ${does}`);
      // The place is that of the caller.
      Error.captureStackTrace(caught.refused, trap);
    }
    throw caught.refused;
  };
  const apply = (target: typeof before, self: unknown, args: unknown[]): unknown => {
    pass(args, apply);
    return Reflect.apply(target, self, args);
  };
  const construct = (target: typeof before, args: unknown[], made: NewableFunction): object => {
    pass(args, construct);
    return Reflect.construct(target, args, made) as object;
  };
  const refuse = new Proxy(before, { apply, construct });
  Reflect.set(holder, name, refuse);
  return () => {
    isClosed = false;
    // What else was put there is told by whoever looks for it.
    if (Reflect.get(holder, name) === refuse) Reflect.set(holder, name, before);
  };
}

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
