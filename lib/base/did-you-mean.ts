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

/**
 * Whether two names that differ are so alike that one of them is a slip: in their case, in what stands between words, or in a letter or
 * two of a word. Stricter than what is suggested, since what it says of is refused. Numbers tell names apart, and so do short words.
 */
export function isNearly(one: string, other: string): boolean {
  if (one === other || Math.max(one.length, other.length) > LONGEST) return false;
  const [left, right] = [wordsOf(one), wordsOf(other)];
  if (left.join('').replaceAll(/\D/g, '') !== right.join('').replaceAll(/\D/g, '')) return false;
  if (left.length !== right.length) return isSlip(left.join(''), right.join(''));
  return left.every((word, index) => isSlip(word, right[index] ?? ''));
}

function wordsOf(name: string): readonly string[] {
  return name.toLowerCase().split(/[^\p{L}\p{N}]+/u);
}

function isSlip(one: string, other: string): boolean {
  const [shorter, longer] = [Math.min(one.length, other.length), Math.max(one.length, other.length)];
  if (one === other) return true;
  return shorter >= 4 && (distance(one, other) <= (longer >= 8 ? 2 : 1) || isSwapped(one, other));
}

/** Whether two neighbours have changed places. */
function isSwapped(one: string, other: string): boolean {
  const at = Array.from(one, (_, index) => one[index] !== other[index]).indexOf(true);
  return at >= 0 && `${one.slice(0, at)}${one[at + 1] ?? ''}${one[at] ?? ''}${one.slice(at + 2)}` === other;
}

/** How many letters may be wrong; a difference in length alone is as many. */
function tolerance(one: string, other: string): number {
  return Math.max(2, Math.floor(Math.max(one.length, other.length) / 3));
}
