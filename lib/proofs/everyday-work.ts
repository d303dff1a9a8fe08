import type { EverydayWork } from '../assembly/proven/everyday-work';
import { idIn } from '../assembly/proven/subjects';
import type { Claim } from './claim';

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

/** Shared by the accounts of a workflow that nothing is in the way of, which are most. */
const NOTHING: ReadonlySet<string> = new Set();

type ByAccount = ReadonlyMap<string, ReadonlySet<string>>;

/** Of each workflow. */
function blockersByAccount(claims: readonly Claim[]): ReadonlyMap<string, ByAccount> {
  const work = new Map<string, Map<string, ReadonlySet<string>>>();
  for (const { subject, accounts, expected, blockedBy = [] } of claims) {
    const id = idIn('workflow', subject);
    if (id === undefined) continue;
    const known = work.get(id) ?? new Map<string, ReadonlySet<string>>();
    work.set(id, known);
    const blockers = expected === 'denied' ? blockedBy.map((blocker) => blocker.id) : [];
    for (const { name } of accounts) {
      const before = known.get(name) ?? NOTHING;
      known.set(name, blockers.length === 0 ? before : new Set([...before, ...blockers]));
    }
  }
  return work;
}

/** Accounts in which the same is in the way, in order. */
function alike(accounts: ByAccount): readonly (readonly [blockers: readonly string[], names: readonly string[]])[] {
  const groups = new Map<string, string[]>();
  for (const [name, blockers] of [...accounts].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const key = blockers === NOTHING ? '[]' : JSON.stringify([...blockers].sort());
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [name]);
    else known.push(name);
  }
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, names]) => [JSON.parse(key) as string[], names]);
}
