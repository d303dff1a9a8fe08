import { isPlain } from './plain-data';

/**
 * A copy of plain data that nobody can change. Functions stay as they are, and what is no plain data, for a check to refuse.
 *
 * @param copies of what it holds, since it may hold itself. @default none yet
 */
export function frozenCopy<T>(value: T, copies = new Map<object, object>()): T {
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
  const before = copies.get(value);
  if (before !== undefined) return before as T;
  const copy: object = Array.isArray(value) ? new Array(value.length) : {};
  copies.set(value, copy);
  for (const [key, item] of Object.entries(value)) {
    Object.defineProperty(copy, key, { value: frozenCopy(item, copies), enumerable: true });
  }
  return Object.freeze(copy) as T;
}
