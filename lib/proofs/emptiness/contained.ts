import { listOf } from '../../base/list';
import type { ActionSet, PolicyEngine } from '../../policy';
import { isSentence, type Claim } from '../claim';
import { canonical, leftOut } from './repeated';
import type { RowProblem } from './row-problem';

/**
 * Rows that ask nothing which another row of the same list does not ask: they say nothing new, and hold as long as that one does. Decided
 * where both are asked alike: the same words but for lists of which one holds the other, and actions by name or, where a sentence is about
 * any resource, by what the patterns mean. Rows about different context are never compared.
 */
export function* containedRows(claims: readonly Claim[], engine: PolicyEngine): Iterable<readonly [Claim, RowProblem]> {
  for (const alike of byLists(claims).values()) {
    for (const claim of alike) {
      // Of two that say the same in other words the later one is told.
      const wider = alike.find(
        (other) =>
          isWithin(engine, claim, other) && (other.position < claim.position || !isWithin(engine, other, claim)),
      );
      if (wider !== undefined) yield [claim, problemOf(wider)];
    }
  }
}

/** What repeats another to the letter is told as such. A row that stands in several claims is one. */
function byLists(claims: readonly Claim[]): ReadonlyMap<string, readonly Claim[]> {
  const lists = new Map<string, Claim[]>();
  for (const claim of claims) {
    // Rows of workflows are calls that belong together, each with its own resources.
    if (claim.namesAll === true) continue;
    const key = `${claim.subject} ${claim.source} ${claim.list} ${comparable(claim)}`;
    const list = lists.get(key) ?? [];
    if (!list.some(({ row }) => row === claim.row)) lists.set(key, [...list, claim]);
  }
  return lists;
}

/** What has to be the same for two rows to be compared at all. */
function comparable({ row }: Claim): string {
  const same = { ...row, action: [], except: [], account: [], principal: [], resource: [] };
  return `${canonical(same)} ${row.principal === undefined} ${row.resource === undefined}`;
}

function isWithin(engine: PolicyEngine, inner: Claim, outer: Claim): boolean {
  return (
    inner !== outer &&
    (canonical(inner.row) !== canonical(outer.row) || leftOut(inner) !== leftOut(outer)) &&
    holdsAll(inner.everybodyBut, outer.everybodyBut) &&
    isInAccounts(inner, outer) &&
    holdsAll(listOf(outer.row.principal), listOf(inner.row.principal)) &&
    holdsAll(listOf(outer.row.resource), listOf(inner.row.resource)) &&
    areItsActions(engine, inner, outer)
  );
}

/** Of a sentence that names no account it is every one. */
function isInAccounts(inner: Claim, outer: Claim): boolean {
  if (outer.row.account === undefined) return inner.row.account === undefined || isSentence(outer);
  return inner.row.account !== undefined && holdsAll(listOf(outer.row.account), listOf(inner.row.account));
}

function areItsActions(engine: PolicyEngine, inner: Claim, outer: Claim): boolean {
  const isAboutAny = isSentence(inner) && inner.expected === 'denied' && inner.row.resource === undefined;
  if (isAboutAny) return actionsOf(engine, inner).isSubsetOf(actionsOf(engine, outer));
  const lower = ({ row }: Claim, property: 'action' | 'except'): readonly string[] =>
    listOf<string>(row[property]).map((name) => name.toLowerCase());
  return (
    holdsAll(lower(outer, 'action'), lower(inner, 'action')) && holdsAll(lower(inner, 'except'), lower(outer, 'except'))
  );
}

function actionsOf(engine: PolicyEngine, { row }: Claim): ActionSet {
  return engine.actionsMatching(listOf(row.action)).except(row.except ?? []);
}

function holdsAll(all: readonly string[] = [], some: readonly string[] = []): boolean {
  return some.every((one) => all.includes(one));
}

function problemOf({ list, position }: Claim): RowProblem {
  return {
    property: 'action',
    found: `nothing that ${list} row ${position} does not say already, of more`,
    expected: 'a row that says something of its own',
    mend: 'remove it, or ask what was meant',
  };
}
