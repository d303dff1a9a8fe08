import type { Account, EngineEnvironment } from '../../assembly';
import { RealWorld } from '../real';
import { toldApartByOthers } from './told-apart';

/** What tells accounts apart for a search: from those of one kind the same principal has the same ways. */
export function kindsOf(environment: EngineEnvironment): (account: Account, world?: RealWorld) => string {
  const apart = toldApartByOthers(environment);
  const own = new RealWorld({ environment, defaultPrincipals: () => [] });
  return (account, world = own) =>
    [
      world.kindOf(account, 'nobody'),
      apart.has(account) ? account.id : '',
      ...environment.graph.delegatedServices(account),
    ].join(' ');
}
