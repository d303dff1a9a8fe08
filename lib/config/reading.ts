import type { z } from 'zod';

/** Says where a path of the input stands, as a person finds it. */
export type Locate = (path: readonly PropertyKey[]) => string;

/** What is read, against what, and how its places are called. */
export interface Reading {
  readonly input: unknown;
  readonly schema: z.core.$ZodType;
  readonly locate: Locate;
}

/** What a person wrote at a path; undefined where nothing stands. */
export function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    input,
  );
}
