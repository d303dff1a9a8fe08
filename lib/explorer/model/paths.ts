import type { Organization } from '../../ask/organization';
import { EscalationSearch } from '../../proofs/escalation/search';
import { TrustingRoles } from '../../proofs/escalation/trusting-roles';
import type { PathRow } from '../page/format';
import type { Principals } from './principals';
import type { Places } from './tree';

/** From each role and user: the shortest path to administrator that is known, and the roles that it may become. */
export function pathRows(organization: Organization, principals: Principals, places: Places): readonly PathRow[] {
  const { graph, environment, engine, iamData, homeRegion } = organization;
  const search = new EscalationSearch(environment, engine, iamData, homeRegion);
  const trusting = new TrustingRoles(graph, ({ assignment }) => assignment === undefined);
  return graph.accounts.flatMap((account) =>
    graph
      .contentsOf(account)
      .principals.map((principal) => ({
        principal: principals.placeOf(principal),
        account: places.account(account),
        steps: search.pathFrom(principal) ?? [],
        becomes: trusting
          .thatMayTrust(account)
          .filter(({ role }) => role !== principal && search.mayAssume(principal, role))
          .map((other) => [principals.placeOf(other.role), places.account(other.account)] as const),
      }))
      .sort((one, other) => one.principal - other.principal),
  );
}
