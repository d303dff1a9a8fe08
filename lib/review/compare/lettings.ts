import type { Account, Principal } from '../../assembly';
import type { Organization } from '../../ask/organization';
import { groupBy } from '../../base/group-by';
import { enginePrincipal, principalsIn } from './principals';
import type { Asking } from './differences';
import type { Opening } from './opening';
import { accountPairs, principalKey, type Sides } from './side';

/** Groups that are let in where they were not, and others of the same name. */
export function lettings(asking: Asking, sides: Sides): readonly Opening[] {
  const { base, head } = sides;
  const known = new Map(accountPairs(sides).map((pair) => [pair.head, pair.base]));
  const found = head.graph.accounts.flatMap((account) => {
    const was = known.get(account);
    const before = was === undefined ? new Set<string>() : new Set(groupsIn(base, was).map(({ key }) => key));
    return groupsIn(head, account)
      .filter(({ key }) => !before.has(key))
      .map((one) => ({ ...one, account: account.name }));
  });
  return [...groupBy(found, ({ key }) => key).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const actions = new Set(same.flatMap(({ principal }) => abilitiesOf(asking, head, principal)));
    const title = `${first.group} as ${principalKey(first.principal)}`;
    const where = same.map(({ account }) => account);
    return [{ title: `${title} is let in`, who: [title], where, actions: [...actions].sort(), names: [first.group] }];
  });
}

interface LetIn {
  /** Equal for the same group, by what AWS knows it by, with the same persona. */
  readonly key: string;
  readonly group: string;
  readonly principal: Principal;
}

function groupsIn(organization: Organization, account: Account): readonly LetIn[] {
  const sets = principalsIn(organization, account);
  return organization.graph.assignments
    .filter((one) => one.account === account)
    .flatMap(({ group, groupId, permissionSet }) => {
      const principal = sets.get(permissionSet.name);
      return principal === undefined
        ? []
        : [{ key: JSON.stringify([permissionSet.name, group, groupId]), group, principal }];
    });
}

function abilitiesOf(asking: Asking, organization: Organization, principal: Principal): readonly string[] {
  const { allowed, depends } = asking.engine.decideActions({
    principal: enginePrincipal(organization, principal),
    region: organization.homeRegion,
  });
  return [...allowed.names(), ...depends.names()];
}
