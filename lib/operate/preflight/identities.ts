import type { JsonObject } from '../../base/json';
import { valuesAt } from '../../ask/sizes/values-at';
import { identityOf, schemaOf } from '../../resource-schemas';

/**
 * What AWS takes no second resource of, as one text: the name that a template gives, or what else tells a type apart. Undefined where
 * nothing does, and where CloudFormation makes the name.
 */
export function identityText(type: string, properties: JsonObject): string | undefined {
  const unique = schemaOf(type) === undefined ? undefined : identityOf(type);
  if (unique === undefined) return undefined;
  const values = unique.map((path) => valuesAt(properties, path));
  if (values.length > 0 && values.every((found) => found.length === 0)) return undefined;
  return JSON.stringify([type, ...values]);
}

/** The name alone, for a reader. @returns undefined where a type has none, or it takes more to tell it */
export function nameIn(type: string, properties: JsonObject): string | undefined {
  const [path, ...others] = identityOf(type) ?? [];
  const [name] = path === undefined || others.length > 0 ? [] : valuesAt(properties, path);
  return typeof name === 'string' ? name : undefined;
}
