import type { Account, Principal } from '../../assembly';
import type { Organization } from '../../ask/organization';
import type { RolePrincipal, UserPrincipal } from '../../policy';
import { accountPairs, pairing, principalKey, type PrincipalPair, type Sides } from './side';

/** Principals that stand in the same account on both sides. */
export function principalPairs({ base, head }: Sides): readonly PrincipalPair[] {
  return accountPairs({ base, head }).flatMap((pair) => {
    const [before, after] = [principalsIn(base, pair.base), principalsIn(head, pair.head)];
    return pairing(before, after).both.map((both) => ({ account: pair.head, ...both }));
  });
}

export function principalsIn({ graph }: Organization, account: Account): ReadonlyMap<string, Principal> {
  return new Map(graph.contentsOf(account).principals.map((principal) => [principalKey(principal), principal]));
}

export function enginePrincipal({ environment }: Organization, principal: Principal): RolePrincipal | UserPrincipal {
  return environment.principal(principal);
}
