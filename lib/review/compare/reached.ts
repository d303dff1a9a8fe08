import type { Account, OrganizationGraph, OrganizationPolicy } from '../../assembly';
import { groupBy } from '../../base/group-by';
import { settingOf } from '../../choice/guardrail-of';
import type { Finding } from '../model';
import { accountPairs, identityIn, type Sides } from './side';

/** A policy that begins or ends to hold for an account, because that, or an OU above it, moves. */
interface Reached {
  readonly policy: OrganizationPolicy;
  /** Name. */
  readonly account: string;
  readonly isReached: boolean;
}

/** By policy and direction, of accounts that both sides have: what is put on a target, or taken off it, is another matter. */
export function reachFindings(
  sides: Sides,
  isOne: (policy: OrganizationPolicy) => boolean,
  findingOf: (policy: OrganizationPolicy, accounts: readonly string[], isReached: boolean) => Finding,
): readonly Finding[] {
  const { base, head } = sides;
  const all = accountPairs(sides).flatMap((pair) => {
    const [before, after] = [holdingFor(base.graph, pair.base), holdingFor(head.graph, pair.head)];
    const ended = beyond(before, after, head.graph);
    const begun = beyond(after, before, base.graph);
    const named = (policy: OrganizationPolicy, isReached: boolean): Reached => ({
      policy,
      account: pair.head.name,
      isReached,
    });
    return [...ended.map((policy) => named(policy, false)), ...begun.map((policy) => named(policy, true))];
  });
  const groups = groupBy(
    all.filter(({ policy }) => isOne(policy)),
    ({ policy, isReached }) => `${String(isReached)} ${settingOf(policy)}`,
  );
  return [...groups.values()].flatMap((same) => {
    const [first] = same;
    return first === undefined
      ? []
      : [
          findingOf(
            first.policy,
            same.map(({ account }) => account),
            first.isReached,
          ),
        ];
  });
}

interface Holding {
  readonly policy: OrganizationPolicy;
  /** What it is attached to above the account, by identity. */
  readonly by: readonly string[];
}

function holdingFor(graph: OrganizationGraph, account: Account): ReadonlyMap<string, Holding> {
  const above = new Set([account.id, ...account.ids]);
  return new Map(
    graph.policies.flatMap((policy) => {
      const by = policy.targetIds.filter((id) => above.has(id)).map((id) => identityIn(graph, id));
      return by.length === 0 ? [] : [[settingOf(policy), { policy, by }] as const];
    }),
  );
}

/** What holds on one side alone, though it is attached on the other, too, to what it holds by. */
function beyond(
  own: ReadonlyMap<string, Holding>,
  others: ReadonlyMap<string, Holding>,
  other: OrganizationGraph,
): readonly OrganizationPolicy[] {
  return [...own].flatMap(([key, { policy, by }]) => {
    if (others.has(key)) return [];
    const same = other.policies.find((one) => settingOf(one) === key);
    const targets = new Set(same?.targetIds.map((id) => identityIn(other, id)));
    return by.every((identity) => targets.has(identity)) ? [policy] : [];
  });
}
