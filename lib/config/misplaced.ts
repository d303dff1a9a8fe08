import { z } from 'zod';
import { valueAt, type Reading } from './reading';
import { keysAt, schemaAt } from './schema-walk';

/** What to do with a key that nothing is like: where it belongs, if something beside it or above it takes it, or else to remove it. */
export function misplaced(path: readonly PropertyKey[], { input, schema }: Reading): string {
  const key = String(path.at(-1));
  const holder = path.slice(0, -1);
  const value = valueAt(input, path);
  const takes = (place: readonly PropertyKey[]): boolean => {
    const there = schemaAt(schema, [...place, key]);
    return there !== undefined && z.safeParse(there, value).success;
  };
  const siblings = keysAt(schema, holder);
  const inside = siblings.find((one) => keysAt(schema, [...holder, one]).includes(key) && takes([...holder, one]));
  if (inside !== undefined) return `move it into ${inside}`;
  const above = holder.slice(0, -1);
  if (holder.length > 0 && keysAt(schema, above).includes(key) && takes(above)) {
    return `move it out of ${String(holder.at(-1))}`;
  }
  const map = siblings.find((one) => isMapOfTexts(schemaAt(schema, [...holder, one]), key, value));
  return map === undefined ? 'remove it' : `move it into ${map}, or remove it`;
}

/** Whether any text may stand there under any key, as tags do. */
function isMapOfTexts(schema: z.core.$ZodType | undefined, key: string, value: unknown): boolean {
  if (!(schema instanceof z.ZodRecord) || typeof value !== 'string') return false;
  return z.safeParse(schema.keyType, key).success && z.safeParse(schema.valueType, value).success;
}
