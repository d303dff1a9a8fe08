import { entryOf } from '../base/entry-of';
import { ADDITIONS } from './additions';
import type { ResourceSchema } from './resource-schema';
import schemas from './schemas.json';

/** Types of which the schema is known here: all that the landing zone deploys. */
export const KNOWN_TYPES: readonly string[] = Object.keys(schemas.types);

/** Undefined for a type that the landing zone does not deploy. */
export function schemaOf(type: string): ResourceSchema | undefined {
  const schema = entryOf<ResourceSchema>(schemas.types, type);
  const more = entryOf(ADDITIONS, type);
  if (schema === undefined || more === undefined) return schema;
  const { createOnly = [], sometimesCreateOnly = [] } = more;
  return {
    ...schema,
    createOnly: [...schema.createOnly, ...createOnly],
    sometimesCreateOnly: [...schema.sometimesCreateOnly, ...sometimesCreateOnly],
  };
}
