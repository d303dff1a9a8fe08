/** A copy of plain data that nobody can change. Functions stay as they are, and what is no plain data, for a check to refuse. */
export function frozenCopy<T>(value: T): T {
  if (Array.isArray(value)) return Object.freeze(Array.from(value, (item: unknown) => frozenCopy(item))) as T;
  if (typeof value !== 'object' || value === null || !isLiteral(value)) return value;
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, frozenCopy(item)]))) as T;
}

function isLiteral(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
