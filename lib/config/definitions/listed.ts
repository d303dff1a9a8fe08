import type { OneOrMore } from '../../policy';

/** One or more texts, each with its path from the place where they stand. */
export function listed(
  value: OneOrMore<string> | undefined,
): readonly (readonly [path: readonly number[], name: string])[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [[[], value]] : value.map((name, index) => [[index], name] as const);
}
