import { listOf } from '../../base/list';
import { Remembered } from '../../policy/remembered';
import { Glob } from '../../policy/text/glob';
import { edgesOf } from '../../policy/conditions/ip';
import { parseOperator } from '../../policy/conditions/operators';
import type { Rest } from './atoms';
import { isPossibleArn } from './possible-arns';
import { around, representatives, witnessesOf, type Matcher } from './witnesses';

/** How one key is compared somewhere. */
export interface Comparison {
  /** For example `ForAnyValue:StringLike`. */
  readonly operator: string;
  readonly values: readonly string[];
}

/** Values that a key may have in a request; none where the request does not have it. */
export type Values = readonly string[];

export interface ValueClasses {
  readonly classes: readonly Values[];
  /** Whether no other value could be told from these. */
  readonly isComplete: boolean;
}

/** How what stands in a policy is read. */
export interface Reading {
  /** Fills policy variables in. */
  readonly fill: (text: string) => string;
  /** Whether a request may have several values of a key. */
  readonly holdsSeveral: (key: string) => boolean;
}

/** How every key is compared in some statements, by key in lower case. */
export function comparisonsOf(rests: readonly Rest[]): ReadonlyMap<string, readonly Comparison[]> {
  const byKey = new Map<string, Comparison[]>();
  for (const { conditions } of rests) {
    for (const [operator, keys] of Object.entries(conditions)) {
      for (const [key, values] of Object.entries(keys)) {
        const known = byKey.get(key) ?? [];
        byKey.set(key, known);
        known.push({ operator, values: listOf(values as string).map(String) });
      }
    }
  }
  return byKey;
}

/** Of a key, whether it may hold several values, and how it is compared. */
const found = new Remembered<string, ValueClasses>();

/** What a key may hold, as far as the comparisons can tell values apart. */
export function valueClasses(
  key: string,
  comparisons: readonly Comparison[],
  { fill, holdsSeveral }: Reading,
): ValueClasses {
  const byText = new Map<string, Comparison>();
  for (const { operator, values } of comparisons) {
    const filled = { operator, values: values.map(fill) };
    byText.set(JSON.stringify([operator, ...filled.values]), filled);
  }
  const several = holdsSeveral(key);
  const areAllRead = comparisons.every(areRead);
  const id = JSON.stringify([key, several, areAllRead, ...byText.keys()]);
  const classes = found.get(id) ?? classesOf(key, [...byText.values()], several ? 'several' : 'one', areAllRead);
  found.set(id, classes);
  return classes;
}

function classesOf(
  key: string,
  comparisons: readonly Comparison[],
  holds: 'one' | 'several',
  areAllRead: boolean,
): ValueClasses {
  const matchers = comparisons.map((comparison) => matchersOf(comparison, unfilled));
  const witnesses = witnessesOf(comparisons.flatMap(({ operator, values }) => (isText(operator) ? values : [])));
  const candidates = new Set([
    ...usualValues(key),
    ...comparisons.flatMap(({ operator, values }) => values.flatMap((value) => valuesAround(operator, value))),
    ...witnesses.values.filter((value) => value !== ''),
  ]);
  const singles = representatives(inOrder(key, [...candidates]), matchers.flat());
  const isComplete = witnesses.isComplete && areAllRead;
  if (holds === 'one') return { classes: singles.map((value) => [value]), isComplete };
  const sets = setsOf(singles, matchers);
  return { classes: sets.classes, isComplete: isComplete && sets.isComplete };
}

/** Of ARNs those first that are possible. */
function inOrder(key: string, candidates: readonly string[]): readonly string[] {
  if (!key.endsWith('arn')) return candidates;
  return [...candidates.filter(isPossibleArn), ...candidates.filter((value) => !isPossibleArn(value))];
}

function unfilled(text: string): string {
  return text;
}

/** More of them nobody waits for. */
const MOST_SETS = 200;

/**
 * The smallest sets of values that conditions can tell apart: a condition asks whether any, or whether every one of them matches. Each
 * set is a smaller one with one value more, so that those that answer alike need be followed once.
 */
function setsOf(singles: readonly string[], comparisons: readonly (readonly Matcher[])[]): ValueClasses {
  const answersOf = (values: readonly string[]): string =>
    comparisons
      .map((matchers) => values.map((value) => matchers.some((matches) => matches(value))))
      .map((matched) => `${String(matched.includes(true))} ${String(matched.includes(false))}`)
      .join();
  const classes: Values[] = singles.map((value) => [value]);
  const seen = new Set(classes.map(answersOf));
  // It grows while it is gone through.
  for (const known of classes) {
    for (const value of singles) {
      const more = [...known, value];
      if (known.includes(value) || seen.has(answersOf(more))) continue;
      if (classes.length >= MOST_SETS) return { classes, isComplete: false };
      seen.add(answersOf(more));
      classes.push(more);
    }
  }
  return { classes, isComplete: true };
}

/** One for each of its values. */
export function matchersOf({ operator: name, values }: Comparison, fill: (text: string) => string): readonly Matcher[] {
  const operator = parseOperator(name)?.operator;
  return operator === undefined ? [] : values.map((value) => operator.prepare(Glob.of(fill(value))));
}

/** Whether values around each value can be made: what cannot be read stands for nobody knows what. */
function areRead({ operator, values }: Comparison): boolean {
  if (operator.includes('Ip')) return values.every((value) => edgesOf(value) !== undefined);
  if (operator.includes('Numeric')) return values.every((value) => !Number.isNaN(Number(value)));
  return !operator.includes('Date') || values.every((value) => datesAround(value).length > 0);
}

function isText(operator: string): boolean {
  return /(?:String|Arn)/.test(operator);
}

function valuesAround(operator: string, value: string): readonly string[] {
  if (['Bool', 'Null'].some((word) => operator.includes(word))) return ['true', 'false'];
  if (operator.includes('Numeric')) return numbersAround(Number(value));
  if (operator.includes('Date')) return datesAround(value);
  if (operator.includes('Ip')) return addressesAround(value);
  return /Equals(?!IgnoreCase)/.test(operator) && !operator.includes('Arn') ? [value, ...around(value)] : around(value);
}

function numbersAround(value: number): readonly string[] {
  return Number.isNaN(value) ? ['0'] : [value, value - 1, value + 1, value - 0.5, value + 0.5].map(String);
}

function datesAround(value: string): readonly string[] {
  const time = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value);
  if (Number.isNaN(time)) return [];
  return [0, -1000, 1000].map((more) => new Date(time + more).toISOString());
}

const OUTSIDE_ADDRESSES = ['203.0.113.7', '2001:db8::7'];

function addressesAround(value: string): readonly string[] {
  return [...(edgesOf(value) ?? [value]), ...OUTSIDE_ADDRESSES];
}

/** Values that people know, before those that only a machine would think of. */
function usualValues(key: string): readonly string[] {
  if (key === 'aws:requestedregion') return ['us-east-1', 'eu-central-1', 'ap-southeast-2'];
  if (key.endsWith('account')) return ['999999999999'];
  if (key.endsWith('orgid')) return ['o-outsiders00'];
  if (key.endsWith('arn')) return ['arn:aws:iam::999999999999:role/outsider'];
  if (key === 'aws:assumedroot') return ['true'];
  return /present$|transport$|viaawsservice$|isawsservice$/.test(key) ? ['true', 'false'] : ['another'];
}
