import asyncHooks from 'node:async_hooks';
import childProcess from 'node:child_process';
import crypto from 'node:crypto';
import dgram from 'node:dgram';
import diagnosticsChannel from 'node:diagnostics_channel';
import dns from 'node:dns';
import events from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import inspector from 'node:inspector';
import inspectorPromises from 'node:inspector/promises';
import module from 'node:module';
import net from 'node:net';
import { PerformanceObserver } from 'node:perf_hooks';
import stream from 'node:stream';
import tls from 'node:tls';
import util from 'node:util';
import v8 from 'node:v8';
import workerThreads from 'node:worker_threads';
import { actOf } from './node-modules';

/** A function by which what runs acts on more than what it returns. */
export interface Way {
  readonly holder: object;
  readonly name: string;
  /** What who takes it does. */
  readonly does: string;
  /** Whether a call with these arguments does so. @default each does */
  readonly when?: (args: readonly unknown[]) => boolean;
}

/** All but the first end it so that nobody is told, and the last makes another program of it. */
const ENDS = ['exit', 'reallyExit', 'abort', 'kill', '_kill', 'execve'];
const STARTS = ['_forkChild', 'exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync'];
/** What is inside Node.js, by which everything else can be done. */
const INSIDE = ['binding', '_linkedBinding', 'dlopen', '_debugProcess'];
const WHOSE = ['initgroups', 'setgroups', 'setegid', 'seteuid', 'setgid', 'setuid'];

/** What only reads, with and without `Sync`. All else of `node:fs`, and what a later Node.js brings, writes. */
const READS = new Set(
  ['access', 'createReadStream', 'exists', 'fstat', 'glob', 'lstat', 'openAsBlob', 'opendir', 'read', 'readdir']
    .concat(['readlink', 'readv', 'realpath', 'stat', 'statfs', 'unwatchFile', 'watch', 'watchFile'])
    .flatMap((name) => [name, `${name}Sync`]),
);
/** What reads or writes, as its arguments say. */
const READS_OR_WRITES: Readonly<Record<string, (args: readonly unknown[]) => boolean>> = {
  ...forBoth('open', ([, flags]) => isForWriting(flags)),
  ...forBoth('readFile', ([, options]) => isForWriting(flagIn(options))),
  // Where the process says what it has to say.
  ...forBoth('close', ([file]) => typeof file !== 'number' || file <= 2),
};
const { O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND } = fs.constants;

function forBoth<T>(name: string, value: T): Readonly<Record<string, T>> {
  return { [name]: value, [`${name}Sync`]: value };
}

function isForWriting(flags: unknown): boolean {
  if (typeof flags === 'number') return (flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND)) !== 0;
  return typeof flags === 'string' && !['r', 'rs', 'sr'].includes(flags);
}

/** A getter could answer otherwise the next time. */
function flagIn(options: unknown): unknown {
  if (typeof options !== 'object' || options === null) return undefined;
  const property = Object.getOwnPropertyDescriptor(options, 'flag');
  return property?.get === undefined ? property?.value : 'by a getter';
}

function ofFiles(holder: object, called: string): readonly Way[] {
  return functionsOf(holder)
    .filter((name) => !READS.has(name) && /^[a-z]/.test(name))
    .map((name) => ({
      holder,
      name,
      does: `writes, deletes or changes files (${called}.${name})`,
      ...entryWhere(name),
    }));
}

function entryWhere(name: string): Pick<Way, 'when'> {
  const when = READS_OR_WRITES[name];
  return when === undefined ? {} : { when };
}

function functionsOf(holder: object): readonly string[] {
  return Object.entries(Object.getOwnPropertyDescriptors(holder)).flatMap(([name, { value }]) =>
    typeof value === 'function' ? [name] : [],
  );
}

function each(holder: object, names: readonly string[], does: (name: string) => string): readonly Way[] {
  return names.filter((name) => name in holder).map((name) => ({ holder, name, does: does(name) }));
}

/** Looks up names, wherever a module has it. */
function ofNames(holder: object, called: string): readonly Way[] {
  return functionsOf(holder)
    .filter((name) => /^(?:lookup|resolve|reverse|setServers|setDefault)/.test(name))
    .map((name) => ({ holder, name, does: speaks(`${called}.${name}`) }));
}

const speaks = (name: string): string => `speaks to the network (${name})`;

/** Node.js 22 brings more of these. */
const OF_LOADING = [
  ...['_initPaths', '_preloadModules'],
  ...['register', 'registerHooks', 'enableCompileCache', 'flushCompileCache', 'syncBuiltinESMExports'],
  ...['setSourceMapsSupport', 'runMain'],
];

