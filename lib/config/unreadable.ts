import { types } from 'node:util';
import { locate } from './location';
import { DEEPEST } from './plain-data';
import type { Problem } from './problem';
import { quote } from './wording';

/** No list of a config is longer; one of a billion empty places would take for ever to check. */
const LONGEST_LIST = 10_000;

/** Half of a character, which no JSON of a template may hold. */
const HALF = /\p{Cs}/u;

/** Places that answer as they like when they are read: getters, proxies, bytes, endless lists. Nothing of them is read here. */
export function findUnreadable(input: unknown, path: readonly PropertyKey[] = []): Problem[] {
  if (typeof input === 'string' && HALF.test(input)) return [unreadable(path, quote(input))];
  if (typeof input !== 'object' || input === null || path.length > DEEPEST) return [];
  if (types.isProxy(input)) return [unreadable(path, 'a proxy')];
  // Freezing them throws, and each byte is a key.
  if (types.isArrayBufferView(input) || types.isAnyArrayBuffer(input)) return [unreadable(path, 'bytes')];
  if (Array.isArray(input) && input.length > LONGEST_LIST) return [unreadable(path, `a list of ${input.length}`)];
  return Reflect.ownKeys(input).flatMap((key) => {
    const here = [...path, Array.isArray(input) ? Number(key) : key];
    if (Array.isArray(input) && key === 'length') return [];
    if (typeof key === 'symbol') return [unreadable(path, 'a symbol for a key')];
    const property = Object.getOwnPropertyDescriptor(input, key);
    if (property?.get !== undefined || property?.set !== undefined) return [unreadable(here, 'a getter or setter')];
    return findUnreadable(property?.value, here);
  });
}

function unreadable(path: readonly PropertyKey[], found: string): Problem {
  return {
    path: locate(path),
    found,
    expected: `plain data: objects, texts, numbers, and lists of ${LONGEST_LIST} entries at most`,
    mend: 'write the value itself',
  };
}
