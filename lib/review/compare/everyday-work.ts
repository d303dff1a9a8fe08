import { workByAccount, type EverydayWork } from '../../assembly/proven/everyday-work';
import type { ProvenCheck } from '../../assembly/proven/proofs-file';
import { groupBy } from '../../base/group-by';
import { numberText } from '../../base/number-text';
import type { Finding, RuleId } from '../model';

/**
 * Everyday work that stops, starts, or has something else in its way. Work of which one side knows nothing, or that nobody does
 * there on one side, is told of as access or as proofs.
 *
 * @param newNames what accounts of the base are called in the head. @default as they were
 */
export function workFindings(
  was: readonly ProvenCheck[],
  is: readonly ProvenCheck[],
  newNames: ReadonlyMap<string, string> = new Map(),
): readonly Finding[] {
  const [before, after] = [was, is].map((checks) => checks.find(({ everydayWork }) => everydayWork)?.everydayWork);
  if (before === undefined || after === undefined) return [];
  const called = {
    ...before,
    accountSets: before.accountSets.map((names) => names.map((name) => newNames.get(name) ?? name)),
  };
  const ids = Object.keys(after.workflows).filter((id) => Object.hasOwn(before.workflows, id));
  return together(ids.sort().flatMap((id) => changesOf(id, called, after)));
}

/** What becomes of several in the same accounts is told once: an account that moves takes all of them with it. */
function together(all: readonly Finding[]): readonly Finding[] {
  return [...groupBy(all, ({ rule, where }) => JSON.stringify([rule, where])).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined || same.length === 1) return same;
    const what = `${numberText(same.length)} kinds of everyday work ${MANY[first.rule] ?? ''}`;
    return [{ ...first, what, details: [...same.map((one) => one.what), ...first.details] }];
  });
}

const MANY: Partial<Record<RuleId, string>> = {
  'work-starts': 'work',
  'work-stops': 'no longer work',
  'work-blocked-otherwise': 'do not work as before, and something else is in their way',
};

function changesOf(id: string, before: EverydayWork, after: EverydayWork): readonly Finding[] {
  const [was, is] = [before, after].map((work) => workByAccount(work, id));
  const groups = new Map<
    string,
    { readonly was: readonly string[]; readonly is: readonly string[]; readonly where: string[] }
  >();
  for (const [account, now] of is ?? []) {
    const then = was?.get(account);
    const key = JSON.stringify([then, now]);
    if (then === undefined || JSON.stringify(then) === JSON.stringify(now)) continue;
    const group = groups.get(key) ?? { was: then, is: now, where: [] };
    groups.set(key, group);
    group.where.push(account);
  }
  return [...groups.values()].map((group) => findingOf(id, group));
}

function findingOf(
  id: string,
  {
    was,
    is,
    where,
  }: { readonly was: readonly string[]; readonly is: readonly string[]; readonly where: readonly string[] },
): Finding {
  const common = { who: [], where, details: ['docs/workflows.md says what to use instead, and how to allow it'] };
  if (is.length === 0) {
    return {
      ...common,
      rule: 'work-starts',
      severity: 'info',
      what: `${id} works; before, ${was.join(', ')} was in its way`,
      details: [],
    };
  }
  if (was.length === 0) {
    return {
      ...common,
      rule: 'work-stops',
      severity: 'medium',
      what: `${id} no longer works: ${is.join(', ')} is in its way`,
    };
  }
  return {
    ...common,
    rule: 'work-blocked-otherwise',
    severity: 'info',
    what: `${id} does not work as before, and ${is.join(', ')} is in its way instead of ${was.join(', ')}`,
  };
}
