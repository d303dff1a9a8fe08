import nodeCrypto from 'node:crypto';
import os from 'node:os';
import { performance } from 'node:perf_hooks';
import { sep } from 'node:path';
import { fileFunctions, isOfPackages, isSource, PACKAGES, shownPath, type FileFunction } from './file-reads';

/** What may be asked by a package that a config calls, such as how much it is to log: that is no business of the config. */
type Asker = 'the config' | 'the config or what it calls';
type Source = readonly [holder: object, name: string, called: string];

const CHANCE = ['getRandomValues', 'randomUUID'];
const CHANCE_OF_NODE = [
  // Its `getRandomValues` is the one above.
  ...['randomUUID', 'randomBytes', 'randomFill', 'randomFillSync', 'randomInt'],
  ...['generateKey', 'generateKeyPair', 'generateKeyPairSync', 'generateKeySync', 'generatePrime', 'generatePrimeSync'],
];
const OF_THE_PROCESS = [
  ...[
    'availableMemory',
    'constrainedMemory',
    'cpuUsage',
    'cwd',
    'memoryUsage',
    'resourceUsage',
    'threadCpuUsage',
    'uptime',
  ],
  ...['getActiveResourcesInfo', 'getegid', 'geteuid', 'getgid', 'getgroups', 'getuid', 'umask'],
];
/** What a day has by the time zone of the machine, and as it writes it. */
const OF_THE_TIME_ZONE = Object.getOwnPropertyNames(Date.prototype).filter((name) =>
  /^(?:[gs]et(?!UTC|Time$|Milliseconds$)|to(?:Date|Time|Locale\w*)?String$)/.test(name),
);

/** What answers otherwise each time, or on each machine, as files and functions of a config may reach it. */
const UNFORESEEABLE: readonly Source[] = [
  [Math, 'random', 'Math.random'],
  [performance, 'now', 'performance.now'],
  ...OF_THE_PROCESS.map((name): Source => [process, name, `process.${name}`]),
  [process.hrtime, 'bigint', 'process.hrtime.bigint'],
  [process, 'hrtime', 'process.hrtime'],
  [process.report, 'getReport', 'process.report.getReport'],
  [Intl, 'DateTimeFormat', 'Intl.DateTimeFormat'],
  ...OF_THE_TIME_ZONE.map((name): Source => [Date.prototype, name, `Date.prototype.${name}`]),
  ...CHANCE.map((name): Source => [globalThis.crypto, name, `crypto.${name}`]),
  ...CHANCE_OF_NODE.map((name): Source => [nodeCrypto, name, `crypto.${name}`]),
  ...Object.entries(os).flatMap(([name, value]): Source[] =>
    typeof value === 'function' ? [[os, name, `os.${name}`]] : [],
  ),
];

/** What is read without a call: objects, of which the keys count. */
const READ = ['env', 'argv', 'execArgv'] as const;
/** And values. */
const VALUES = ['arch', 'execPath', 'pid', 'platform', 'ppid', 'title'] as const;

/** A day and hour as JavaScript reads them everywhere alike: a day alone is one of UTC. */
const SAME_EVERYWHERE = /^[+-]?\d{4,6}(?:-\d\d(?:-\d\d)?)?$|(?:Z|GMT|UTC|[+-]\d\d:?\d\d)$/;

function isOfTheTimeZone(args: readonly unknown[]): boolean {
  return args.length > 1 || (typeof args[0] === 'string' && !SAME_EVERYWHERE.test(args[0].trim()));
}

/**
 * Runs what must not depend on chance, on the clock or on the machine. What is proven today, or here, would be another thing tomorrow
 * or elsewhere, and two calls in the same millisecond do not show it. It keeps those who err from erring: who means to get around it
 * can, since a config is a program.
 *
 * @param folder whose files alone are asked to keep to it: packages that they load may look around. @default nobody may
 */
export function foreseeable<T>(run: () => T, folder?: string): T {
  const { Date: clock } = globalThis;
  let isClosed = true;
  const refuse = (what: string, by: Asker = 'the config or what it calls'): void => {
    if (isClosed && (folder === undefined || isAskedFrom(folder, by)))
      throw new Error(`it asks ${what}, which answers otherwise each time or on each machine: write the value itself`);
  };
  const refuseFile = (called: string, name: string, args: readonly unknown[]): void => {
    if (!isClosed || isSource({ name, args, folder })) return;
    if (!isFileAsked(folder, isOfPackages({ args }) ? 'the config' : 'the config or what it calls')) return;
    throw new Error(
      `it reads by ${called}${shownPath(args)} what is no source in config/, or holds more: other machines may have another, and no command sees it change. Move it into config/, or write the value`,
    );
  };
  const putBack = [
    ...fileFunctions().map((source) => replaceReading(source, refuseFile)),
    ...UNFORESEEABLE.filter(([holder, name]) => name in holder).map((source) => replace(source, refuse)),
    ...READ.map((name) => closeReading(name, refuse)),
    ...VALUES.map((name) => closeValue(name, refuse)),
  ];
  globalThis.Date = new Proxy(clock, {
    apply: (target) => {
      refuse('Date()');
      return Reflect.apply(target, undefined, []);
    },
    construct: (target, args, made) => {
      if (args.length === 0) refuse('new Date()');
      if (isOfTheTimeZone(args)) refuse('new Date() of a time without a time zone, such as Z');
      return Reflect.construct(target, args, made) as object;
    },
    get: (target, key) => {
      if (key === 'now') {
        return () => {
          refuse('Date.now');
          return target.now();
        };
      }
      if (key !== 'parse') return Reflect.get(target, key) as unknown;
      return (text: string) => {
        if (isOfTheTimeZone([text])) refuse('Date.parse of a time without a time zone, such as Z');
        return target.parse(text);
      };
    },
  });
  try {
    return run();
  } finally {
    isClosed = false;
    globalThis.Date = clock;
    for (const one of putBack) one();
  }
}

