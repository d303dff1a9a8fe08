import { relative, sep } from 'node:path';
import { isObject, keep, memberOf, type Holder, type Restore } from './kept';

const { ownKeys, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
const { isFrozen } = Object;

const OF_EVERY_FUNCTION: ReadonlySet<PropertyKey> = new Set(['length', 'name', 'prototype', 'arguments', 'caller']);

/** How much of a module is kept. */
export type Depth = 'all that it exports' | 'its code' | 'nothing';

/** Which modules are kept. */
export interface KeptModules {
  /** From which their files are called. */
  readonly root: string;
  readonly depth: (file: string) => Depth;
}

/**
 * Notes how the modules that are loaded are: what they export, their classes, and what those can do. What a file of the config puts in
 * the place of the engine's `decide` would make every proof hold.
 */
export function keepModules({ root, depth }: KeptModules): Restore {
  const gathered = new Gathered();
  gathered.add({ name: () => 'require.cache', object: require.cache, counts: 'values', added: 'nothing' });
  for (const [file, module] of Object.entries(require.cache)) {
    const much = depth(file);
    if (module === undefined || much === 'nothing') continue;
    const name = (): string => relative(root, file).split(sep).join('/');
    // What else the loader notes of a module changes by itself.
    gathered.add({ name, object: module, counts: 'values', added: 'nothing', only: ['exports'] });
    if (much === 'its code') gathered.exportsOf(name, module.exports);
    else gathered.everything(name, module.exports);
  }
  return keep(gathered.holders);
}

/** Each object once, under the name by which it was first reached. */
class Gathered {
  public readonly holders: Holder[] = [];
  /** What the language brings is kept by itself. */
  private readonly seen = new Set<object>(builtInObjects());

  public add(holder: Holder): void {
    this.seen.add(holder.object);
    this.holders.push(holder);
  }

  /** The functions among the exports, and what is theirs. */
  public exportsOf(name: () => string, exports: unknown): void {
    if (!this.isNew(exports)) return;
    this.add({ name, object: exports, counts: 'code', added: 'nothing' });
    if (typeof exports === 'function') this.codeOf(name, exports);
    for (const key of ownKeys(exports)) {
      const value: unknown = getOwnPropertyDescriptor(exports, key)?.value;
      if (typeof value !== 'function' || !this.isNew(value)) continue;
      this.codeOf(() => memberOf(name(), key), value);
    }
  }

  /** All that can be reached: data, too. Of objects of classes what they can do: what they remember is theirs. */
  public everything(name: () => string, value: unknown): void {
    if (!this.isNew(value)) return;
    if (typeof value === 'function') {
      this.codeOf(name, value);
      return;
    }
    if (!isPlain(value)) {
      this.add({ name, object: value, counts: 'code', added: 'nothing' });
      this.prototypesFrom(name, getPrototypeOf(value));
      return;
    }
    const keys = ownKeys(value);
    if (keys.length === 0 && isFrozen(value)) return;
    this.add({ name, object: value, counts: 'values', added: 'all' });
    for (const key of keys) {
      const inner = readFrom(value, key);
      if (isObject(inner)) this.everything(() => memberOf(name(), key), inner);
    }
  }

  /** Of a function or class. Most have nothing that anybody could change. */
  private codeOf(name: () => string, value: object): void {
    this.seen.add(value);
    if (ownKeys(value).some((key) => !OF_EVERY_FUNCTION.has(key)))
      this.add({ name, object: value, counts: 'code', added: 'nothing' });
    const prototype: unknown = getOwnPropertyDescriptor(value, 'prototype')?.value;
    if (!isObject(prototype)) return;
    const isBare = getPrototypeOf(prototype) === Object.prototype && ownKeys(prototype).length === 1;
    if (!isBare) this.prototypesFrom(name, prototype);
  }

  private prototypesFrom(name: () => string, first: object | null): void {
    for (let one = first; one !== null && this.isNew(one); one = getPrototypeOf(one)) {
      this.add({ name: () => `${name()}.prototype`, object: one, counts: 'code', added: 'code' });
    }
  }

  private isNew(value: unknown): value is object {
    return isObject(value) && !this.seen.has(value);
  }
}

function isPlain(value: object): boolean {
  if (typeof value === 'function') return false;
  const prototype = getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Array.isArray(value);
}

/** What an export gives is read through its getter; one that is not there yet gives nothing. */
function readFrom(object: object, key: PropertyKey): unknown {
  const property = getOwnPropertyDescriptor(object, key);
  if (property?.get === undefined) return property?.value;
  try {
    return Reflect.get(object, key);
  } catch {
    return undefined;
  }
}

function builtInObjects(): readonly object[] {
  const values = ownKeys(globalThis).map((key): unknown => getOwnPropertyDescriptor(globalThis, key)?.value);
  return values.filter(isObject).flatMap((value) => {
    const prototype: unknown = getOwnPropertyDescriptor(value, 'prototype')?.value;
    return isObject(prototype) ? [value, prototype] : [value];
  });
}
