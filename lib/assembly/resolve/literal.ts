import { DEEPEST, isObject, type JsonValue } from '../../base/json';

const literals = new WeakMap<object, boolean>();

/** Whether nothing in a value is to be resolved. Remembered: templates are resolved once per account that they reach. */
export function isLiteral(value: JsonValue): boolean {
  if (typeof value !== 'object' || value === null) return true;
  const known = literals.get(value);
  if (known !== undefined) return known;
  const result = look(value, 0);
  literals.set(value, result);
  return result;
}

/** What stands inside is not remembered: mostly nobody asks again, and templates have millions of values. */
function look(value: JsonValue, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth > DEEPEST) return false;
  if (!isObject(value)) return value.every((item) => look(item, depth + 1));
  return Object.keys(value).every((key) => !isIntrinsicName(key) && look(value[key] ?? null, depth + 1));
}

export function isIntrinsicName(key: string): boolean {
  return key === 'Ref' || key.startsWith('Fn::');
}
