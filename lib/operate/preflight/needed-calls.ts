import type { StackSetReach } from '../../assembly/graph/stack-sets';
import { actionsOf } from '../execution-policy/requirements';

/** Calls, by the Region in which they are made. */
export type NeededCalls = ReadonlyMap<string, ReadonlySet<string>>;

/** Without which StackSets can do nothing in an account. */
export const STACKS = ['cloudformation:CreateStack', 'cloudformation:UpdateStack'] as const;

/** What StackSets have to call at least to make what they bring, by the account as the graph names it. */
export function neededCalls(reaches: readonly StackSetReach[]): ReadonlyMap<string, NeededCalls> {
  const needed = new Map<string, Map<string, Set<string>>>();
  for (const { executionRoleName, accounts, regions, resourceTypes } of reaches) {
    // One that has roles of its own is in the management account, which no policy binds.
    if (executionRoleName !== undefined) continue;
    const calls = [...STACKS, ...resourceTypes.flatMap((type) => makingCall(type) ?? [])];
    for (const { id } of accounts) {
      const ofAccount = needed.get(id) ?? new Map<string, Set<string>>();
      needed.set(id, ofAccount);
      for (const region of regions) ofAccount.set(region, new Set([...(ofAccount.get(region) ?? []), ...calls]));
    }
  }
  return needed;
}

const VERBS = ['Create', 'Put', 'Add', 'Enable'];

/**
 * The call that makes a resource of a type: of what its handlers may call the one that has its name. Whether the others are made depends
 * on what the resource says.
 *
 * @returns undefined where none has
 */
export function makingCall(type: string): string | undefined {
  const [, , name = ''] = type.split('::');
  const made = actionsOf(type).flatMap((action) => {
    const [, call = ''] = action.split(':');
    const verb = VERBS.find((one) => call.startsWith(one));
    const what = verb === undefined ? '' : call.slice(verb.length);
    const isIt = what !== '' && (name.endsWith(what) || what.endsWith(name));
    return verb === undefined || !isIt ? [] : [{ action, rank: VERBS.indexOf(verb) }];
  });
  const least = Math.min(...made.map(({ rank }) => rank));
  const [one, another] = made.filter(({ rank }) => rank === least);
  return another === undefined ? one?.action : undefined;
}