/** What every later call would find otherwise: whom a connection to AWS trusts, by which proxy it goes, what its ciphers are. */
const DEFAULTS: readonly (readonly [holder: object, called: string])[] = [
  [crypto, 'crypto'],
  [events, 'events'],
  [http, 'http'],
  [net, 'net'],
  [stream, 'stream'],
  [tls, 'tls'],
  [util, 'util'],
];
const SETS = /^_?set(?:Default|Engine|Fips|Global|Max|Simultaneous|Trace)/;

/** What would be called later, while everything is checked, or in the place of whoever tells what went wrong. */
const LISTENS: readonly (readonly [holder: object | undefined, names: readonly string[], called: string])[] = [
  [process, ['setUncaughtExceptionCaptureCallback', 'setSourceMapsEnabled'], 'process'],
  [(process as { finalization?: object }).finalization, ['register', 'registerBeforeExit'], 'process.finalization'],
  [asyncHooks, ['createHook'], 'async_hooks'],
  [diagnosticsChannel, ['subscribe', 'tracingChannel'], 'diagnostics_channel'],
  [diagnosticsChannel.Channel.prototype, ['subscribe', 'bindStore'], 'diagnostics_channel.Channel'],
  [v8.promiseHooks, ['createHook', 'onInit', 'onBefore', 'onAfter', 'onSettled'], 'v8.promiseHooks'],
  [PerformanceObserver.prototype, ['observe'], 'perf_hooks.PerformanceObserver'],
  [FinalizationRegistry.prototype, ['register'], 'FinalizationRegistry'],
  [workerThreads, ['postMessageToThread', 'BroadcastChannel'], 'worker_threads'],
];

const isNodes = (name: string): boolean => module.isBuiltin(name);
const acts = ([request]: readonly unknown[]): boolean => actOf(request, isNodes) !== undefined;

const WAYS_OUT: readonly Way[] = [
  ...each(process, ENDS, (name) => `ends the process (process.${name})`),
  ...each(childProcess, STARTS, (name) => `starts a process (child_process.${name})`),
  // By which each of them starts it.
  ...each(
    childProcess.ChildProcess.prototype,
    ['spawn'],
    (name) => `starts a process (child_process.ChildProcess.${name})`,
  ),
  ...each(workerThreads, ['Worker'], (name) => `starts a thread (worker_threads.${name})`),
  ...each(process, INSIDE, (name) => `reaches inside Node.js (process.${name})`),
  ...each(process, WHOSE, (name) => `changes whose the process is (process.${name})`),
  ...each(
    v8,
    [
      'setFlagsFromString',
      'writeHeapSnapshot',
      'setHeapSnapshotNearHeapLimit',
      'takeCoverage',
      'stopCoverage',
      'startCpuProfile',
    ],
    (name) => `changes Node.js (v8.${name})`,
  ),
  ...each(inspector, ['open', 'Session'], (name) => `opens the process to others (inspector.${name})`),
  ...each(inspectorPromises, ['Session'], (name) => `opens the process to others (inspector/promises.${name})`),
  ...each(inspector, ['waitForDebugger'], (name) => `waits for a debugger (inspector.${name})`),
  ...LISTENS.flatMap(([holder, names, called]) =>
    holder === undefined
      ? []
      : each(holder, names, (name) => `listens to what everything else does (${called}.${name})`),
  ),
  ...[
    ...each(process, ['getBuiltinModule'], (name) => `loads a module of Node.js that acts by itself (process.${name})`),
    ...each(module, ['_load'], (name) => `loads a module of Node.js that acts by itself (module.${name})`),
  ].map((way) => ({ ...way, when: acts })),
  ...each(process.report, ['writeReport'], (name) => `writes a file (process.report.${name})`),
  ...each(module, OF_LOADING, (name) => `changes how files are loaded (module.${name})`),
  ...ofFiles(fs, 'fs'),
  ...ofFiles(fs.promises, 'fs/promises'),
  ...each(net.Socket.prototype, ['connect'], (name) => speaks(`net.Socket.${name}`)),
  ...each(net.Server.prototype, ['listen', '_listen2'], (name) => speaks(`net.Server.${name}`)),
  ...each(net, ['_createServerHandle', 'BoundSocket'], (name) => speaks(`net.${name}`)),
  ...DEFAULTS.flatMap(([holder, called]) =>
    each(
      holder,
      functionsOf(holder).filter((name) => SETS.test(name)),
      (name) => `changes Node.js (${called}.${name})`,
    ),
  ),
  ...each(dgram, ['createSocket', 'Socket', '_createSocketHandle'], (name) => speaks(`dgram.${name}`)),
  ...ofNames(dns, 'dns'),
  ...ofNames(dns.promises, 'dns/promises'),
  ...ofNames(dns.Resolver.prototype, 'dns.Resolver'),
  ...ofNames(dns.promises.Resolver.prototype, 'dns/promises.Resolver'),
];

/** Each of them, in the order in which they are closed off. What a module exports is watched, and these reach all of Node.js. */
export function waysOut(): readonly Way[] {
  return WAYS_OUT;
}
