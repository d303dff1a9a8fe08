import type { IamRole } from '../../assembly';
import type { Organization } from '../../ask/organization';
import { EscalationSearch } from '../../proofs/escalation/search';
import type { PathRow } from '../page/format';
import type { Principals } from './principals';
import type { Places } from './tree';

/** Every role is held against every other: beyond this many, that takes too long. */
const MOST_ROLES = 400;

/** From each role: the shortest path to administrator that is known, and the roles that it may become. */
export function pathRows(
  organization: Organization,
  principals: Principals,
  places: Places,
): readonly PathRow[] | undefined {
  const { graph, environment, engine, iamData, homeRegion } = organization;
  const roles = graph.accounts.flatMap((account) => graph.contentsOf(account).roles);
  if (roles.length > MOST_ROLES) return undefined;
  const search = new EscalationSearch(environment, engine, iamData, homeRegion);
  const becoming = roles.filter(({ assignment }) => assignment === undefined);
  return roles.map((role) => ({
    principal: principals.placeOf(role),
    account: places.account(role.account),
    steps: search.pathFrom(role) ?? [],
    becomes: becoming
      .filter((other) => other !== role && mayBecome(organization, role, other))
      .map((other) => [principals.placeOf(other), places.account(other.account)] as const),
  }));
}

/** What is not known may be allowed. */
function mayBecome({ environment, engine, homeRegion }: Organization, role: IamRole, other: IamRole): boolean {
  const verdict = engine.verdictOn({
    principal: environment.principal(role),
    action: 'sts:AssumeRole',
    resource: environment.resource(other.arn, other.account),
    region: homeRegion,
  });
  return verdict !== 'denied';
}
