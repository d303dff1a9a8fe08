import { NAMES_OF_ACTIONS } from '../../policy/proof-row';
import { listOf } from '../../base/list';
import type { OneOrMore, ProofRow } from '../../policy';
import type { Claim } from '../claim';
import type { RowCheck, RowProblem } from './row-problem';

/** Exceptions are put together of lists that rows share. */
const LISTS = ['account', 'action', 'principal', 'resource'] as const;

/** What stands twice in one list of a row. Of the company's sentences the config's own checks say so. */
export const repeatedInRow: RowCheck = function* ({ row, isScenario }) {
  if (isScenario) return;
  for (const property of LISTS) {
    const names = listOf<string>(row[property]).map((name) => name.toLowerCase());
    const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
    for (const name of twice)
      yield { property, found: `"${name}" a second time`, expected: 'each entry once', mend: 'remove it' };
  }
};

/** A row that stands twice in a definition, or is claimed there to be both denied and allowed. */
export function* repeatedRows(claims: readonly Claim[]): Iterable<readonly [Claim, RowProblem]> {
  const seen = new Map<string, Claim>();
  for (const claim of claims) {
    const row = `${claim.subject} ${claim.source} ${canonical(claim.row)}`;
    // Lists that deny are each tried in a world of their own; none of them agrees with one that allows.
    const opposite = claim.expected === 'denied' ? 'allowed' : 'denied';
    const same = `${row} ${leftOut(claim)} ${claim.list}`;
    const first = seen.get(same) ?? seen.get(`${row} ${opposite}`);
    if (first !== undefined && first.row !== claim.row) yield [claim, problemOf(claim, first)];
    seen.set(same, claim).set(`${row} ${claim.expected}`, claim);
  }
}

/** Whom a sentence about everybody leaves out, in the same text for the same people. */
export function leftOut({ everybodyBut = [] }: Claim): string {
  return JSON.stringify(sorted(everybodyBut));
}

function problemOf({ expected }: Claim, first: Claim): RowProblem {
  const place = `${first.list} row ${first.position}`;
  return first.expected === expected
    ? {
        property: 'action',
        found: `what ${place} says already`,
        expected: 'rows that differ',
        mend: 'remove one, or ask what was meant',
      }
    : {
        property: 'action',
        found: `what ${place} says must be ${first.expected}`,
        expected: 'one of the two',
        mend: 'decide which is meant, and remove the other',
      };
}

/** The same text for rows that ask the same, in whatever order and spelling. A word that excuses a row asks nothing. */
export function canonical({ context = {}, ...rest }: ProofRow): string {
  const given = Object.entries(context).map(
    ([key, values]) => [`context ${key.toLowerCase()}`, sorted(values)] as const,
  );
  const others = Object.entries(rest).flatMap(([key, value]) => {
    if (value === true) return [];
    const values = sorted(value);
    return [[key, NAMES_OF_ACTIONS.includes(key) ? values.map((name) => name.toLowerCase()) : values] as const];
  });
  return JSON.stringify([...others, ...given].sort(([a], [b]) => a.localeCompare(b)));
}

function sorted(value: OneOrMore<string>): readonly string[] {
  return [...new Set(listOf(value))].sort();
}
