/**
 * Runs what must not depend on chance or on the clock. What is proven today would be another thing tomorrow, and two calls in the
 * same millisecond do not show it.
 */
export function foreseeable<T>(run: () => T): T {
  const { random } = Math;
  const { Date: clock } = globalThis;
  Math.random = () => refuse('Math.random');
  globalThis.Date = new Proxy(clock, {
    apply: () => refuse('Date()'),
    construct: (target, args) =>
      args.length === 0 ? refuse('new Date()') : (Reflect.construct(target, args) as object),
    get: (target, key) => (key === 'now' ? () => refuse('Date.now') : (Reflect.get(target, key) as unknown)),
  });
  try {
    return run();
  } finally {
    Math.random = random;
    globalThis.Date = clock;
  }
}

function refuse(what: string): never {
  throw new Error(`it asks ${what}, which answers otherwise each time`);
}
