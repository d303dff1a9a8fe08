import type { WrittenLandingZone } from '../../lib/model/schema';
import { synthesizeConfig } from './fit';
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

/** Finds the boundary of a list, and holds that it is one: so many synthesize, and one more is refused in words. */
export function largestOf(company: WrittenLandingZone, place: Place): Largest {
  const { pattern } = place;
  const at = (count: number): Attempted => attemptAt(company, place, count);
  const least = Object.keys(find(company, pattern)?.value as object).length;
  const many = at(MANY);
  if (many.zone !== undefined) return { pattern, accepted: MANY, faults: many.faults };
  const accepted = boundary(least, MANY, (count) => at(count).zone !== undefined);
  const refused = at(accepted + 1);
  const [problem] = refused.problems;
  return {
    pattern,
    accepted,
    ...(problem && { refusal: `${problem.path}: ${problem.found}; ${problem.expected}` }),
    faults: [
      ...many.faults,
      ...refused.faults,
      ...(refused.problems.length === 0 ? [`${accepted + 1} entries are neither accepted nor refused in words`] : []),
      ...at(accepted).faults,
    ],
  };
}

/** What is refused before there is a template needs none. */
function attemptAt(company: WrittenLandingZone, place: Place, count: number): Attempted {
  const config = grown(company, place, count);
  const read = readConfig(config);
  return read.zone === undefined ? read : synthesizeConfig(config);
}

/** The largest number that fits, where `fits` are and `beyond` are not. */
function boundary(fits: number, beyond: number, isFine: (count: number) => boolean): number {
  if (beyond - fits <= 1) return fits;
  const middle = Math.floor((fits + beyond) / 2);
  return isFine(middle) ? boundary(middle, beyond, isFine) : boundary(fits, middle, isFine);
}
