import { isDeepStrictEqual } from 'node:util';
import { provenRow, type ProvenRows, type RowList } from '../assembly/proven/rows';
import { STANDING } from '../assembly/proven/subjects';
import type { CountName } from '../assembly/proven/counts';
import { DENIES, type Claim } from './claim';
import { expectedRemovals, expectedRows, expectedSuspects, type Definitions } from './expected';
import type { ExpectedRows } from './expected-rows';
import type { LandingZoneProofs } from './landing-zone-proofs';
import type { UnnoticedRun } from './mutation/unnoticed';
import type { Tried } from './run';

/** Rows and paths that the definitions have and that nothing was asked about, a sentence each. */
export function gapsIn(
  { tried, searched }: Pick<LandingZoneProofs, 'tried' | 'searched'>,
  definitions: Definitions,
): readonly string[] {
  const asked = byList(tried);
  return [
    ...expectedRows(definitions).flatMap((expected) => gapsInList(expected, asked)),
    ...tried.filter(({ questions }) => !(questions > 0)).map(({ claim }) => `no question for ${nameOf(claim)}`),
    ...expectedSuspects(definitions)
      .filter((subject) => !searched.includes(subject))
      .map((subject) => `no path to administrator was looked for from ${subject}`),
  ];
}

/** The company's own statements of which nothing was taken away, a sentence each. */
export function gapsInRemovals({ broken }: Pick<UnnoticedRun, 'broken'>, definitions: Definitions): readonly string[] {
  return expectedRemovals(definitions)
    .filter((subject) => !broken.includes(subject))
    .map((subject) => `nothing of ${subject} was taken away to see whether a row notices`);
}

type OfSubject = Extract<CountName, 'claims' | 'questions'>;

/** Claims and questions by what they belong to. */
export function bySubject(tried: readonly Tried[]): Readonly<Record<string, Readonly<Record<OfSubject, number>>>> {
  const subjects = new Map<string, { claims: number; questions: number }>();
  for (const { claim, questions } of tried) {
    const sum = subjects.get(claim.subject) ?? { claims: 0, questions: 0 };
    subjects.set(claim.subject, { claims: sum.claims + 1, questions: sum.questions + questions });
  }
  return Object.fromEntries(subjects);
}

/** Lists in which a definition says by itself what it lets and withholds. */
const WRITTEN: readonly RowList[] = [DENIES, 'allows', 'can', 'cannot', 'withholds'];

/**
 * What each definition claims, in its own words, and of what the landing zone claims as a whole which actions are denied and allowed: where it is
 * placed and how often that is tried changes nothing of it.
 */
export function rowsBySubject(tried: readonly Pick<Tried, 'claim'>[]): ProvenRows {
  const subjects = new Map<string, Set<string>>();
  for (const { claim } of tried) {
    const row = rowOf(claim);
    if (row === undefined) continue;
    const rows = subjects.get(claim.subject) ?? new Set();
    subjects.set(claim.subject, rows.add(row));
  }
  return Object.fromEntries([...subjects].map(([subject, rows]) => [subject, [...rows].sort()]));
}

/** Who is named in a claim of the whole, and where, follows from what the templates make: it is no part of what is claimed. */
function rowOf({ subject, list, expected, row }: Claim): string | undefined {
  const written = WRITTEN.find((one) => one === list);
  if (written !== undefined) return provenRow(written, row);
  if (subject !== STANDING) return undefined;
  const { action, except } = row;
  const claim = list.replace(/,? \d+$/, '');
  return provenRow(expected, { claim, action, ...(except === undefined ? {} : { except }) });
}

type Asked = ReadonlyMap<string, ReadonlyMap<number, Tried>>;

function gapsInList({ subject, list, rows, positions }: ExpectedRows, asked: Asked): readonly string[] {
  const there = asked.get(keyOf({ subject, list }));
  const count = typeof rows === 'number' ? rows : rows.length;
  const places = positions ?? Array.from({ length: count }, (_, index) => index + 1);
  return places.flatMap((position, index) => {
    const name = nameOf({ subject, list, position });
    const found = there?.get(position);
    if (found === undefined) return [`${name} was not asked`];
    const isOther = typeof rows !== 'number' && !isDeepStrictEqual(rows[index], found.claim.row);
    return isOther ? [`${name} is another row each time that it is read`] : [];
  });
}

function byList(tried: readonly Tried[]): Asked {
  const lists = new Map<string, Map<number, Tried>>();
  for (const one of tried) {
    const key = keyOf(one.claim);
    const list = lists.get(key) ?? new Map<number, Tried>();
    lists.set(key, list.set(one.claim.position, one));
  }
  return lists;
}

function keyOf({ subject, list }: { readonly subject: string; readonly list: string }): string {
  return JSON.stringify([subject, list]);
}

function nameOf({ subject, list, position }: { subject: string; list: string; position: number }): string {
  return `${subject}, ${list} row ${position}`;
}
