import { Glob } from '../../policy/text/glob';

/** Tells whether a value matches one pattern of a policy. */
export type Matcher = (value: string) => boolean;

/** Two values that no matcher tells apart come to the same: the first of each such class is kept. */
export function representatives(candidates: Iterable<string>, matchers: readonly Matcher[]): readonly string[] {
  const classes = new Map<string, string>();
  for (const value of candidates) {
    const answers = matchers.map((matches) => (matches(value) ? '1' : '0')).join('');
    if (!classes.has(answers)) classes.set(answers, value);
  }
  return [...classes.values()];
}

/** Values that lie on a pattern, and just beside it. */
export function around(pattern: string, fill = 'example'): readonly string[] {
  const filled = pattern.replaceAll(/\*+/g, fill).replaceAll('?', 'x');
  const empty = pattern.replaceAll(/\*+/g, '').replaceAll('?', 'x');
  const beside = [filled, empty].flatMap((text) => [
    `${text}-x`,
    `${text}/x`,
    text.slice(0, -1),
    `x${text}`,
    flipped(text),
  ]);
  return [filled, empty, ...beside];
}

function flipped(text: string): string {
  return text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase();
}

/** How many sets of places in the patterns are followed. What lies behind is not found, which is told. */
const MOST_STATES = 1500;
/** A character that stands in no pattern. */
const FRESH = 'q';

export interface Witnesses {
  readonly values: readonly string[];
  /** Whether every combination of answers that the patterns can give has a value here. */
  readonly isComplete: boolean;
}

const found = new Map<string, Witnesses>();

/** A shortest text for each combination of the patterns that one text can match. */
export function witnessesOf(patterns: readonly string[]): Witnesses {
  const distinct = [...new Set(patterns)].sort();
  const key = distinct.join('\n');
  let known = found.get(key);
  if (known === undefined) {
    known = walk(distinct);
    found.set(key, known);
  }
  return known;
}

/** Goes through the texts letter by letter, shortest first, as long as they come to places that no other came to. */
function walk(patterns: readonly string[]): Witnesses {
  const fresh = freshLetter(patterns);
  const start = patterns.map((pattern) => closed(pattern, [0]));
  const queue: [places: readonly Places[], text: string][] = [[start, '']];
  const seen = new Set([keyOf(start)]);
  const values = new Map<string, string>();
  // It grows while it is gone through.
  for (const [places, text] of queue) {
    const answers = patterns.map((pattern, index) => (places[index]?.includes(pattern.length) ? '1' : '0')).join('');
    if (!values.has(answers)) values.set(answers, text);
    if (queue.length > MOST_STATES) continue;
    for (const letter of lettersAt(patterns, places, fresh)) {
      const next = patterns.map((pattern, index) => step(pattern, places[index] ?? [], letter));
      const id = keyOf(next);
      if (seen.has(id)) continue;
      seen.add(id);
      queue.push([next, text + letter]);
    }
  }
  return { values: [...values.values()], isComplete: queue.length <= MOST_STATES };
}

type Places = readonly number[];

/** A letter that no pattern spells out. */
function freshLetter(patterns: readonly string[]): string {
  const used = new Set(patterns.join(''));
  return [FRESH, 'j', 'z', 'Q', '0', '~', '\u2603'].find((letter) => !used.has(letter)) ?? '\u2604';
}

/** Those by which some pattern goes on; all others do what a fresh one does. */
function lettersAt(patterns: readonly string[], places: readonly Places[], fresh: string): ReadonlySet<string> {
  const letters = new Set([fresh]);
  for (const [index, pattern] of patterns.entries()) {
    for (const place of places[index] ?? []) {
      const letter = pattern[place];
      if (letter !== undefined && letter !== '*' && letter !== '?') letters.add(letter);
    }
  }
  return letters;
}

function step(pattern: string, places: Places, letter: string): Places {
  const next = places.flatMap((place) => {
    const wanted = pattern[place];
    if (wanted === '*') return [place];
    return wanted === '?' || wanted === letter ? [place + 1] : [];
  });
  return closed(pattern, next);
}

/** A star may stand for nothing. Whoever has come to a star needs no earlier place: it takes whatever those would. */
function closed(pattern: string, places: Places): Places {
  const all = new Set(places);
  let star = 0;
  for (const place of all) {
    if (pattern[place] !== '*') continue;
    all.add(place + 1);
    star = Math.max(star, place);
  }
  return [...all].filter((place) => place >= star).sort((one, other) => one - other);
}

function keyOf(places: readonly Places[]): string {
  return places.map((one) => one.join()).join(';');
}

export function globMatcher(pattern: string): Matcher {
  const glob = Glob.of(pattern);
  return (value) => glob.matches(value);
}
