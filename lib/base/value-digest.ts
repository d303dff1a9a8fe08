import { createHash } from 'node:crypto';
import { isList, isObject, type JsonValue } from './json';

/**
 * Eight hexadecimal digits that stand for a value of a template, in the name of what AWS makes anew when the value changes. The same
 * for a construct's `subscriptionType` as for the template's `SubscriptionType`, and in whatever order the keys are.
 */
export function valueDigest(value: JsonValue): string {
  return createHash('sha256')
    .update(JSON.stringify(canonical(value)))
    .digest('hex')
    .slice(0, 8);
}

function canonical(value: JsonValue): JsonValue {
  if (isList(value)) return value.map(canonical);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [uncapitalized(key), canonical(item)] as const);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function uncapitalized(key: string): string {
  return `${key.charAt(0).toLowerCase()}${key.slice(1)}`;
}
