import { isTried } from '../../assembly/proven/counts';
import type { ProvenCheck } from '../../assembly/proven/proofs-file';
import { numberText } from '../../base/number-text';
import { pairing } from './side';

/** How often each subject and each check was tried, by what it counts. */
function countsOf(checks: readonly ProvenCheck[]): ReadonlyMap<string, Tried> {
  const all = checks.flatMap(({ name, subjects = {}, counts }) => [
    ...Object.entries(subjects).flatMap(([subject, own]) => triedOf(subject, own)),
    ...triedOf(name, counts),
  ]);
  return new Map(all.map((one) => [`${one.subject} ${one.counted}`, one]));
}

interface Tried {
  readonly subject: string;
  readonly counted: string;
  readonly count: number;
}

function triedOf(subject: string, counts: Readonly<Record<string, number>>): readonly Tried[] {
  return Object.entries(counts).flatMap(([counted, count]) => (isTried(counted) ? [{ subject, counted, count }] : []));
}

/** A subject that is tried more or less often than before. */
export interface Counted extends Tried {
  readonly before: number;
}

export function countedIn(was: readonly ProvenCheck[], is: readonly ProvenCheck[]): readonly Counted[] {
  const { added, removed, both } = pairing(countsOf(was), countsOf(is));
  return [
    ...added.map((one) => ({ ...one, before: 0 })),
    ...removed.map((one) => ({ ...one, before: one.count, count: 0 })),
    ...both.flatMap(({ base, head }) => (base.count === head.count ? [] : [{ ...head, before: base.count }])),
  ];
}

export function timesOf({ count, before, counted }: Counted): string {
  return `${times(count)} instead of ${times(before)} (${counted})`;
}

function times(count: number): string {
  return ['not at all', 'once'][count] ?? `${numberText(count)} times`;
}
