/* eslint-disable @typescript-eslint/prefer-for-of, @typescript-eslint/prefer-string-starts-ends-with -- what lists and texts can do may be what was changed */
import childProcess from 'node:child_process';
import crypto, { createHash } from 'node:crypto';
import events from 'node:events';
import fs from 'node:fs';
import fsPromises from 'node:fs/promises';
import module from 'node:module';
import os from 'node:os';
import path from 'node:path';
import timers from 'node:timers';
import url from 'node:url';
import util from 'node:util';
import vm from 'node:vm';
import workerThreads from 'node:worker_threads';

/*
 * What JavaScript and Node.js bring, on which everything else rests: where a file of the config puts something of its own in the
 * place of `Array.prototype.flatMap`, no check finds anything. What is used to compare was taken before anybody could change it.
 */
const { ownKeys, getOwnPropertyDescriptor, defineProperty, deleteProperty, isExtensible } = Reflect;
const { getPrototypeOf, setPrototypeOf } = Reflect;
const textOf = String;

interface Kept {
  readonly name: string;
  readonly holder: object;
  readonly keys: readonly PropertyKey[];
  readonly properties: readonly (PropertyDescriptor | undefined)[];
  readonly wasOpen: boolean;
  readonly prototype: object | null;
}

/** What of the built-ins differs from what it was, for example `Array.prototype.flatMap`. Puts it back. */
export type RestoreBuiltIns = () => readonly string[];

/**
 * Notes how the built-ins are. They are compared by their functions: values such as the exit code change by themselves.
 *
 * @param modules Node.js's own modules too: libraries that are loaded meanwhile may wrap some of those
 */
export function keepBuiltIns(modules: 'modules too' | 'without modules'): RestoreBuiltIns {
  const all = holders(modules).map(([name, holder]) => keep(name, holder));
  return () => {
    const changed: string[] = [];
    for (let at = 0; at < all.length; at += 1) {
      const kept = all[at];
      if (kept === undefined) continue;
      closed(kept, changed);
      restorePrototype(kept, changed);
      removeNew(kept, changed);
      restoreOld(kept, changed);
    }
    return changed;
  };
}

function keep(name: string, holder: object): Kept {
  const keys = ownKeys(holder);
  const properties = keys.map((key) => getOwnPropertyDescriptor(holder, key));
  return { name, holder, keys, properties, wasOpen: isExtensible(holder), prototype: getPrototypeOf(holder) };
}

const GLOBAL = 'globalThis';

/** What of Node.js itself reads, writes, loads and runs for everything else. */
const MODULES = {
  child_process: childProcess,
  crypto,
  events,
  fs,
  'fs/promises': fsPromises,
  module,
  os,
  path,
  timers,
  url,
  util,
  vm,
  worker_threads: workerThreads,
};

const NODE_MODULES: readonly Holder[] = [
  ...Object.entries(MODULES).map(([name, one]): Holder => [`node:${name}`, one]),
  ['Module.prototype', module.prototype],
  // How a file of each kind is loaded: with another way, those that come after may export nothing.
  ['require.extensions', require.extensions], // eslint-disable-line @typescript-eslint/no-deprecated -- as ts-node itself does
];

const FUNCTION_KINDS: readonly (readonly [name: string, one: object])[] = [
  ['GeneratorFunction', function* () {}], // eslint-disable-line @typescript-eslint/no-empty-function -- what it is counts
  ['AsyncFunction', async () => {}], // eslint-disable-line @typescript-eslint/no-empty-function
  ['AsyncGeneratorFunction', async function* () {}], // eslint-disable-line @typescript-eslint/no-empty-function
];

type Holder = readonly [name: string, holder: object];

function holders(modules: Parameters<typeof keepBuiltIns>[0]): readonly Holder[] {
  const iterators = {
    Array: [].values(),
    Map: new Map().values(),
    Set: new Set().values(),
    RegExp: ''.matchAll(/x/g),
    String: ''[Symbol.iterator](),
  };
  return [
    [GLOBAL, globalThis],
    ...ownKeys(globalThis).flatMap(globalAndPrototype),
    ...(modules === 'modules too' ? NODE_MODULES : []),
    ...Object.entries(iterators).flatMap(([name, one]): Holder[] => [
      [`the iterator of ${name}`, prototypeOf(one)],
      ['the iterator', prototypeOf(prototypeOf(one))],
    ]),
    ...FUNCTION_KINDS.flatMap(([name, one]): Holder[] => [
      [name, prototypeOf(one)],
      [`what a ${name} makes`, prototypeOf(madeBy(one))],
    ]),
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

/** Of an async function, which makes promises, itself. */
function madeBy(one: object): object {
  const prototype: unknown = getOwnPropertyDescriptor(one, 'prototype')?.value;
  return isHolder(prototype) ? prototype : one;
}

function prototypeOf(value: object): object {
  return getPrototypeOf(value) ?? {};
}

/** What was frozen stays so: nothing that rests on it can be relied on. */
function closed({ name, holder, wasOpen }: Kept, changed: string[]): void {
  if (wasOpen && !isExtensible(holder)) changed[changed.length] = `Object.freeze(${name})`;
}

function restorePrototype({ name, holder, prototype }: Kept, changed: string[]): void {
  if (getPrototypeOf(holder) === prototype) return;
  changed[changed.length] = `Object.setPrototypeOf(${name})`;
  setPrototypeOf(holder, prototype);
}

function removeNew({ name, holder, keys }: Kept, changed: string[]): void {
  // What the config has of its own there, such as a variable of all its files, is in nobody's way.
  if (name === GLOBAL) return;
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
    if (
      key === undefined ||
      was === undefined ||
      !counts(name, was) ||
      isSame(was, getOwnPropertyDescriptor(holder, key))
    )
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

/** A global that is an object, such as `JSON`, counts as a whole. Those that are only made when first used change by being read. */
function counts(name: string, was: PropertyDescriptor): boolean {
  return name === GLOBAL ? isHolder(was.value) : isCode(was);
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
