import { types } from 'node:util';

/**
 * Takes what a config has handed over as it is: what one of its callbacks would change after that ends in an error of the callback. Only what
 * a config writes out, lists and plain objects, and no accessor is asked.
 */
export function freezeDeeply(value: unknown, seen = new Set<object>()): void {
  if (typeof value !== 'object' || value === null || seen.has(value) || types.isProxy(value)) return;
  seen.add(value);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) return;
  for (const { value: own } of Object.values(Object.getOwnPropertyDescriptors(value))) freezeDeeply(own, seen);
  Object.freeze(value);
}
