import type { z } from 'zod';
import { parseJson } from '../base/json';

/** @returns what a text says where it is JSON of a known shape, otherwise what is wrong with it in words; never throws */
export function readJson<T>(text: string, schema: z.ZodType<T>): { readonly value: T } | { readonly problem: string } {
  const json = parseJson(text);
  if ('problem' in json) return json;
  const { success, data } = schema.safeParse(json.value);
  return success ? { value: data } : { problem: 'JSON of another shape' };
}
