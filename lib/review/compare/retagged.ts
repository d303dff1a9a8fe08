import { PRINCIPAL_TAG } from '../../policy/context/derive';
import type { Principal } from '../../assembly';
import type { PolicyDocument } from '../../policy';
import { atomsOf } from '../ask/atoms';
import { keysRead } from '../ask/dimensions';
import { identityKeysOf } from '../ask/facts-read';
import type { AskedCaller } from './asked-callers';
import { accountPairs, pairing, principalKey, principalTitle, type Sides } from './side';

const PATHS = 'aws:principalorgpaths';

/** Whether the same policy may let in others than it did: it reads paths, and accounts moved, or tags that changed. */
export function readsWhatChanged(sides: Sides, policies: readonly PolicyDocument[]): boolean {
  return hasMoved(sides, policies) || callersRetagged(sides, policies).length > 0;
}

function hasMoved(sides: Sides, policies: readonly PolicyDocument[]): boolean {
  if (!policies.some((policy) => identityKeysOf(policy).has(PATHS))) return false;
  const path = (side: keyof Sides, pair: ReturnType<typeof accountPairs>[number]): string | undefined =>
    sides[side].environment.account(pair[side]).organizationPath;
  return accountPairs(sides).some((pair) => path('base', pair) !== path('head', pair));
}

/** Those whose tags changed of which a policy reads one: they stand for themselves, since others choose their tags. */
export function callersRetagged(sides: Sides, policies: readonly PolicyDocument[]): readonly AskedCaller[] {
  const names = new Set(
    policies.flatMap((policy) => [...identityKeysOf(policy)].filter((key) => key.startsWith(PRINCIPAL_TAG))),
  );
  if (names.size === 0) return [];
  return accountPairs(sides).flatMap((accounts) => {
    const own = (side: keyof Sides): ReadonlyMap<string, Principal> =>
      new Map(sides[side].graph.contentsOf(accounts[side]).principals.map((one) => [principalKey(one), one]));
    return pairing(own('base'), own('head'))
      .both.filter(({ base, head }) => [...names].some((name) => tagOf(base, name) !== tagOf(head, name)))
      .map(({ base, head }) => ({
        title: principalTitle(head),
        base: sides.base.environment.principal(base),
        head: sides.head.environment.principal(head),
        whose: 'its own',
      }));
  });
}

function tagOf({ tags }: Principal, key: string): string | undefined {
  return Object.entries(tags).find(([name]) => `${PRINCIPAL_TAG}${name.toLowerCase()}` === key)?.[1];
}

/** Keys by which policies of a side read tags of resources, in lower case. */
export function resourceTagKeys(policies: Iterable<PolicyDocument>): ReadonlySet<string> {
  const keys = [...policies].flatMap((policy) => atomsOf(policy).flatMap(({ rest }) => keysRead(rest)));
  return new Set(keys.filter((key) => /^[a-z0-9-]+:resourcetag\//.test(key)));
}
