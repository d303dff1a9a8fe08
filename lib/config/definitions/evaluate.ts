import { inFile } from '../location';
import type { Problem } from '../problem';
import { found, quote } from '../wording';

/** What a definition comes to, or why it comes to nothing. */
export type Evaluated = { readonly value: unknown } | { readonly problem: Problem };

/**
 * What a definition says to a context, where it is a function of one. Called twice: proofs and templates each ask anew, so an
 * answer that changes would prove what is not deployed.
 */
export function evaluate(definition: unknown, context: unknown, file: string): Evaluated {
  if (typeof definition !== 'function') return { value: definition };
  return evaluateCall(() => (definition as (context: unknown) => unknown)(context), file);
}

/** The same of a call. */
export function evaluateCall(call: () => unknown, file: string): Evaluated {
  try {
    const [first, second] = [call(), call()];
    if (isPromise(first)) {
      // Nobody waits for them: how they end must not end the process.
      void Promise.allSettled([first, second]);
      return refused(file, 'a function that answers with a promise', 'await nothing in it');
    }
    if (JSON.stringify(first) !== JSON.stringify(second)) {
      return refused(file, 'a function that answers otherwise each time', 'make it depend on its context alone');
    }
    return { value: first };
  } catch (error) {
    return refused(file, `a function that ends in an error: ${reasonOf(error)}`, 'correct what the error names');
  }
}

function refused(file: string, what: string, mend: string): Evaluated {
  return {
    problem: {
      path: inFile(file, []),
      found: what,
      expected: 'a definition, or a function that makes the same one of the same context',
      mend,
    },
  };
}

function isPromise(value: unknown): boolean {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'then') === 'function';
}

/** The first line of an error's message, and where it arose in this repository. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return found(error);
  const [line = ''] = error.message.split('\n');
  const [place] = /\b(?:lib|config)\/[\w/-]+\.ts:\d+/.exec(error.stack ?? '') ?? [];
  return `${inWords(line)}${place === undefined ? '' : ` (${place})`}`;
}

/** What JavaScript says where a definition takes for granted what is not there, in the words of whoever wrote it. */
function inWords(line: string): string {
  const [, read] =
    /^Cannot (?:read|set) properties of (?:undefined|null) \((?:reading|setting) '(.*)'\)$/.exec(line) ?? [];
  if (read !== undefined) return `it looks for ${quote(read)} in something that is not there`;
  const [, called] = /^(.+) is not a function/.exec(line) ?? [];
  if (called !== undefined) return `it calls ${quote(called)}, which is no function`;
  const [, walked] = /^(.+) is not iterable/.exec(line) ?? [];
  return walked === undefined ? line : `it goes through ${quote(walked)}, which is no list`;
}
