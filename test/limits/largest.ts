import type { WrittenLandingZone } from '../../lib/model/schema';
import { synthesizeZone } from './fit';
import { grown } from './grow';
import { find, type Place } from './lists';
import { readConfig } from './read';
import type { Attempted } from '../fuzz/verdict';

/** Beyond it no company goes. */
export const MANY = 1_000;

/** How far a list or map goes. */
export interface Largest {
  readonly pattern: string;
  /** The largest number that was accepted and synthesized; `MANY` where that many were. */
  readonly accepted: number;
  /** What one more is refused for. @default nothing, as far as it was tried */
  readonly refusal?: string;
  /** What is wrong with how it was refused, or that it was not. */
  readonly faults: readonly string[];
}

/** How one number of entries is tried, each way once. */
interface Attempts {
  /** As far as the config: no template is made. */
  readonly read: (count: number) => Attempted;
  /** To the end. */
  readonly whole: (count: number) => Attempted;
}

/**
 * Finds the boundary of a list, and holds that it is one: so many synthesize, and one more is refused in words. To synthesize takes a
 * thousand times as long as to read, so the boundary of what is read is found first: mostly so many synthesize, too.
 */
export function largestOf(
  company: WrittenLandingZone,
  place: Place,
  { read, whole }: Attempts = attemptsAt(company, place),
): Largest {
  const { pattern } = place;
  const least = Object.keys(find(company, pattern)?.value as object).length;
  const isRead = (count: number): boolean => read(count).zone !== undefined;
  const readable = isRead(MANY) ? MANY : boundary(least, MANY, isRead);
  const isWhole = (count: number): boolean => whole(count).zone !== undefined;
  const accepted = isWhole(readable) ? readable : boundary(least, readable, isWhole);
  if (accepted === MANY) return { pattern, accepted, faults: whole(MANY).faults };
  const refused = whole(accepted + 1);
  const [problem] = refused.problems;
  return {
    pattern,
    accepted,
    ...(problem && { refusal: `${problem.path}: ${problem.found}; ${problem.expected}` }),
    faults: [
      ...(accepted + 1 === MANY ? [] : read(MANY).faults),
      ...refused.faults,
      ...(refused.problems.length === 0 ? [`${accepted + 1} entries are neither accepted nor refused in words`] : []),
      ...whole(accepted).faults,
    ],
  };
}

function attemptsAt(company: WrittenLandingZone, place: Place): Attempts {
  const read = once((count) => readConfig(grown(company, place, count)));
  const whole = once((count) => {
    const { zone } = read(count);
    return zone === undefined ? read(count) : synthesizeZone(zone);
  });
  return { read, whole };
}

function once(attempt: (count: number) => Attempted): (count: number) => Attempted {
  const known = new Map<number, Attempted>();
  return (count) => {
    const attempted = known.get(count) ?? attempt(count);
    known.set(count, attempted);
    return attempted;
  };
}

/** The largest number that fits, where `fits` are and `beyond` are not. */
function boundary(fits: number, beyond: number, isFine: (count: number) => boolean): number {
  if (beyond - fits <= 1) return fits;
  const middle = Math.floor((fits + beyond) / 2);
  return isFine(middle) ? boundary(middle, beyond, isFine) : boundary(fits, middle, isFine);
}
