import { DEEPEST, isObject, type JsonValue } from '../../base/json';

const literals = new WeakMap<object, boolean>();

/** Whether nothing in a value is to be resolved. Remembered: templates are resolved once per account that they reach. */
export function isLiteral(value: JsonValue, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth > DEEPEST) return false;
  const known = literals.get(value);
  if (known !== undefined) return known;
  const result = isObject(value)
    ? Object.entries(value).every(([key, item]) => !isIntrinsicName(key) && isLiteral(item, depth + 1))
    : value.every((item) => isLiteral(item, depth + 1));
  literals.set(value, result);
  return result;
}

export function isIntrinsicName(key: string): boolean {
  return key === 'Ref' || key.startsWith('Fn::');
}
