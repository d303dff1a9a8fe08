import type { OneOrMore, ProofRow } from '../../policy';
import type { Claim } from '../claim';
import { listOf, type RowProblem } from './row-problem';

/** A row that stands twice in a definition, or is claimed there to be both denied and allowed. */
export function* repeatedRows(claims: readonly Claim[]): Iterable<readonly [Claim, RowProblem]> {
  const seen = new Map<string, Claim>();
  for (const claim of claims) {
    const key = `${claim.subject} ${claim.source} ${canonical(claim.row)}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, claim);
    else if (first.row !== claim.row) yield [claim, problemOf(claim, first)];
  }
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

/** The same text for rows that ask the same, in whatever order. */
export function canonical(row: ProofRow): string {
  const { context = {}, ...rest } = row;
  const given = Object.entries(context).map(
    ([key, values]) => [`context ${key.toLowerCase()}`, sorted(values)] as const,
  );
  const others = Object.entries(rest).map(([key, value]) => [key, sorted(value as OneOrMore<string>)] as const);
  return JSON.stringify([...others, ...given].sort(([a], [b]) => a.localeCompare(b)));
}

function sorted(value: OneOrMore<string>): readonly string[] {
  return listOf(value).toSorted();
}
