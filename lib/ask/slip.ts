import { distance } from 'fastest-levenshtein';
import { PREFIX } from '../base/names';

/** Names of the landing zone's own. What everyday work does with what the landing zone makes is asked of that, or says nothing. */
export const OURS = new RegExp(`[:/](?:StackSet-)?${PREFIX}`);

/** Letters that may be wrong in what is a slip for sure. */
export const SLIP = 2;

export function isWithinSlip(one: string, other: string): boolean {
  return Math.abs(one.length - other.length) <= SLIP && distance(one, other) <= SLIP;
}
