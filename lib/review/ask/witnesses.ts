import { GLOBAL_REGION } from '../../base/regions';
import { Remembered } from '../../policy/remembered';
import { Glob } from '../../policy/text/glob';
import { startOf, type State } from './automaton';

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
  const filled = pattern
    .replaceAll(OF_IDENTITY_CENTER, `$<host>/${GLOBAL_REGION}/`)
    .replaceAll(/\*+/g, fill)
    .replaceAll('?', 'x');
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

/** Between its host and the names of its roles IAM Identity Center writes its Region. */
const OF_IDENTITY_CENTER = /(?<host>aws-reserved\/sso\.amazonaws\.com)\*+\/?(?=AWSReservedSSO)/g;

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

const found = new Remembered<string, Witnesses>();

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
  const start = patterns.map((pattern) => startOf(pattern));
  const queue: [states: readonly State[], text: string][] = [[start, '']];
  const seen = new Set([keyOf(start)]);
  const values = new Map<string, string>();
  // It grows while it is gone through.
  for (const [states, text] of queue) {
    const answers = states.map(({ isEnd }) => (isEnd ? '1' : '0')).join('');
    if (!values.has(answers)) values.set(answers, text);
    if (queue.length > MOST_STATES) continue;
    for (const letter of new Set([fresh, ...states.flatMap(({ letters }) => letters)])) {
      const next = states.map((state) => state.after(letter));
      const id = keyOf(next);
      if (seen.has(id)) continue;
      seen.add(id);
      queue.push([next, text + letter]);
    }
  }
  return { values: [...values.values()], isComplete: queue.length <= MOST_STATES };
}

/** A letter that no pattern spells out. */
function freshLetter(patterns: readonly string[]): string {
  const used = new Set(patterns.join(''));
  return [FRESH, 'j', 'z', 'Q', '0', '~', '\u2603'].find((letter) => !used.has(letter)) ?? '\u2604';
}

function keyOf(states: readonly State[]): string {
  return states.map(({ number }) => number).join();
}

export function globMatcher(pattern: string): Matcher {
  const glob = Glob.of(pattern);
  return (value) => glob.matches(value);
}
