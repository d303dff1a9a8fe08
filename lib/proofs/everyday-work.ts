import type { EverydayWork } from '../assembly/proven/everyday-work';
import { idIn } from '../assembly/proven/subjects';
import type { Tried } from './run';

/**
 * What was found of workflows in each account, wherever every claim held: a call that is expected to be denied is, and by what the
 * workflow names. Where somebody is exempt from that, who does the work need not be: there it is in the way if the call was denied.
 */
export function everydayWork(tried: readonly Pick<Tried, 'claim' | 'deniedIn'>[]): EverydayWork {
  const sets = new Map<string, number>();
  const numberOf = (accounts: readonly string[]): number => {
    const key = JSON.stringify(accounts);
    const number = sets.get(key) ?? sets.size;
    sets.set(key, number);
    return number;
  };
  const workflows = [...blockersByAccount(tried)].map(([id, accounts]) => [
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
function blockersByAccount(tried: readonly Pick<Tried, 'claim' | 'deniedIn'>[]): ReadonlyMap<string, ByAccount> {
  const work = new Map<string, Map<string, ReadonlySet<string>>>();
  for (const { claim, deniedIn } of tried) {
    const { subject, accounts, expected, blockedBy = [] } = claim;
    const id = idIn('workflow', subject);
    if (id === undefined) continue;
    const known = work.get(id) ?? new Map<string, ReadonlySet<string>>();
    work.set(id, known);
    for (const account of accounts) {
      const { name } = account;
      const isDenied = expected === 'denied' || deniedIn?.has(account) === true;
      const blockers = isDenied ? blockedBy.map((blocker) => blocker.id) : [];
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
