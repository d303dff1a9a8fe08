import { isObject, parseJson } from '../../base/json';
import { listOf } from '../../base/list';
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

/** What is claimed of one action. */
interface Claimed {
  /** What is the same in whatever claims the same, less or more: all but the action and what is spared. */
  readonly key: string;
  readonly list: string;
  readonly action: string;
  /** The row without its action. */
  readonly rest: string;
  /** Patterns of what it says nothing of. */
  readonly spared: readonly string[];
}

/** Of those that claim what no row of the others does, all actions of one kind together. */
function beyond(of: readonly string[], others: readonly string[]): readonly string[] {
  const same = new Set(others);
  const there = others.flatMap(claimedIn);
  const found = of.filter((row) => !same.has(row)).flatMap(claimedIn);
  const kinds = new Map<string, { readonly one: Claimed; readonly actions: Set<string> }>();
  for (const one of found.filter((claim) => !there.some((other) => claimsAll(other, claim)))) {
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
    covers(one.action.toLowerCase(), other.action.toLowerCase()) &&
    one.spared.every((pattern) => other.spared.some((wider) => covers(wider, pattern)))
  );
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
  if (!('value' in parsed) || !isObject(parsed.value)) return [{ key: row, list, action: row, rest: '{}', spared: [] }];
  const written = parsed.value;
  const spared = SPARED.flatMap((name) =>
    listOf(written[name]).map((one) => `${name} ${JSON.stringify(one).toLowerCase()}`),
  );
  return combinations(written).map(({ action, ...rest }) => {
    const others = Object.entries(rest).sort(([left], [right]) => (left < right ? -1 : 1));
    const kept = Object.fromEntries(others.filter(([name]) => !SPARED.includes(name)));
    const key = `${list} ${JSON.stringify(kept)}`;
    return { key, list, action: String(action), rest: JSON.stringify(Object.fromEntries(others)), spared };
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
