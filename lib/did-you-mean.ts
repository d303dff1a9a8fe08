import { closest, distance } from 'fastest-levenshtein';

/** Characters. To compare what is longer with thousands of candidates takes minutes, and nobody mistypes so much. */
const LONGEST = 300;

/**
 * The candidate that someone most likely meant, or undefined where none is near: more than a third of the letters
 * wrong is a different word, not a typo.
 */
export function didYouMean(found: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0 || found.length > LONGEST) return undefined;
  const byFolded = new Map(candidates.map((candidate) => [candidate.toLowerCase(), candidate]));
  const nearest = closest(found.toLowerCase(), [...byFolded.keys()]);
  const tolerated = Math.max(2, Math.floor(Math.max(found.length, nearest.length) / 3));
  return distance(found.toLowerCase(), nearest) <= tolerated ? byFolded.get(nearest) : undefined;
}
