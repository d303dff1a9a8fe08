import { pick, type Random } from '../support/random';
import { HOSTILE_TEXTS, JUNK, LENGTHS } from './junk';

type Holder = Record<string, unknown>;

/** Where a value stands: what holds it, under which key, and the way to it. */
interface Place {
  readonly holder: Holder;
  readonly key: string;
  readonly path: readonly string[];
}

export interface Edited {
  readonly value: unknown;
  /** What was done where, for a person. */
  readonly what: string;
  /** The ways to what was edited. @default not told */
  readonly paths?: readonly (readonly string[])[];
}

/** What is done to a place. Answers what stands there afterwards, in words. */
type Way = (place: Place, random: Random, all: readonly Place[]) => string;

const ways: Readonly<Record<string, Way>> = {
  drop: ({ holder, key }) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else Reflect.deleteProperty(holder, key);
    return 'nothing';
  },
  rename: (place, random) => renamed(place, nearMiss(place.key, random)),
  'rename to a hostile name': (place, random) => renamed(place, pick(random, HOSTILE_TEXTS)),
  duplicate: ({ holder, key }, random) => {
    if (Array.isArray(holder)) return String(holder.push(copyOf(holder[Number(key)])));
    const name = nearMiss(key, random);
    return put(holder, name, copyOf(holder[key]));
  },
  replace: ({ holder, key }, random) => put(holder, key, pick(random, JUNK)),
  wrap: ({ holder, key }, random) => put(holder, key, pick(random, [[holder[key]], { [key]: holder[key] }])),
  swap: ({ holder, key }, random, all) => {
    const other = pick(random, all);
    const [mine, theirs] = [copyOf(holder[key]), copyOf(other.holder[other.key])];
    put(other.holder, other.key, mine);
    return put(holder, key, theirs);
  },
  // What is right elsewhere is the likeliest mistake.
  borrow: ({ holder, key }, random, all) => {
    const alike = all.filter((other) => typeof other.holder[other.key] === typeof holder[key]);
    const other = pick(random, alike);
    return put(holder, key, copyOf(other.holder[other.key]));
  },
  misspell: ({ holder, key }, random) => put(holder, key, misspelt(holder[key], random)),
  stretch: ({ holder, key }, random) => put(holder, key, stretched(holder[key], pick(random, LENGTHS))),
  poison: ({ holder, key }, random) => put(holder, key, pick(random, HOSTILE_TEXTS)),
};

/** A copy of a tree with one edit, or with a few: the same for the same numbers. */
export function editOf(value: unknown, random: Random): Edited {
  const root: Holder = { root: copyOf(value) };
  const count = random() < 0.15 ? 3 : 1;
  const done = Array.from({ length: count }, () => editIn(root, random));
  return { value: root.root, what: done.map(({ what }) => what).join('; '), paths: done.map(({ path }) => path) };
}

function editIn(root: Holder, random: Random): { readonly what: string; readonly path: readonly string[] } {
  // A few edits in the middle may leave nothing but the root itself.
  const all = placesIn(root.root, ['root']);
  const place = pick(random, all.length === 0 ? [{ holder: root, key: 'root', path: [] }] : all);
  const [way, apply] = pick(random, Object.entries(ways));
  const after = apply(place, random, all.length === 0 ? [place] : all);
  const path = place.path.slice(1).concat(place.key);
  return { what: `${way} ${path.join('.')}: ${after}`, path };
}

function renamed({ holder, key }: Place, name: string): string {
  const value = holder[key];
  if (Array.isArray(holder)) return put(holder, key, name);
  Reflect.deleteProperty(holder, key);
  put(holder, name, value);
  return name;
}

/** As a literal with a computed key does, so that `__proto__` is a key. */
function put(holder: Holder, key: string, value: unknown): string {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
  return words(value);
}

function nearMiss(name: string, random: Random): string {
  const at = Math.floor(random() * Math.max(name.length, 1));
  const [before, letter = '', after] = [name.slice(0, at), name[at], name.slice(at + 1)];
  return pick(random, [
    `${before}${after}`,
    `${before}${letter}${letter}${after}`,
    `${before}${after.slice(0, 1)}${letter}${after.slice(1)}`,
    `${before}x${after}`,
    name.toUpperCase(),
    `${name}s`,
    `${name}-2`,
    ` ${name}`,
  ]);
}

function misspelt(value: unknown, random: Random): unknown {
  if (typeof value === 'string') return nearMiss(value, random);
  if (typeof value === 'number') return pick(random, [-value, value + 1, value * 1000, value / 7, String(value), 0]);
  if (typeof value === 'boolean') return pick(random, [!value, String(value)]);
  if (Array.isArray(value)) return [...(value as unknown[])].reverse();
  // Its getters are not called: one that throws would end the trials.
  const properties = Object.getOwnPropertyDescriptors(Object(value));
  return Object.defineProperties({ nothing: undefined }, properties);
}

function stretched(value: unknown, length: number): unknown {
  if (typeof value === 'string') return value.padEnd(length, value === '' ? 'x' : value).slice(0, length);
  if (typeof value === 'number') return 10 ** (length % 25);
  if (Array.isArray(value)) return repeated(value, length);
  if (typeof value !== 'object' || value === null) return 'x'.repeat(length);
  const [first] = Object.values(value) as unknown[];
  return Object.fromEntries(Array.from({ length: Math.min(length, 300) }, (_, index) => [`k-${index}`, copyOf(first)]));
}

function repeated(list: readonly unknown[], length: number): unknown[] {
  return Array.from({ length }, (_, index) => copyOf(list[index % list.length]));
}

function placesIn(value: unknown, path: readonly string[]): Place[] {
  if (!isTree(value)) return [];
  return Object.keys(value).flatMap((key) => [{ holder: value, key, path }, ...placesIn(value[key], [...path, key])]);
}

/** Objects of literals without accessors: what is junk already is left alone. */
function isTree(value: unknown): value is Holder {
  if (typeof value !== 'object' || value === null || JUNK.includes(value)) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

/** A deep copy that keeps functions, and junk as it is. */
export function copyOf(value: unknown): unknown {
  if (!isTree(value)) return value;
  if (Array.isArray(value)) return value.map(copyOf);
  const copy: Holder = {};
  for (const [key, item] of Object.entries(value)) put(copy, key, copyOf(item));
  return copy;
}

function words(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 80));
  if (typeof value === 'number' || typeof value === 'boolean' || value === undefined) return String(value);
  return Array.isArray(value) ? `a list of ${value.length}` : Object.prototype.toString.call(value);
}
