import type { Account, EngineEnvironment, IamRole } from '../assembly';
import type { LandingZone } from '../model/schema';
import { MANAGEMENT } from '../model/tree';
import type { PlacedServiceRole } from '../service-roles/placement';
import { claimsOf, type Claim } from './claim';
import { RealWorld } from './real';
import { WrongRowError } from './world';

/** The claims of every machine role, in each account where the config places it. */
export function serviceRoleClaims(
  environment: EngineEnvironment,
  roles: readonly PlacedServiceRole[],
  zone: LandingZone,
): readonly Claim[] {
  return roles.flatMap((role) => claimsOfRole(environment, role, zone));
}

function claimsOfRole(environment: EngineEnvironment, role: PlacedServiceRole, zone: LandingZone): readonly Claim[] {
  const { graph } = environment;
  const accounts = role.accounts.flatMap((key): readonly Account[] => {
    const account = key === MANAGEMENT ? graph.managementAccount : graph.account(zone.accounts[key]?.name ?? key);
    return account === undefined ? [] : [account];
  });
  const rolesIn = (account: Account): readonly IamRole[] =>
    graph.contentsOf(account).roles.filter(({ name, path }) => name === role.roleName && path === role.path);
  const world = new RealWorld({
    environment,
    defaultRoles: (account) => {
      const found = rolesIn(account);
      if (found.length === 0) throw new WrongRowError(`no template has the role ${role.roleName} in ${account.name}`);
      return found;
    },
  });
  const [first] = accounts.flatMap(rolesIn);
  const common = {
    subject: `workload ${role.workload}`,
    source: `lib/service-roles/${role.id}.ts`,
    accounts,
    constructPath: first?.source?.constructPath ?? '',
    world,
  };
  return [
    ...claimsOf(role.definition.can, { ...common, list: 'can', expected: 'allowed' }),
    ...claimsOf(role.definition.cannot, { ...common, list: 'cannot', expected: 'denied' }),
  ];
}
