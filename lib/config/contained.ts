import { createContext, Script, type Context } from 'node:vm';

/** A process that ended here would end as if all were well, with nothing checked. @param what would end it */
export function withoutExit<T>(what: string, run: () => T): T {
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
    const result = run();
    // What ran may have caught the error.
    if (refused !== undefined) throw refused;
    return result;
  } finally {
    for (const [way, end] of before) ends[way] = end;
  }
}

/** The second is what the first ends in: nobody is told of the end then. */
const WAYS_OUT = ['exit', 'reallyExit'] as const;

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
