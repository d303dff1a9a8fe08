/* eslint-disable @typescript-eslint/prefer-for-of, @typescript-eslint/prefer-string-starts-ends-with -- what lists and texts can do may be what was changed */
import { createHash } from 'node:crypto';

/*
 * What JavaScript and Node.js bring, on which everything else rests: where a file of the config puts something of its own in the
 * place of `Array.prototype.flatMap`, no check finds anything. What is used to compare was taken before anybody could change it.
 */
const { ownKeys, getOwnPropertyDescriptor, defineProperty, deleteProperty, getPrototypeOf, isExtensible } = Reflect;
const textOf = String;

interface Kept {
  readonly name: string;
  readonly holder: object;
  readonly keys: readonly PropertyKey[];
  readonly properties: readonly (PropertyDescriptor | undefined)[];
  readonly wasOpen: boolean;
}

/** What of the built-ins differs from what it was, for example `Array.prototype.flatMap`. Puts it back. */
export type RestoreBuiltIns = () => readonly string[];

/** Notes how the built-ins are. They are compared by their functions: values such as the exit code change by themselves. */
export function keepBuiltIns(): RestoreBuiltIns {
  const all = holders().map(([name, holder]) => keep(name, holder));
  return () => {
    const changed: string[] = [];
    for (let at = 0; at < all.length; at += 1) {
      const kept = all[at];
      if (kept === undefined) continue;
      closed(kept, changed);
      removeNew(kept, changed);
      restoreOld(kept, changed);
    }
    return changed;
  };
}

function keep(name: string, holder: object): Kept {
  const keys = ownKeys(holder);
  const properties = keys.map((key) => getOwnPropertyDescriptor(holder, key));
  return { name, holder, keys, properties, wasOpen: isExtensible(holder) };
}

type Holder = readonly [name: string, holder: object];

function holders(): readonly Holder[] {
  const iterators = {
    Array: [].values(),
    Map: new Map().values(),
    Set: new Set().values(),
    String: ''[Symbol.iterator](),
  };
  return [
    ...ownKeys(globalThis).flatMap(globalAndPrototype),
    ...Object.entries(iterators).map(([name, one]): Holder => [`the iterator of ${name}`, prototypeOf(one)]),
    ['process', process],
    ['Hash.prototype', prototypeOf(createHash('sha256'))],
  ];
}

/** Nothing of a global that is only made when it is first used. */
function globalAndPrototype(key: PropertyKey): readonly Holder[] {
  const value: unknown = getOwnPropertyDescriptor(globalThis, key)?.value;
  if (!isHolder(value) || value === globalThis) return [];
  const prototype: unknown = getOwnPropertyDescriptor(value, 'prototype')?.value;
  const name = textOf(key);
  return isHolder(prototype) ? [[name, value], [`${name}.prototype`, prototype]] : [[name, value]]; // prettier-ignore
}

function isHolder(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function prototypeOf(value: object): object {
  return getPrototypeOf(value) ?? {};
}

/** What was frozen stays so: nothing that rests on it can be relied on. */
function closed({ name, holder, wasOpen }: Kept, changed: string[]): void {
  if (wasOpen && !isExtensible(holder)) changed[changed.length] = `Object.freeze(${name})`;
}

function removeNew({ name, holder, keys }: Kept, changed: string[]): void {
  const now = ownKeys(holder);
  for (let at = 0; at < now.length; at += 1) {
    const key = now[at];
    if (key === undefined || has(keys, key)) continue;
    // What every object has from its prototype is seen wherever keys are gone through; a global may hold a value of its own.
    if (!isShared(name) && !isCode(getOwnPropertyDescriptor(holder, key))) continue;
    changed[changed.length] = placeOf(name, key);
    deleteProperty(holder, key);
  }
}

function restoreOld({ name, holder, keys, properties }: Kept, changed: string[]): void {
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at];
    const was = properties[at];
    if (key === undefined || was === undefined || !isCode(was) || isSame(was, getOwnPropertyDescriptor(holder, key)))
      continue;
    changed[changed.length] = placeOf(name, key);
    defineProperty(holder, key, was);
  }
}

function isShared(name: string): boolean {
  const end = '.prototype';
  return name.slice(name.length - end.length) === end;
}

function has(keys: readonly PropertyKey[], wanted: PropertyKey): boolean {
  for (let at = 0; at < keys.length; at += 1) if (keys[at] === wanted) return true;
  return false;
}

function isCode(property: PropertyDescriptor | undefined): boolean {
  return typeof property?.value === 'function' || property?.get !== undefined || property?.set !== undefined;
}

function isSame(was: PropertyDescriptor, is: PropertyDescriptor | undefined): boolean {
  return was.value === is?.value && was.get === is?.get && was.set === is?.set;
}

function placeOf(name: string, key: PropertyKey): string {
  return `${name}.${textOf(key)}`;
}
