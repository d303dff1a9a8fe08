import { types } from 'node:util';
import { locate as inConfig } from './location';
import type { Problem } from './problem';
import { quote } from './wording';

/** No list of a config is longer; one of a billion empty places would take for ever to check. */
const LONGEST_LIST = 10_000;
/** Deeper than any config, policy or event pattern goes. */
const DEEPEST = 32;

/** Half of a character, which no JSON of a template may hold. */
const HALF = /\p{Cs}/u;

type Path = readonly PropertyKey[];

/**
 * Places that answer as they like when they are read, or that no template can hold: getters, proxies, bytes, halves of
 * characters in texts and keys, endless lists and depths. Nothing of them is read here.
 *
 * @param locate says where a path stands. @default in the config
 */
export function findUnreadable(input: unknown, locate: (path: Path) => string = inConfig): Problem[] {
  // What stands in many places is looked at once, also where it holds itself.
  const seen = new Set<object>();
  const unreadable = (path: Path, found: string): Problem[] => [
    {
      path: locate(path),
      found,
      expected: `plain data: objects, texts, numbers, and lists of ${LONGEST_LIST} entries at most`,
      mend: 'write the value itself',
    },
  ];
  const look = (value: unknown, path: Path): Problem[] => {
    if (typeof value === 'string' && HALF.test(value)) return unreadable(path, quote(value));
    if (typeof value !== 'object' || value === null || seen.has(value)) return [];
    seen.add(value);
    const strange = strangeness(value, path.length);
    return strange === undefined ? lookInto(value, path) : unreadable(path, strange);
  };
  const lookInto = (value: object, path: Path): Problem[] =>
    Reflect.ownKeys(value).flatMap((key) => {
      if (Array.isArray(value) && key === 'length') return [];
      const strange = strangenessOfKey(key);
      if (strange !== undefined) return unreadable(path, strange);
      const here = [...path, Array.isArray(value) ? Number(key) : key];
      const property = Object.getOwnPropertyDescriptor(value, key);
      const isCode = property?.get !== undefined || property?.set !== undefined;
      return isCode ? unreadable(here, 'a getter or setter') : look(property?.value, here);
    });
  return look(input, []);
}

function strangeness(value: object, depth: number): string | undefined {
  if (types.isProxy(value)) return 'a proxy';
  // Freezing them throws, and each byte is a key.
  if (types.isArrayBufferView(value) || types.isAnyArrayBuffer(value)) return 'bytes';
  if (Array.isArray(value) && value.length > LONGEST_LIST) return `a list of ${value.length}`;
  return depth > DEEPEST ? `objects in objects, more than ${DEEPEST} deep` : undefined;
}

function strangenessOfKey(key: PropertyKey): string | undefined {
  if (typeof key === 'symbol') return 'a symbol for a key';
  return HALF.test(String(key)) ? `the key ${quote(String(key))}` : undefined;
}