type Refuse = (what: string, by?: Asker) => void;

/** Packages ask it for themselves. */
const OF_PACKAGES_TOO = ['process.cwd'];
/** With an argument it changes what it is called like, and is told as that. */
const CHANGES_BY_ARGUMENT = ['process.umask'];

/** Puts what refuses in the place of a function. @returns what puts it back */
function replace([holder, name, called]: Source, refuse: Refuse): () => void {
  const original = Reflect.get(holder, name) as () => unknown;
  const asker = OF_PACKAGES_TOO.includes(called) ? 'the config' : undefined;
  const value = new Proxy(original, {
    apply: (target, self, args) => {
      if (args.length === 0 || !CHANGES_BY_ARGUMENT.includes(called)) refuse(called, asker);
      return Reflect.apply(target, self, args) as unknown;
    },
    construct: (target, args, made) => {
      refuse(called, asker);
      return Reflect.construct(target, args, made) as object;
    },
  });
  return define(holder, name, value);
}

/** The same of a function that is about a file, which decides. */
function replaceReading(
  [holder, name, called]: FileFunction,
  refuse: (called: string, name: string, args: readonly unknown[]) => void,
): () => void {
  const value = new Proxy(Reflect.get(holder, name) as () => unknown, {
    apply: (target, self, args) => {
      refuse(called, name, args);
      return Reflect.apply(target, self, args) as unknown;
    },
    construct: (target, args, made) => {
      refuse(called, name, args);
      return Reflect.construct(target, args, made) as object;
    },
  });
  return define(holder, name, value);
}

/** The same of an object of the process that is read: any of its keys, also whether it is there. */
function closeReading(name: (typeof READ)[number], refuse: Refuse): () => void {
  const called = (key: PropertyKey): string => `process.${name}${typeof key === 'string' ? ` (${key})` : ''}`;
  const value = new Proxy(process[name], {
    get: (target, key) => {
      refuse(called(key), 'the config');
      return Reflect.get(target, key) as unknown;
    },
    has: (target, key) => {
      refuse(called(key), 'the config');
      return Reflect.has(target, key);
    },
    // That it was changed is told as that.
    set: (target, key, next) => Reflect.set(target, key, next),
    defineProperty: (target, key, property) => Reflect.defineProperty(target, key, property),
    ownKeys: (target) => {
      refuse(`process.${name}`, 'the config');
      return Reflect.ownKeys(target);
    },
    getOwnPropertyDescriptor: (target, key) => {
      refuse(called(key), 'the config');
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
  });
  return define(process, name, value);
}

/** The same of a value. Where one such run is within another, each has its say. */
function closeValue(name: (typeof VALUES)[number], refuse: Refuse): () => void {
  const before = Object.getOwnPropertyDescriptor(process, name);
  const read = before?.get?.bind(process) ?? ((): unknown => before?.value);
  return put(process, name, {
    get: (): unknown => {
      refuse(`process.${name}`, 'the config');
      return read() as unknown;
    },
  });
}

function define(holder: object, name: string, value: unknown): () => void {
  return put(holder, name, { value, writable: true });
}

function put(holder: object, name: string, property: PropertyDescriptor): () => void {
  const before = Object.getOwnPropertyDescriptor(holder, name);
  Object.defineProperty(holder, name, { ...property, configurable: true, enumerable: before?.enumerable ?? true });
  return () => {
    if (before === undefined) Reflect.deleteProperty(holder, name);
    else Object.defineProperty(holder, name, before);
  };
}

/** What loads a file, or says where an error is from: whoever is below it has asked for that, not for what it looks at. */
const LOADER = /node:internal\/modules\/|[\\/]jest-runtime[\\/]|[\\/]source-map-support[\\/]/;

/** Of Node.js itself, which looks around for purposes of its own, such as colors of what is written. */
const OF_NODE = /\(node:|at node:/;
/** What JavaScript calls back from: `[1].map(Math.random)`. */
const BUILT_IN = '(<anonymous>)';

/** Resolves against the folder of the process on behalf of its caller. */
const OF_PATHS = /\bnode:path:/;

/** Whether a file of the folder asks, itself or through packages that it calls. */
function isAskedFrom(folder: string, by: Asker): boolean {
  for (const line of callers()) {
    if (line.includes(folder + sep)) return true;
    if (by === 'the config' || LOADER.test(line) || OF_NODE.test(line)) return false;
  }
  return false;
}

/** The same of who reads a file. Without a folder whoever is neither a package nor loads one. */
function isFileAsked(folder: string | undefined, by: Asker): boolean {
  if (folder !== undefined) return isAskedFrom(folder, by);
  for (const line of callers()) {
    if (LOADER.test(line)) return false;
    if (!line.includes(PACKAGES)) return true;
    if (by === 'the config') return false;
  }
  return false;
}

/** From the nearest on, without what is between. What writes stacks in a way of its own reads files to do so. */
function callers(): readonly string[] {
  const before: unknown = Reflect.get(Error, 'prepareStackTrace');
  Reflect.set(Error, 'prepareStackTrace', undefined);
  const { stack = '' } = new Error();
  Reflect.set(Error, 'prepareStackTrace', before);
  return stack
    .split('\n')
    .slice(1)
    .filter((line) => !line.includes(__filename) && !line.endsWith(BUILT_IN) && !OF_PATHS.test(line));
}
