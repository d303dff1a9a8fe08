import type { PolicyDocument } from '../../policy';
import { Glob } from '../../policy/text/glob';
import { atomsOf } from '../ask/atoms';
import type { Askers } from '../ask/compare-scenes';
import { PRINCIPAL_ARN } from '../ask/dimensions';
import { comparisonsOf } from '../ask/values';
import type { Explained } from './differences';
import { roleNameIn, roleWords } from './role-words';
import type { Sides } from './side';

/**
 * Whom a policy decides otherwise about, where that is not whoever asks: the roles whose names it compares, in words. Undefined: more
 * than those, or nobody knows.
 */
export type NamedRoles = (explained: readonly Explained[]) => string | undefined;

/** More of them are told as whoever asks. */
const MOST_NAMED = 3;

/** @param documents that compare names of roles, of both sides */
export function namedRoles(sides: Sides, documents: readonly PolicyDocument[]): NamedRoles {
  const compared = comparisonsOf(documents.flatMap(atomsOf).map(({ rest }) => rest)).get(PRINCIPAL_ARN) ?? [];
  const patterns = [...new Set(compared.flatMap(({ values }) => values))].map((text) => Glob.of(text));
  return (explained) => {
    const all = explained.map(({ askers }) => askers);
    const asking = all.flatMap((askers) => askers ?? []);
    if (asking.length === 0 || all.includes(undefined)) return undefined;
    const chosen = fewestFor(distinct(asking, 'changed'), distinct(asking, 'unchanged'), patterns);
    if (chosen === undefined || chosen.length > MOST_NAMED || chosen.some(({ text }) => ANY_ROLE.test(text)))
      return undefined;
    return [...new Set(chosen.map(({ text }) => wordsFor(sides, text)))].sort().join(', ');
  };
}

function distinct(all: readonly Askers[], which: keyof Askers): readonly string[] {
  return [...new Set(all.flatMap((askers) => askers[which]))];
}

/** Patterns that mean all of these names, those first that mean fewest others and then most of what is left. Undefined where a name is in none. */
function fewestFor(
  names: readonly string[],
  others: readonly string[],
  patterns: readonly Glob[],
): readonly Glob[] | undefined {
  const reach = (pattern: Glob, of: readonly string[]): number => of.filter((name) => pattern.matches(name)).length;
  const ranked = patterns.map((pattern) => ({ pattern, beyond: reach(pattern, others) }));
  const chosen: Glob[] = [];
  let left = names;
  while (left.length > 0) {
    const [first] = ranked
      .map(({ pattern, beyond }) => ({ pattern, beyond, within: reach(pattern, left) }))
      .filter(({ within }) => within > 0)
      .sort((one, other) => one.beyond - other.beyond || other.within - one.within);
    if (first === undefined) return undefined;
    chosen.push(first.pattern);
    left = left.filter((name) => !first.pattern.matches(name));
  }
  return chosen;
}

const ANY_ROLE = /(?:^|:role\/)\*+$/;
/** As the config says it, where an exception of it is what the pattern stands for. */
function wordsFor({ base, head }: Sides, pattern: string): string {
  const name = roleNameIn(pattern);
  const exceptions = [head, base].flatMap(({ graph }) => graph.policies.flatMap((policy) => policy.exceptions));
  const stated = name === undefined ? undefined : exceptions.find(({ role }) => role === name)?.principal;
  return stated ?? roleWords(pattern);
}
