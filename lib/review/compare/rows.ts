import { isObject, parseJson } from '../../base/json';
import { listOf } from '../../base/list';
import type { ProvenRows } from '../../assembly/proven/rows';
import type { ProvenCheck } from '../../assembly/proven/proofs-file';
import type { Finding, RuleId, Severity } from '../model';

/** A definition whose rows claim otherwise, as far as it is proven on both sides. */
export interface ChangedRows {
  /** What they belong to, such as `persona developer`. */
  readonly subject: string;
  /** What is claimed no longer, and what is claimed now: `<list> <actions>, <the rest of the row>`. */
  readonly gone: readonly string[];
  readonly come: readonly string[];
}

/** Undefined where a side was made before rows were written down: nothing is known of them. */
export function changedRows(
  was: readonly ProvenCheck[],
  is: readonly ProvenCheck[],
): readonly ChangedRows[] | undefined {
  const [before, after] = [rowsIn(was), rowsIn(is)];
  if (before === undefined || after === undefined) return undefined;
  return Object.keys(before)
    .filter((subject) => Object.hasOwn(after, subject))
    .flatMap((subject) => {
      const [base, head] = [before[subject] ?? [], after[subject] ?? []];
      const [gone, come] = [lines(base, head), lines(head, base)];
      return gone.length + come.length === 0 ? [] : [{ subject, gone, come }];
    });
}

/** How often something is tried does not tell: a row about three actions is tried as often as one about two. */
export function rowFindings(changed: readonly ChangedRows[]): readonly Finding[] {
  return changed.flatMap(({ subject, gone, come }) => [
    ...(gone.length === 0
      ? []
      : [
          findingOf(
            'proof-removed',
            isWithheldIn(gone) ? 'high' : 'medium',
            `${subject} no longer claims what it did`,
            gone,
          ),
        ]),
    ...(come.length === 0 ? [] : [findingOf('proof-added', 'info', `${subject} claims what it did not`, come)]),
  ]);
}

/** Lists of what somebody may not do. */
const WITHHELD = ['denies', 'cannot', 'withholds'];

function isWithheldIn(all: readonly string[]): boolean {
  return all.some((line) => WITHHELD.some((list) => line.startsWith(`${list} `)));
}

/** A finding about what is claimed, which is nobody's and nowhere. */
export function findingOf(rule: RuleId, severity: Severity, what: string, details: readonly string[]): Finding {
  return { rule, severity, who: [], where: [], what, details };
}

function rowsIn(checks: readonly ProvenCheck[]): ProvenRows | undefined {
  return checks.find(({ rows }) => rows !== undefined)?.rows;
}

/** What is claimed of one action, so that a row that is split, joined or moved claims the same. */
interface Claimed {
  readonly key: string;
  readonly list: string;
  readonly action: string;
  readonly rest: string;
}

/** Of those that claim what no row of the others does, all actions of one kind together. */
function lines(of: readonly string[], others: readonly string[]): readonly string[] {
  const same = new Set(others);
  const there = new Set(others.flatMap(claimedIn).map(({ key }) => key));
  const found = of.filter((row) => !same.has(row)).flatMap((row) => claimedIn(row));
  const kinds = new Map<string, { readonly one: Claimed; readonly actions: Set<string> }>();
  for (const one of found.filter(({ key }) => !there.has(key))) {
    const kind = `${one.list} ${one.rest}`;
    const known = kinds.get(kind) ?? { one, actions: new Set() };
    kinds.set(kind, known);
    known.actions.add(one.action);
  }
  return [...kinds.values()].map(({ one: { list, rest }, actions }) =>
    [`${list} ${[...actions].join(', ')}`, ...(rest === '{}' ? [] : [rest])].join(': '),
  );
}

/** Each of these may be a list, of which every one is claimed. */
const LISTS = ['action', 'principal', 'account', 'resource'] as const;

function claimedIn(row: string): readonly Claimed[] {
  const [list = ''] = row.split(' {', 1);
  const parsed = parseJson(row.slice(list.length + 1));
  if (!('value' in parsed) || !isObject(parsed.value)) return [{ key: row, list, action: row, rest: '{}' }];
  const written = parsed.value;
  return combinations(written).map(({ action, ...rest }) => {
    const text = JSON.stringify(ordered(rest));
    const name = String(action);
    return { key: `${list} ${name.toLowerCase()} ${text}`, list, action: name, rest: text };
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

function ordered(row: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(row).sort(([left], [right]) => (left < right ? -1 : 1)));
}
