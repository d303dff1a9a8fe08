/** In place of a variable part of an ARN format: any text, also none. No ARN holds this character. */
export const ANYTHING = '\uE000';
/** In place of a policy variable whose value is not known: it covers nothing for certain. */
export const UNSURE = '\uE001';

/** How a resource pattern lies to an ARN format. */
export enum Overlap {
  /** It matches none of the format's ARNs. */
  NONE = 0,
  /** It matches some of them, or may. */
  SOME = 1,
  /** It matches every one of them. */
  ALL = 2,
}

/** Holds a pattern with `*` and `?` against a format in which {@link ANYTHING} stands for its variable parts. */
export function overlapOf(pattern: string, format: string): Overlap {
  if (pattern.startsWith('*') && /^\*+$/.test(pattern)) return Overlap.ALL;
  const start = commonStart(pattern, format);
  if (start === undefined) return Overlap.NONE;
  const [ofPattern, ofFormat] = [pattern.slice(start), format.slice(start)];
  if (!intersects(ofPattern, ofFormat)) return Overlap.NONE;
  return covers(ofPattern, ofFormat) ? Overlap.ALL : Overlap.SOME;
}

/** How many characters are plain and the same in both; undefined where plain characters differ, so that nothing can match. */
function commonStart(pattern: string, format: string): number | undefined {
  for (let at = 0; ; at += 1) {
    const ofPattern = pattern[at];
    const ofFormat = format[at];
    if (ofPattern === '*' || ofPattern === '?' || ofPattern === UNSURE || ofFormat === ANYTHING) return at;
    if (ofPattern !== ofFormat) return undefined;
    if (ofPattern === undefined) return at;
  }
}

/** Whether a text exists that both match. */
function intersects(pattern: string, format: string): boolean {
  return meets(
    pattern,
    format,
    (ofPattern, ofFormat) => ofPattern === '*' || ofPattern === UNSURE || ofFormat === ANYTHING,
    (ofPattern, ofFormat) => ofPattern === ofFormat || ofPattern === '?',
  );
}

/** Whether the pattern matches the format read as plain text, in which only `*` can match a variable part. */
function covers(pattern: string, format: string): boolean {
  return meets(
    pattern,
    format,
    (ofPattern) => ofPattern === '*',
    (ofPattern, ofFormat) => ofPattern === ofFormat || (ofPattern === '?' && ofFormat !== ANYTHING),
  );
}

type Compares = (ofPattern: string | undefined, ofFormat: string | undefined) => boolean;

/**
 * Whether the rest of the pattern meets the rest of the format, from every pair of places, the last ones first.
 *
 * @param isRun one of the two characters takes any run of the other text
 */
function meets(pattern: string, format: string, isRun: Compares, isSame: Compares): boolean {
  const width = format.length + 1;
  let row = new Uint8Array(width + 1);
  let below = new Uint8Array(width + 1);
  for (let place = pattern.length; place >= 0; place -= 1) {
    const ofPattern = pattern[place];
    for (let at = format.length; at >= 0; at -= 1) {
      const ofFormat = format[at];
      if (ofPattern === undefined && ofFormat === undefined) row[at] = 1;
      else if (isRun(ofPattern, ofFormat)) row[at] = (row[at + 1] ?? 0) | (below[at] ?? 0);
      else
        row[at] =
          ofPattern !== undefined && ofFormat !== undefined && isSame(ofPattern, ofFormat) ? (below[at + 1] ?? 0) : 0;
    }
    [row, below] = [below, row];
  }
  return below[0] === 1;
}
