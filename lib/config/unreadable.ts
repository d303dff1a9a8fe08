import { types } from 'node:util';
import { locate as inConfig } from './location';
import { isPlain } from './plain-data';
import type { Problem } from './problem';
import { found, quote } from './wording';
import { expectedInPlaceOf, isTemplateFunction, unseenIn } from './writable';

/** No list of a config is longer; one of a billion empty places would take for ever to check. */
const LONGEST_LIST = 10_000;
/** Deeper than any config, policy or event pattern goes. */
const DEEPEST = 32;

const PLAIN = `plain data: objects, texts, numbers, and lists of ${LONGEST_LIST} entries at most`;

type Path = readonly PropertyKey[];

/** What is refused besides what answers as it likes when it is read. */
interface Rules {
  /** What is expected in place of a key, text or number. Undefined where it may stand. */
  readonly literal: (written: string) => string | undefined;
  /** What was found, where it may not stand. */
  readonly value: (value: unknown) => string | undefined;
}

const OF_WHAT_IS_WRITTEN: Rules = {
  literal: (written) => expectedInPlaceOf(written, PLAIN),
  value: (value) => (isTemplateFunction(value) ? 'a function of CloudFormation' : undefined),
};

const OF_ANSWERS: Rules = {
  literal: () => undefined,
  value: (value) => {
    if (typeof value === 'function') return 'a function';
    return typeof value !== 'object' || value === null || isPlain(value) ? undefined : `${found(value)} of a class`;
  },
};

/**
 * Places that answer as they like when they are read, or that no template holds as they are: getters, proxies, bytes, hidden keys and those
 * of lists, endless lists and depths, texts and keys with half of a character, and what the CDK or CloudFormation puts another value in the place of. Nothing of
 * them is read here.
 *
 * @param locate says where a path stands. @default in the config
 */
export function findUnreadable(input: unknown, locate: (path: Path) => string = inConfig): Problem[] {
  return find(input, locate, OF_WHAT_IS_WRITTEN);
}

/**
 * What keeps the answer of a function from being the same whenever it is read: all that answers as it likes, functions and objects of
 * classes. Its texts may be tokens of the CDK, where those were given.
 */
export function findChangeable(answer: unknown, locate: (path: Path) => string): Problem[] {
  return find(answer, locate, OF_ANSWERS);
}

function find(input: unknown, locate: (path: Path) => string, rules: Rules): Problem[] {
  // What stands in many places is looked at once, also where it holds itself.
  const seen = new Set<object>();
  const refuse = (path: Path, what: string, expected = PLAIN): Problem[] => [
    { path: locate(path), found: what, expected, mend: 'write the value itself' },
  ];
  const refuseText = (path: Path, written: string, what: string, expected: string): Problem[] => {
    const unseen = unseenIn(written);
    if (unseen === undefined) return refuse(path, what, expected);
    return [{ path: locate(path), found: `${what}, with ${unseen}`, expected, mend: `take ${unseen} out` }];
  };
  const look = (value: unknown, path: Path): Problem[] => {
    if (typeof value === 'string' || typeof value === 'number') return lookAt(value, path);
    if (typeof value !== 'object' || value === null) return other(value, path);
    if (seen.has(value)) return [];
    seen.add(value);
    const strange = strangeness(value, path.length) ?? rules.value(value);
    return strange === undefined ? lookInto(value, path) : refuse(path, strange);
  };
  const lookAt = (value: string | number, path: Path): Problem[] => {
    const expected = rules.literal(String(value));
    return expected === undefined ? [] : refuseText(path, String(value), found(value), expected);
  };
  const other = (value: unknown, path: Path): Problem[] => {
    const strange = rules.value(value);
    return strange === undefined ? [] : refuse(path, strange);
  };
  const lookInto = (value: object, path: Path): Problem[] =>
    Reflect.ownKeys(value).flatMap((key) => {
      if (Array.isArray(value) && key === 'length') return [];
      if (typeof key === 'symbol') return refuse(path, 'a symbol for a key');
      if (Array.isArray(value) && !/^\d+$/.test(key)) return refuse(path, `the key ${quote(key)} of a list`);
      const expected = rules.literal(key);
      if (expected !== undefined) return refuseText(path, key, `the key ${quote(key)}`, expected);
      const here = [...path, Array.isArray(value) ? Number(key) : key];
      const property = Object.getOwnPropertyDescriptor(value, key);
      const isCode = property?.get !== undefined || property?.set !== undefined;
      if (isCode) return refuse(here, 'a getter or setter');
      return property?.enumerable === true ? look(property.value, here) : refuse(here, 'a key that is not enumerable');
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
