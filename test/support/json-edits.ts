import { pick, type Random } from './random';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Where a value stands: what holds it, and under which key. */
interface Place {
  readonly holder: Json[] | Record<string, Json>;
  readonly key: string;
}

const WRONG: readonly Json[] = [
  null, true, false, 0, -1, 1e308, '', 'x', '__proto__', 'constructor', '../../x', '\u001b[31m', '\ud800', '*', '${a', '${A.B}',
  'x'.repeat(5000), [], [null], [[]], {}, { Ref: 'Nobody' }, { Ref: null }, { Ref: 'AWS::NoValue' }, { 'Fn::GetAtt': [] },
  { 'Fn::Join': ['', null] }, { 'Fn::Sub': '${' }, { 'Fn::Select': [99, []] }, { 'Fn::If': ['no', 1, 2] },
  { 'Fn::ImportValue': 'none' }, { 'Fn::Unknown': 1 }, { Ref: 'a', more: 1 }, { constructor: 1 },
]; // prettier-ignore

/** A JSON text with one edit: a key deleted or renamed, a value of another type, two values swapped, or the text cut off. */
export function edited(text: string, random: Random): string {
  const way = pick(random, ['delete', 'replace', 'replace', 'rename', 'swap', 'truncate', 'pollute'] as const);
  if (way === 'truncate') return text.slice(0, Math.floor(random() * text.length));
  const root = JSON.parse(text) as Json;
  const all = places(root);
  const { holder, key } = pick(random, all);
  const record = holder as Record<string, Json>;
  if (way === 'replace') put(record, key, pick(random, WRONG));
  else if (way === 'swap') swap(record, key, pick(random, all));
  else if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else if (way === 'pollute') put(record, '__proto__', pick(random, WRONG));
  else {
    const value = record[key] ?? null;
    Reflect.deleteProperty(record, key);
    if (way === 'rename') put(record, `${key}x`, value);
  }
  return JSON.stringify(root);
}

function swap(record: Record<string, Json>, key: string, other: Place): void {
  const theirs = other.holder as Record<string, Json>;
  // Copies: what holds itself is no JSON.
  const [left, right] = [structuredClone(record[key] ?? null), structuredClone(theirs[other.key] ?? null)];
  put(theirs, other.key, left);
  put(record, key, right);
}

function put(record: Record<string, Json>, key: string, value: Json): void {
  Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
}

function places(value: Json): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [{ holder: value, key }, ...places(item)]);
}
