import { z } from 'zod';
import { isObject } from '../base/json';
import type { Reading } from './reading';
import { schemaAt } from './schema-walk';

/** In characters of code: what is longer is not copied from a message. */
const LONGEST = 100;

/**
 * What to write in place of a value that only has the wrong wrapping, as code that the schema takes: `ou: 'dev'` for a list of one,
 * `guardrails: ['deny-x']` for a text, 20 for `'20'`. Undefined where it is another value that is wrong.
 */
export function correctedTo(
  path: readonly PropertyKey[],
  value: unknown,
  { schema: whole }: Reading,
): string | undefined {
  const schema = schemaAt(whole, path);
  if (schema === undefined) return undefined;
  const taken = wrappings(value).find((one) => z.safeParse(schema, one).success);
  const code = taken === undefined ? undefined : asCode(taken);
  if (code === undefined || code.length > LONGEST) return undefined;
  const key = path.at(-1);
  return typeof key === 'string' && /^[A-Za-z]\w*$/.test(key) ? `write ${key}: ${code}` : `write ${code}`;
}

function wrappings(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.length === 1 ? value : [];
  if (typeof value === 'string') return [...inText(value), [value]];
  return value === undefined || value === null ? [] : [[value]];
}

/** A number or a truth that somebody put into quotes. */
function inText(text: string): readonly unknown[] {
  if (text === 'true' || text === 'false') return [text === 'true'];
  return /^-?\d+(?:\.\d+)?$/.test(text) ? [Number(text)] : [];
}

function asCode(value: unknown): string {
  if (typeof value === 'string') return `'${value.replaceAll(/['\\]/g, (sign) => `\\${sign}`)}'`;
  if (Array.isArray(value)) return `[${value.map((one) => asCode(one)).join(', ')}]`;
  if (isObject(value)) return '{ … }';
  return String(value);
}
