import nodeCrypto from 'node:crypto';
import { performance } from 'node:perf_hooks';

/** What answers otherwise each time, as definitions may reach it. */
const UNFORESEEABLE: readonly (readonly [holder: object, name: string, called: string])[] = [
  [Math, 'random', 'Math.random'],
  [performance, 'now', 'performance.now'],
  [process, 'uptime', 'process.uptime'],
  [process.hrtime, 'bigint', 'process.hrtime.bigint'],
  [process, 'hrtime', 'process.hrtime'],
  [Intl, 'DateTimeFormat', 'Intl.DateTimeFormat'],
  ...['randomUUID', 'getRandomValues'].map((name) => [globalThis.crypto, name, `crypto.${name}`] as const),
  ...['randomUUID', 'randomBytes', 'randomInt', 'randomFillSync'].map(
    (name) => [nodeCrypto, name, `crypto.${name}`] as const,
  ),
];

/**
 * Runs what must not depend on chance or on the clock. What is proven today would be another thing tomorrow, and two calls in the
 * same millisecond do not show it. It keeps those who err from erring: who means to get around it can, since a definition is a program.
 */
export function foreseeable<T>(run: () => T): T {
  const { Date: clock } = globalThis;
  const putBack = UNFORESEEABLE.map(([holder, name, called]) => replace(holder, name, called));
  globalThis.Date = new Proxy(clock, {
    apply: () => refuse('Date()'),
    construct: (target, args) =>
      args.length === 0 ? refuse('new Date()') : (Reflect.construct(target, args) as object),
    get: (target, key) => (key === 'now' ? () => refuse('Date.now') : (Reflect.get(target, key) as unknown)),
  });
  try {
    return run();
  } finally {
    globalThis.Date = clock;
    for (const one of putBack) one();
  }
}

/** Puts what refuses in the place of a function. @returns what puts it back */
function replace(holder: object, name: string, called: string): () => void {
  const before = Object.getOwnPropertyDescriptor(holder, name);
  const original = Reflect.get(holder, name) as () => unknown;
  const value = new Proxy(original, { apply: () => refuse(called), construct: () => refuse(called) });
  Object.defineProperty(holder, name, { value, configurable: true, writable: true });
  return () => {
    if (before === undefined) Reflect.deleteProperty(holder, name);
    else Object.defineProperty(holder, name, before);
  };
}

function refuse(what: string): never {
  throw new Error(`it asks ${what}, which answers otherwise each time`);
}
