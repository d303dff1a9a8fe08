import { holders, type Account, type OrganizationGraph } from '../assembly';
import { isNearly } from '../base/did-you-mean';
import { groupBy } from '../base/group-by';
import type { IamData } from '../iam-data';
import { REGIONS } from '../model/regions';
import { Overlap, overlapOf } from '../policy/action-set/arn-overlap';
import { knownNames } from './known-names';
import { isWithinSlip, OURS } from './slip';

/*
 * What a company writes itself names things as they will be in any of its accounts. So names are held against each other without what
 * differs from account to account, and what lies within two letters of one that is made, and is none, is a slip.
 */

/** In place of what differs from one account to the next. */
const ACCOUNT = '{account}';
const REGION = '{region}';

/** ARNs by service, without their accounts and Regions. */
interface Unplaced {
  readonly made: ReadonlyMap<string, readonly string[]>;
  readonly named: ReadonlyMap<string, readonly string[]>;
}

const known = new WeakMap<OrganizationGraph, Unplaced>();

function unplacedNames(graph: OrganizationGraph, iamData: IamData): Unplaced {
  let names = known.get(graph);
  if (names === undefined) {
    const { madeIn, named } = knownNames(graph, iamData);
    const made = [...madeIn].flatMap(([account, arns]) => arns.map((arn) => unplaced(arn, [account])));
    names = { made: byService(made), named: byService([...named].map((arn) => unplaced(arn))) };
    known.set(graph, names);
  }
  return names;
}

function byService(arns: readonly string[]): ReadonlyMap<string, readonly string[]> {
  return groupBy([...new Set(arns)], serviceOf);
}

function serviceOf(arn: string): string {
  return arn.split(':')[2] ?? '';
}

const PLACES = new RegExp(
  String.raw`\{region\}|(?<![a-z0-9])(?:${[...REGIONS].sort((one, other) => other.length - one.length).join('|')})(?![a-z0-9])`,
  'g',
);

/** @param accounts whose ids may stand in it */
function unplaced(arn: string, accounts: readonly Pick<Account, 'id'>[] = []): string {
  const [scheme, partition, service, , , ...rest] = arn.split(':');
  const name = rest
    .join(':')
    .replaceAll(/\{other\}|\{account(?::[^{}]*)?\}|(?<!\d)\d{12}(?!\d)/g, ACCOUNT)
    .replaceAll(PLACES, REGION);
  const ids = accounts.map(({ id }) => id).filter((id) => name.includes(id));
  const without = ids
    .sort((one, other) => other.length - one.length)
    .reduce((text, id) => text.split(new RegExp(`(?<![a-z0-9{])${id}(?![a-z0-9}])`)).join(ACCOUNT), name);
  return [scheme, partition, service, '', '', without].join(':');
}

/** Of one resource, the made or named one for which it is a slip. Undefined where it is made or named itself, in whichever account. */
export function slipOf(graph: OrganizationGraph, iamData: IamData, arn: string): string | undefined {
  const text = unplaced(arn, graph.accounts);
  const { made, named } = unplacedNames(graph, iamData);
  const alike = [made, named].flatMap((names) => names.get(serviceOf(text)) ?? []);
  const places = holders(text);
  if (places.some((one) => alike.includes(one))) return undefined;
  return places.flatMap((one) => alike.find((other) => isSlip(one, other)) ?? [])[0];
}

/**
 * The same of what a statement says, a name or a pattern, held against what is made: what it names is named by itself. Words between
 * wildcards are compared; fewer than {@link TELLING} letters are near to too many.
 */
export function slipOfPattern(graph: OrganizationGraph, iamData: IamData, value: string): string | undefined {
  const pattern = value.replaceAll(/\$\{[^}]*\}/g, '*');
  if (!/^arn:[^:]*:[a-z0-9-]+:[^:]*:[^:]*:./.test(pattern)) return undefined;
  const text = unplaced(pattern, graph.accounts);
  const made = unplacedNames(graph, iamData).made.get(serviceOf(text)) ?? [];
  if (made.some((one) => isAbout(text, one))) return undefined;
  const places = /[*?]/.test(text) ? [text.replace(/(?:[/:]\*+)+$/, '')] : holders(text);
  return places.flatMap((one) => made.find((other) => isNearlyAbout(one, other)) ?? [])[0];
}

/** Whether a pattern of a statement is about a name of a row. */
export function isPatternOf(graph: OrganizationGraph, value: string, arn: string): boolean {
  const { accounts } = graph;
  return isAbout(unplaced(value.replaceAll(/\$\{[^}]*\}/g, '*'), accounts), unplaced(arn, accounts));
}

/** Whether it matches the name, or something that stands in it. */
function isAbout(pattern: string, name: string): boolean {
  return (
    holders(pattern).some((one) => overlapOf(one, name) !== Overlap.NONE) ||
    meets(wordsOf(pattern), wordsOf(name), (written, word) => written === word)
  );
}

/** A letter or two; of the landing zone's own names, which nobody else's are like, wherever they are wrong. */
function isSlip(one: string, other: string): boolean {
  return isNearly(one, other) || (OURS.test(other) && isWithinSlip(one, other));
}

/** Letters of a pattern's name that have to be written out. */
const TELLING = 8;

function isNearlyAbout(pattern: string, name: string): boolean {
  if (!/[*?]/.test(pattern)) return isSlip(pattern, name);
  const written = (pattern.split(/[/:]/).at(-1) ?? '').replaceAll(/[^\p{L}\p{N}]/gu, '');
  const isLike: Alike = (one, word) => one === word || isNearly(one, word);
  return written.length >= TELLING && meets(wordsOf(pattern), wordsOf(name), isLike);
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}*?]+/gu) ?? [];
}

/** Whether a word is as it is written, up to a wildcard. */
type Alike = (written: string, word: string) => boolean;

function meets(pattern: readonly string[], words: readonly string[], isAlike: Alike): boolean {
  const [first, ...rest] = pattern;
  if (first === undefined) return words.length === 0;
  if (
    /^\*+$/.test(first) &&
    (meets(rest, words, isAlike) || (words.length > 0 && meets(pattern, words.slice(1), isAlike)))
  )
    return true;
  const [word, ...others] = words;
  if (word === undefined || /^\*+$/.test(first)) return false;
  const [start = '', ...open] = first.split(/[*?]/);
  return isAlike(start, open.length === 0 ? word : word.slice(0, start.length)) && meets(rest, others, isAlike);
}
