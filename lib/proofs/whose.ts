import type { Account } from '../assembly';
import { likeliestOwner } from '../ask/representative';
import { NEVER_ABOUT_OWN, type ActionSet, type PolicyEngine } from '../policy';
import type { Claim } from './claim';
import type { EveryAction } from './questions';

/** Whose what is asked about is: the question's, and another account's of what AWS never takes about the caller's own. */
export function aboutOwnOrAnother(
  claim: Claim,
  { resource, resourceAccount, account }: EveryAction,
  engine: PolicyEngine,
  all: ActionSet,
): readonly { readonly account: Account; readonly actions: ActionSet }[] {
  const others = all.and(engine.actionsMatching([...NEVER_ABOUT_OWN]));
  const [other = ''] = others.names();
  if (resource !== undefined || others.isEmpty || resourceAccount !== account)
    return [{ account: resourceAccount, actions: all }];
  const owner = likeliestOwner(claim.world.environment.graph, other, account);
  return [
    { account: resourceAccount, actions: all.minus(others) },
    { account: owner, actions: others },
  ];
}
