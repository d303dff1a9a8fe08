import { isWithheldBy } from '../../assembly/proven/rows';
import { isObject, parseJson } from '../../base/json';
import { listOf } from '../../base/list';
import { EVERY_PERSONA } from '../../policy';
import { Glob } from '../../policy/text/glob';

/** What rows claim no longer, and what they claim now: `<list> <actions>: <the rest of the row>`. */
export interface ChangedClaims {
  readonly gone: readonly string[];
  readonly come: readonly string[];
}

/**
 * What rows of the same definition or sentence, each `<list> <row as JSON>`, claim otherwise: action by action, so that a row that is
 * split, joined, moved or written in other letters claims the same, and one that spares more than it did claims nothing anew.
 */
export function changedClaims(base: readonly string[], head: readonly string[]): ChangedClaims {
  return { gone: beyond(base, head), come: beyond(head, base) };
}

/** What somebody may come to do, by names of actions as AWS writes them. */
export interface Loosened {
  readonly actions: readonly string[] | 'all';
  /** Whether a row that names these accounts, caller's or owner's, is about the place. */
  readonly isIn: (accounts: readonly string[]) => boolean;
  /** Whether a row that names these callers, and spares those, is about whoever comes to do it. */
  readonly isBy: (callers: readonly string[], spared: readonly string[]) => boolean;
}

export function isWithheldIn(all: readonly string[]): boolean {
  return all.some((line) => isWithheldBy(line.split(' ', 1)[0] ?? ''));
}

/** Which rows claimed that nobody may do it what no row does any more, as `gone` of {@link changedClaims} says it. */
export function goneAbout(
  base: readonly string[],
  head: readonly string[],
  { actions, isIn, isBy }: Loosened,
): readonly string[] {
  const names = actions === 'all' ? undefined : actions.map((action) => action.toLowerCase());
  const left = head.flatMap(claimedIn);
  return beyond(base, head, (claim) => {
    if (!isWithheldBy(claim.list) || !isIn(claim.accounts) || !isBy(claim.callers, claim.notOf)) return false;
    const others = left.filter((one) => one.key === claim.key && isCaller(one, claim));
    const still = others.filter((one) => sparesNoMore(people(one), people(claim)));
    if (names === undefined) return !still.some((one) => claimsAll(one, claim));
    return names.some((name) => isAbout(claim, name) && !still.some((one) => isAbout(one, name)));
  });
}

/** What is claimed of one action. */
interface Claimed {
  /** What is the same in whatever claims the same, less or more: all but the action, who calls and what is spared. */
  readonly key: string;
  readonly list: string;
  readonly action: string;
  /** The row without its action. */
  readonly rest: string;
  /** Patterns of what it says nothing of. */
  readonly spared: readonly string[];
  /** Which it names, of the caller or of what is asked about; none where callers of every account are meant. */
  readonly accounts: readonly string[];
  /** Whom it names. */
  readonly callers: readonly string[];
  /** Whom it leaves out. */
  readonly notOf: readonly string[];
}

/** Of those that claim what no row of the others does, all actions of one kind together. */
function beyond(
  of: readonly string[],
  others: readonly string[],
  isMeant: (claim: Claimed) => boolean = () => true,
): readonly string[] {
  const same = new Set(others);
  const there = others.flatMap(claimedIn);
  const found = of.filter((row) => !same.has(row)).flatMap(claimedIn);
  const kinds = new Map<string, { readonly one: Claimed; readonly actions: Set<string> }>();
  for (const one of found.filter((claim) => isMeant(claim) && !there.some((other) => claimsAll(other, claim)))) {
    const kind = `${one.list} ${one.rest}`;
    const known = kinds.get(kind) ?? { one, actions: new Set() };
    kinds.set(kind, known);
    known.actions.add(one.action);
  }
  return [...kinds.values()].map(({ one: { list, rest }, actions }) =>
    [`${list} ${[...actions].join(', ')}`, ...(rest === '{}' ? [] : [rest])].join(': '),
  );
}

/** Whether one claims what the other does: the same or more actions, sparing no more. */
function claimsAll(one: Claimed, other: Claimed): boolean {
  return (
    one.key === other.key &&
    isCaller(one, other) &&
    covers(one.action.toLowerCase(), other.action.toLowerCase()) &&
    sparesNoMore(one.spared, other.spared)
  );
}

/** Whether one is about whoever the other names: a group as a whole is about each that it is assigned to be. */
function isCaller({ callers: [one] }: Claimed, { callers: [other] }: Claimed): boolean {
  return one === other || (other !== undefined && one === other.replace(/[^/]*$/, EVERY_PERSONA));
}

function sparesNoMore(one: readonly string[], other: readonly string[]): boolean {
  return one.every((pattern) => other.some((wider) => covers(wider, pattern)));
}

const EXCEPT = 'except ';

/** Whether it says something of an action, which is written in lower case. */
function isAbout({ action, spared }: Claimed, name: string): boolean {
  return covers(action.toLowerCase(), name) && !spared.some((one) => covers(one, `${EXCEPT}${JSON.stringify(name)}`));
}

/** Whom it says nothing of. */
function people({ spared }: Claimed): readonly string[] {
  return spared.filter((one) => !one.startsWith(EXCEPT));
}

/** Whether a pattern means whatever another one does, as far as its text tells. */
function covers(wider: string, pattern: string): boolean {
  return wider === pattern || (!wider.includes('?') && Glob.of(wider).matches(pattern));
}

/** Each of these may be a list, of which every one is claimed. */
const LISTS = ['action', 'principal', 'account', 'resource'] as const;
/** Lists of what a row says nothing of. */
const SPARED: readonly string[] = ['except', 'nobodyBut'];

function claimedIn(row: string): readonly Claimed[] {
  const [list = ''] = row.split(' {', 1);
  const parsed = parseJson(row.slice(list.length + 1));
  if (!('value' in parsed) || !isObject(parsed.value))
    return [{ key: row, list, action: row, rest: '{}', spared: [], accounts: [], callers: [], notOf: [] }];
  const written = parsed.value;
  const spared = SPARED.flatMap((name) =>
    listOf(written[name]).map((one) => `${name} ${JSON.stringify(one).toLowerCase()}`),
  );
  return combinations(written).map(({ action, ...rest }) => {
    const others = Object.entries(rest).sort(([left], [right]) => (left < right ? -1 : 1));
    const kept = Object.fromEntries(others.filter(([name]) => name !== 'principal' && !SPARED.includes(name)));
    const key = `${list} ${JSON.stringify(kept)}`;
    const named = (name: string): readonly string[] =>
      listOf(rest[name] ?? []).map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
    return {
      key,
      list,
      action: String(action),
      rest: JSON.stringify(Object.fromEntries(others)),
      spared,
      accounts: rest.account === undefined ? [] : [...named('account'), ...named('resourceAccount')],
      callers: named('principal'),
      notOf: named('nobodyBut'),
    };
  });
}

function combinations(row: Readonly<Record<string, unknown>>): readonly Readonly<Record<string, unknown>>[] {
  let all = [row];
  for (const name of LISTS) {
    if (Object.hasOwn(row, name))
      all = all.flatMap((one) => listOf(one[name]).map((value) => ({ ...one, [name]: value })));
  }
  return all;
}
