import { didYouMean } from '../../base/did-you-mean';
import type { Problem } from '../problem';
import { quote, suggest } from '../wording';

/** A value of the config with its place. */
export interface Placed {
  readonly path: string;
  readonly value: string;
}

export interface Known {
  /** Undefined where what defines them is itself wrong: then nothing is known to be missing. */
  readonly names: readonly string[] | undefined;
  /** For example `one of the OUs in config/organization.ts`. */
  readonly expected: string;
  /** What to do where no known name is near. */
  readonly otherwise: string;
}

/** References to names that nobody defined. */
export function* unknownReferences(references: Iterable<Placed>, known: Known): Iterable<Problem> {
  const { names, expected, otherwise } = known;
  if (names === undefined) return;
  for (const { path, value } of references) {
    if (names.includes(value)) continue;
    yield { path, found: quote(value), expected, mend: suggest(value, names, otherwise) };
  }
}

/** Whether a name that is nobody's is a typo of this one: then it is told where it stands, and this one is not missing. */
export function isMeantFor(written: string, name: string, names: readonly string[]): boolean {
  return !names.includes(written) && didYouMean(written, names) === name;
}

/** Values that stood before, each with the place where it stood first. */
export function* repeated(
  values: Iterable<Placed>,
  same: (value: string) => string = (value) => value,
): Iterable<Placed & { readonly first: Placed }> {
  const seen = new Map<string, Placed>();
  for (const placed of values) {
    const first = seen.get(same(placed.value));
    if (first === undefined) seen.set(same(placed.value), placed);
    else yield { ...placed, first };
  }
}

export const ignoringCase = (value: string): string => value.toLowerCase();
