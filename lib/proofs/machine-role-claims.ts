import type { Account, EngineEnvironment, IamRole } from '../assembly';
import type { LandingZone } from '../model/landing-zone';
import type { RequestPrincipal } from '../policy';
import type { PlacedMachineRole } from '../choice/placement';
import { ALONE, claimsOf, type Claim } from './claim';
import { findAccount } from './find-account';
import { byItsOwnPoliciesAlone } from './persona-claims';
import { RealWorld } from './real';
import { WrongRowError } from '../ask/world';
import { subjectOf } from '../assembly/proven/subjects';

/**
 * The claims of every machine role, in each account where the config places it. What it may not do is tried twice: with
 * everything that bears on the role, and with its own policies alone, so that no layer relies on the next.
 */
export function machineRoleClaims(
  environment: EngineEnvironment,
  roles: readonly PlacedMachineRole[],
  zone: LandingZone,
): readonly Claim[] {
  return roles.flatMap((role) => claimsOfRole(environment, role, zone));
}

function claimsOfRole(environment: EngineEnvironment, role: PlacedMachineRole, zone: LandingZone): readonly Claim[] {
  const { workload, source, definition } = role;
  const accounts = role.accounts.map((key) => findAccount(environment.graph, zone, key));
  const [first] = accounts;
  if (first === undefined) return [];
  const defaultPrincipals = (account: Account): readonly RequestPrincipal[] => [
    environment.principal(roleIn(environment, account, role)),
  ];
  const whole = new RealWorld({ environment, defaultPrincipals });
  const alone = new RealWorld({
    environment,
    defaultPrincipals,
    limit: byItsOwnPoliciesAlone,
    resources: 'unbound',
  });
  const common = {
    subject: subjectOf('workload', workload),
    source,
    accounts,
    constructPath: findRole(environment, first, role)?.source?.constructPath ?? '',
  };
  return [
    ...claimsOf(definition.can, { ...common, world: whole, list: 'can', expected: 'allowed' }),
    ...claimsOf(definition.cannot, { ...common, world: whole, list: 'cannot', expected: 'denied' }),
    ...claimsOf(definition.cannot, {
      ...common,
      world: alone,
      list: ALONE,
      expected: 'denied',
    }),
  ];
}

function findRole({ graph }: EngineEnvironment, account: Account, role: PlacedMachineRole): IamRole | undefined {
  return graph.contentsOf(account).roles.find(({ name, path }) => name === role.roleName && path === role.path);
}

/** @throws WrongRowError where no template has it */
export function roleIn(environment: EngineEnvironment, account: Account, role: PlacedMachineRole): IamRole {
  const found = findRole(environment, account, role);
  if (found === undefined) throw new WrongRowError(`no template has the role ${role.roleName} in ${account.name}`);
  return found;
}
