import type { Account, EngineEnvironment } from '../assembly';
import { PERMISSIONS_BOUNDARY_NAME } from '../base/names';
import type { PermissionsBoundary } from '../catalogue/boundary/permissions-boundary';
import type { NamedPolicy } from '../policy';
import { claimsOf, type Claim } from './claim';
import { HypotheticalWorld } from './hypothetical';
import { ADMINISTRATOR, unbound, WrongRowError } from '../ask/world';

/**
 * The claims of the permissions boundary in every account: for a principal whose own policy allows everything, with no
 * organization policies, so that the boundary alone decides.
 */
export function boundaryClaims(environment: EngineEnvironment, boundary: PermissionsBoundary): readonly Claim[] {
  const { graph } = environment;
  const world = new HypotheticalWorld({
    environment,
    account: (account) => unbound(environment.account(account)),
    identityPolicies: [ADMINISTRATOR],
    boundary: (account) => boundaryIn(environment, account),
    defaultPrincipal: 'role/app/anyone',
  });
  const common = {
    subject: 'permissions boundary',
    source: 'lib/catalogue/boundary/permissions-boundary.ts',
    accounts: graph.accounts,
    world,
    constructPath: findBoundary(environment, graph.managementAccount)?.source.constructPath ?? '',
  };
  return [
    ...claimsOf(boundary.can, { ...common, list: 'can', expected: 'allowed' }),
    ...claimsOf(boundary.cannot, { ...common, list: 'cannot', expected: 'denied' }),
  ];
}

type Found = ReturnType<EngineEnvironment['graph']['contentsOf']>['managedPolicies'][number];

function findBoundary({ graph }: EngineEnvironment, account: Account): Found | undefined {
  return graph.contentsOf(account).managedPolicies.find(({ name }) => name === PERMISSIONS_BOUNDARY_NAME);
}

/** The boundary of an account. @throws WrongRowError where no template puts one there */
export function boundaryIn(environment: EngineEnvironment, account: Account): NamedPolicy {
  const found = findBoundary(environment, account);
  if (found === undefined)
    throw new WrongRowError(`no template puts ${PERMISSIONS_BOUNDARY_NAME} into ${account.name}`);
  return environment.named(found.name, found.document);
}
