import { z } from 'zod';
import { isObject, type JsonObject, type JsonValue } from '../../base/json';

/*
 * What definitions of every kind are made of. As in the schema of the config, the text beside a rule says what is
 * expected: it stands in the message that a wrong definition gets.
 */

export const text = z.string().regex(/\S/, 'a text in quotes that is not blank');

/** Of a persona or machine role. */
export const administrator = z.strictObject({ because: text }).optional();

/** One value or a list of them, as IAM takes it. An empty list would match nothing. */
export function oneOrMore<Item extends z.ZodType>(
  item: Item,
  what: string,
): z.ZodUnion<readonly [Item, z.ZodArray<Item>]> {
  return z.union([item, z.array(item).min(1, `${what}, or a list with at least one`)], `${what}, or a list of them`);
}

/** `service:Action`, wildcards included, or `*`. Whether AWS has it is asked where its names are at hand. */
export const action = z
  .string()
  .regex(/^(?:\*|[A-Za-z0-9*?-]+:[A-Za-z0-9*?_-]+)$/, 'an action that reads "service:Action", or "*"')
  .meta({ examples: ['s3:GetObject'] });

export const actions = oneOrMore(action, 'an action in quotes');

/** Deeper than any policy of AWS Organizations or event pattern goes; an object that holds itself ends here. */
const DEEPEST_JSON = 24;
const JSON_OBJECT = 'an object { … } of texts, numbers, true, false, null, lists and objects, and not an empty one';

export const json = z.custom<JsonValue>((value) => isJson(value), 'a text, number, true, false, null, list or object');
export const jsonObject = z.custom<JsonObject>(
  (value) => isJson(value) && isObject(value) && Object.keys(value).length > 0,
  JSON_OBJECT,
);

function isJson(value: unknown, depth = 0): boolean {
  if (depth > DEEPEST_JSON) return false;
  if (Array.isArray(value)) return Array.from(value).every((item) => isJson(item, depth + 1));
  if (isObject(value)) return Object.values(value).every((item) => isJson(item, depth + 1));
  return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

/** The value at a path, undefined where there is none. */
export function jsonAt(content: JsonValue, path: readonly string[]): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>(
    (value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    content,
  );
}
