import childProcess from 'node:child_process';
import crypto, { createHash } from 'node:crypto';
import events from 'node:events';
import fs from 'node:fs';
import fsPromises from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import module from 'node:module';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import stream from 'node:stream';
import timers from 'node:timers';
import tls from 'node:tls';
import url from 'node:url';
import util from 'node:util';
import vm from 'node:vm';
import workerThreads from 'node:worker_threads';
import { isObject, keep, type Holder, type Restore } from './kept';

const { ownKeys, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
const textOf = String;

/**
 * Notes how what JavaScript and Node.js bring is, on which everything else rests: where a file of the config puts something of its own
 * in the place of `Array.prototype.flatMap`, no check finds anything.
 *
 * @param modules Node.js's own modules too: libraries that are loaded meanwhile may wrap some of those
 */
export function keepBuiltIns(modules: 'modules too' | 'without modules'): Restore {
  return keep(holders(modules).map(toHolder));
}

function toHolder([name, object]: NamedObject): Holder {
  return {
    name: () => name,
    object,
    // A global that is an object, such as `JSON`, counts as a whole. Those that are only made when first used change by being read.
    counts: name === GLOBAL ? 'objects' : 'code',
    added: addedTo(name),
  };
}

function addedTo(name: string): Holder['added'] {
  // What the config has of its own there, such as a variable of all its files, is in nobody's way.
  if (name === GLOBAL) return 'nothing';
  // What every object has from its prototype is seen wherever keys are gone through; a global may hold a value of its own.
  return name.endsWith('.prototype') ? 'all' : 'code';
}

const GLOBAL = 'globalThis';

/** What of Node.js itself reads, writes, loads, runs, and speaks to AWS for everything else. */
const MODULES = {
  child_process: childProcess,
  crypto,
  events,
  fs,
  'fs/promises': fsPromises,
  http,
  https,
  module,
  net,
  os,
  path,
  stream,
  timers,
  tls,
  url,
  util,
  vm,
  worker_threads: workerThreads,
};

const NODE_MODULES: readonly NamedObject[] = [
  ...Object.entries(MODULES).map(([name, one]): NamedObject => [`node:${name}`, one]),
  ['Module.prototype', module.prototype],
  ['http.Agent.prototype', http.Agent.prototype],
  ['http.ClientRequest.prototype', http.ClientRequest.prototype],
  ['https.Agent.prototype', https.Agent.prototype],
  ['net.Socket.prototype', net.Socket.prototype],
  ['tls.TLSSocket.prototype', tls.TLSSocket.prototype],
  ['stream.Readable.prototype', stream.Readable.prototype],
  ['stream.Writable.prototype', stream.Writable.prototype],
  // How a file of each kind is loaded: with another way, those that come after may export nothing.
  ['require.extensions', require.extensions], // eslint-disable-line @typescript-eslint/no-deprecated -- as ts-node itself does
];

const FUNCTION_KINDS: readonly (readonly [name: string, one: object])[] = [
  ['GeneratorFunction', function* () {}], // eslint-disable-line @typescript-eslint/no-empty-function -- what it is counts
  ['AsyncFunction', async () => {}], // eslint-disable-line @typescript-eslint/no-empty-function
  ['AsyncGeneratorFunction', async function* () {}], // eslint-disable-line @typescript-eslint/no-empty-function
];

type NamedObject = readonly [name: string, object: object];

function holders(modules: Parameters<typeof keepBuiltIns>[0]): readonly NamedObject[] {
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
    ...Object.entries(iterators).flatMap(([name, one]): NamedObject[] => [
      [`the iterator of ${name}`, prototypeOf(one)],
      ['the iterator', prototypeOf(prototypeOf(one))],
    ]),
    ...FUNCTION_KINDS.flatMap(([name, one]): NamedObject[] => [
      [name, prototypeOf(one)],
      [`what a ${name} makes`, prototypeOf(madeBy(one))],
    ]),
    ['process', process],
    ['Hash.prototype', prototypeOf(createHash('sha256'))],
  ];
}

/** Nothing of a global that is only made when it is first used. */
function globalAndPrototype(key: PropertyKey): readonly NamedObject[] {
  const value: unknown = getOwnPropertyDescriptor(globalThis, key)?.value;
  if (!isObject(value) || value === globalThis) return [];
  const prototype: unknown = getOwnPropertyDescriptor(value, 'prototype')?.value;
  const name = textOf(key);
  return isObject(prototype) ? [[name, value], [`${name}.prototype`, prototype]] : [[name, value]]; // prettier-ignore
}

/** Of an async function, which makes promises, itself. */
function madeBy(one: object): object {
  const prototype: unknown = getOwnPropertyDescriptor(one, 'prototype')?.value;
  return isObject(prototype) ? prototype : one;
}

function prototypeOf(value: object): object {
  return getPrototypeOf(value) ?? {};
}
