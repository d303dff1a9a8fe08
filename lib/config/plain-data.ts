import type { Problem } from './problem';
import { found } from './wording';

/** Deeper than any config goes; an object that holds itself ends here. */
export const DEEPEST = 8;

/**
 * Places where the config is no plain data: a class instance, or an object whose prototype was set by a key
 * `__proto__`. What a prototype holds would silently be left out of the landing zone.
 */
export function findForeignObjects(
  input: unknown,
  locate: (path: readonly PropertyKey[]) => string,
  path: readonly PropertyKey[] = [],
): Problem[] {
  if (typeof input !== 'object' || input === null || path.length > DEEPEST) return [];
  const children = Object.keys(input).flatMap((key) =>
    key === '__proto__'
      ? [foreign(locate([...path, key]), 'the key "__proto__"')]
      : findForeignObjects((input as Record<string, unknown>)[key], locate, [
          ...path,
          Array.isArray(input) ? Number(key) : key,
        ]),
  );
  return isPlain(input)
    ? children
    : [foreign(locate(path), `${found(input)} with a prototype of its own`), ...children];
}

function foreign(path: string, what: string): Problem {
  return {
    path,
    found: what,
    expected: 'plain data: objects, lists, texts and numbers',
    mend: 'write it as an object literal, without __proto__',
  };
}

/** Whether its prototype is that of literals, also those of another realm. */
export function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.hasOwn(prototype, 'isPrototypeOf');
}
