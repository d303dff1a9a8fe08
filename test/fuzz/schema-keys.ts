import { z } from 'zod';
import { unwrap } from '../../lib/config/schema-walk';

export type Schema = z.core.$ZodType | undefined;

/** The way to every key that a schema names, with `[]` for any position and `*` for any key of a map. */
export function keyPatterns(schema: Schema, pattern: readonly string[] = []): readonly (readonly string[])[] {
  const here = unwrap(schema);
  if (here instanceof z.ZodObject) {
    return Object.entries(here.shape as Record<string, z.core.$ZodType>).flatMap(([key, value]) => [
      [...pattern, key],
      ...keyPatterns(value, [...pattern, key]),
    ]);
  }
  if (here instanceof z.ZodUnion) return here.options.flatMap((option) => keyPatterns(option, pattern));
  if (here instanceof z.ZodArray) return keyPatterns(here.element, [...pattern, '[]']);
  return here instanceof z.ZodRecord ? keyPatterns(here.valueType, [...pattern, '*']) : [];
}

/** The same for the way to a place of a config, as far as the schema knows it. */
export function patternOf(schema: Schema, path: readonly string[]): readonly string[] {
  const [key, ...rest] = path;
  const here = unwrap(schema);
  if (key === undefined || here === undefined) return [];
  if (here instanceof z.ZodUnion)
    return here.options.map((option) => patternOf(option, path)).reduce((a, b) => (b.length > a.length ? b : a), []);
  if (here instanceof z.ZodArray) return ['[]', ...patternOf(here.element, rest)];
  if (here instanceof z.ZodRecord) return ['*', ...patternOf(here.valueType, rest)];
  const inner = here instanceof z.ZodObject ? (here.shape as Record<string, z.core.$ZodType>)[key] : undefined;
  return inner === undefined ? [] : [key, ...patternOf(inner, rest)];
}

/** What may stand below a step of a way. Of a union each that may. */
export function below(schema: Schema, step: string): readonly z.core.$ZodType[] {
  const here = unwrap(schema);
  if (here instanceof z.ZodUnion) return here.options.flatMap((option) => below(option, step));
  if (here instanceof z.ZodArray) return step === '[]' ? [here.element] : [];
  if (here instanceof z.ZodRecord) return step === '*' ? [here.valueType] : [];
  const inner = here instanceof z.ZodObject ? (here.shape as Record<string, z.core.$ZodType>)[step] : undefined;
  return inner === undefined ? [] : [inner];
}
