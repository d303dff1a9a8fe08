import type { EverydayWork } from '../assembly/proven/everyday-work';
import type { Claim } from './claim';

const WORKFLOW = 'workflow ';

/**
 * What workflows claim of each account. It is what was found, wherever every claim held: a call that is expected to be denied is,
 * and by what the workflow names.
 */
export function everydayWork(claims: readonly Claim[]): EverydayWork {
  const sets = new Map<string, number>();
  const numberOf = (accounts: readonly string[]): number => {
    const key = JSON.stringify(accounts);
    const number = sets.get(key) ?? sets.size;
    sets.set(key, number);
    return number;
  };
  const workflows = [...blockersByAccount(claims)].map(([id, accounts]) => [
    id,
    alike(accounts).map(([blockers, names]) => ({ accounts: numberOf(names), inTheWay: blockers })),
  ]);
  return {
    accountSets: [...sets.keys()].map((key) => JSON.parse(key) as readonly string[]),
    workflows: Object.fromEntries(workflows) as EverydayWork['workflows'],
  };
}

type ByAccount = ReadonlyMap<string, ReadonlySet<string>>;

/** Of each workflow. */
function blockersByAccount(claims: readonly Claim[]): ReadonlyMap<string, ByAccount> {
  const work = new Map<string, Map<string, Set<string>>>();
  for (const { subject, accounts, expected, blockedBy = [] } of claims) {
    if (!subject.startsWith(WORKFLOW)) continue;
    const id = subject.slice(WORKFLOW.length);
    const known = work.get(id) ?? new Map<string, Set<string>>();
    work.set(id, known);
    for (const { name } of accounts) {
      const blockers = known.get(name) ?? new Set<string>();
      known.set(name, blockers);
      if (expected === 'denied') for (const blocker of blockedBy) blockers.add(blocker.id);
    }
  }
  return work;
}

/** Accounts in which the same is in the way, in order. */
function alike(accounts: ByAccount): readonly (readonly [blockers: readonly string[], names: readonly string[]])[] {
  const groups = new Map<string, string[]>();
  for (const [name, blockers] of [...accounts].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const key = JSON.stringify([...blockers].sort());
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, names]) => [JSON.parse(key) as string[], names]);
}
