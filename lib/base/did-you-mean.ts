import { closest, distance } from 'fastest-levenshtein';

/** Characters. To compare what is longer with thousands of candidates takes minutes, and nobody mistypes so much. */
const LONGEST = 300;

/**
 * The candidate that someone most likely meant, or undefined where none is near: more than a third of the letters
 * wrong is a different word, not a typo.
 */
export function didYouMean(found: string, candidates: readonly string[]): string | undefined {
  if (found.length > LONGEST) return undefined;
  const near = candidates.filter(
    (candidate) => Math.abs(candidate.length - found.length) <= tolerance(found, candidate),
  );
  if (near.length === 0) return undefined;
  const byFolded = new Map(near.map((candidate) => [candidate.toLowerCase(), candidate]));
  const nearest = closest(found.toLowerCase(), [...byFolded.keys()]);
  return distance(found.toLowerCase(), nearest) <= tolerance(found, nearest) ? byFolded.get(nearest) : undefined;
}

/** How many letters may be wrong; a difference in length alone is as many. */
function tolerance(one: string, other: string): number {
  return Math.max(2, Math.floor(Math.max(one.length, other.length) / 3));
}
