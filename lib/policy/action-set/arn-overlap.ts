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
  if (/^\*+$/.test(pattern)) return Overlap.ALL;
  if (!meets(pattern, format, INTERSECTS)) return Overlap.NONE;
  return meets(pattern, format, COVERS) ? Overlap.ALL : Overlap.SOME;
}

interface Characters {
  /** The pattern's character matches any run of the format's. */
  readonly takesAny: (ofPattern: string) => boolean;
  /** The format's character stands for any run of the pattern's. */
  readonly givesAny: (ofFormat: string) => boolean;
  readonly isSame: (ofPattern: string, ofFormat: string) => boolean;
}

/** A text exists that both match. */
const INTERSECTS: Characters = {
  takesAny: (character) => character === '*' || character === UNSURE,
  givesAny: (character) => character === ANYTHING,
  isSame: (ofPattern, ofFormat) => ofPattern === ofFormat || ofPattern === '?',
};

/** The pattern matches the format read as plain text, in which only `*` can match a variable part. */
const COVERS: Characters = {
  takesAny: (character) => character === '*',
  givesAny: () => false,
  isSame: (ofPattern, ofFormat) => ofPattern === ofFormat || (ofPattern === '?' && ofFormat !== ANYTHING),
};

/** Whether the rest of the pattern meets the rest of the format, from every pair of places, the last ones first. */
function meets(pattern: string, format: string, { takesAny, givesAny, isSame }: Characters): boolean {
  let below: boolean[] = [];
  for (let place = pattern.length; place >= 0; place -= 1) {
    const ofPattern = pattern[place];
    const row = Array<boolean>(format.length + 1).fill(false);
    for (let at = format.length; at >= 0; at -= 1) {
      const ofFormat = format[at];
      if (ofPattern === undefined && ofFormat === undefined) row[at] = true;
      else if (ofPattern !== undefined && takesAny(ofPattern)) row[at] = below[at] === true || row[at + 1] === true;
      else if (ofFormat !== undefined && givesAny(ofFormat)) row[at] = row[at + 1] === true || below[at] === true;
      else if (ofPattern !== undefined && ofFormat !== undefined) {
        row[at] = isSame(ofPattern, ofFormat) && below[at + 1] === true;
      }
    }
    below = row;
  }
  return below[0] === true;
}
