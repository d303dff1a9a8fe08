import { z } from 'zod';
import { unwrap } from '../../lib/config/schema-walk';

/** A list or map of a schema: how the way to it reads, with `[]` for any position and `*` for any key. */
export interface Place {
  readonly pattern: string;
  readonly kind: 'list' | 'map';
  /** Of an entry. */
  readonly element: z.core.$ZodType;
  /** Of a key. @default it is a list */
  readonly key?: z.core.$ZodType;
}

/** Every list and map of a schema, wherever it stands. A new one is found by being there. */
export function placesOf(schema: z.core.$ZodType | undefined, pattern = ''): readonly Place[] {
  const here = unwrap(schema);
  if (here instanceof z.ZodObject) {
    return Object.entries(here.shape as Record<string, z.core.$ZodType>).flatMap(([key, value]) =>
      placesOf(value, pattern === '' ? key : `${pattern}.${key}`),
    );
  }
  if (here instanceof z.ZodUnion) return here.options.flatMap((option) => placesOf(option, pattern));
  if (here instanceof z.ZodArray) {
    return [{ pattern, kind: 'list', element: here.element }, ...placesOf(here.element, `${pattern}[]`)];
  }
  if (!(here instanceof z.ZodRecord)) return [];
  const { keyType: key, valueType: element } = here;
  return [{ pattern, kind: 'map', element, key }, ...placesOf(element, `${pattern}.*`)];
}

/** The way to every text of a schema, as {@link Place} has it. */
export function textsOf(schema: z.core.$ZodType | undefined, pattern = ''): readonly string[] {
  const here = unwrap(schema);
  if (here instanceof z.ZodObject) {
    return Object.entries(here.shape as Record<string, z.core.$ZodType>).flatMap(([key, value]) =>
      textsOf(value, pattern === '' ? key : `${pattern}.${key}`),
    );
  }
  if (here instanceof z.ZodUnion) return here.options.flatMap((option) => textsOf(option, pattern));
  if (here instanceof z.ZodArray) return textsOf(here.element, `${pattern}[]`);
  if (here instanceof z.ZodRecord) return textsOf(here.valueType, `${pattern}.*`);
  return here === undefined ? [] : [...new Set([pattern])];
}

type Holder = Record<string, unknown>;

/** What stands at the first place of a config that a pattern means, with a way to put something else there. */
export interface Found {
  readonly value: unknown;
  readonly path: readonly string[];
}

export function find(config: unknown, pattern: string): Found | undefined {
  const steps = pattern.replaceAll('[]', '.[]').split('.');
  return seek(config, steps, []);
}

function seek(value: unknown, [step, ...rest]: readonly string[], path: readonly string[]): Found | undefined {
  if (step === undefined) return value === undefined ? undefined : { value, path };
  if (typeof value !== 'object' || value === null || (step === '[]') !== Array.isArray(value)) return undefined;
  const keys = step === '*' || step === '[]' ? Object.keys(value) : Object.keys(value).filter((key) => key === step);
  for (const key of keys) {
    const found = seek((value as Holder)[key], rest, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A copy of a config with something else at a path. */
export function withValue<T>(config: T, path: readonly string[], value: unknown): T {
  const copy = structuredClone(config);
  const holder = path.slice(0, -1).reduce<unknown>((at, key) => (at as Holder)[key], copy) as Holder;
  holder[path.at(-1) ?? ''] = value;
  return copy;
}
