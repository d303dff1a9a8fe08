import type { IamRole } from '../../assembly';
import { groupNames, groupsByUser } from '../../ask/groups-by-user';
import type { Organization } from '../../ask/organization';
import { groupBy } from '../../base/group-by';
import { numberText } from '../../base/number-text';
import { worst, type Finding, type Severity } from '../model';
import { enginePrincipal, principalsIn } from './principals';
import { administrationOf, type Administration } from './administrators';
import { changedActions, severityOfGain, type Asking } from './differences';
import type { Sides } from './side';

/** People whom the templates make: who joins or leaves which group, and as what that lets them in where. */
export function peopleFindings(asking: Asking, { base, head }: Sides): readonly Finding[] {
  return [
    ...groupsOfOne(head, base, 'added'),
    ...groupsOfOne(base, head, 'removed'),
    ...replacedGroups(asking, base, head),
    ...membersOfOne(asking, head, base, 'added'),
    ...membersOfOne(asking, base, head, 'removed'),
  ];
}

/** Groups that this side makes and the other does not. What they let somebody do is told beside it, account by account. */
function groupsOfOne(side: Organization, other: Organization, kind: Kind): readonly Finding[] {
  const known = new Set(groupNames(other.assembly));
  const using = new Set(side.graph.assignments.map(({ group }) => group));
  return groupNames(side.assembly)
    .filter((name) => !known.has(name))
    .map((name) => {
      const rest = using.has(name)
        ? ''
        : kind === 'added'
          ? ', and nobody gets in anywhere by it yet'
          : ', by which nobody got in anywhere';
      return {
        rule: kind === 'added' ? 'group-added' : 'group-removed',
        // Whoever was put in by hand, or by an identity provider, is no longer in it.
        severity: kind === 'added' ? 'info' : using.has(name) ? 'high' : 'medium',
        who: [name],
        where: [],
        what: `group ${name} is ${kind === 'added' ? 'added' : 'deleted, with the list of who is in it'}${rest}`,
        details: [],
      } satisfies Finding;
    });
}

type Kind = 'added' | 'removed';

/** Groups that are called as they were and are others: whoever is in the new one gets in, and who was in the old one does not any more. */
function replacedGroups(asking: Asking, base: Organization, head: Organization): readonly Finding[] {
  const [before, after] = [idsOfGroups(base), idsOfGroups(head)];
  return [...after].flatMap(([group, is]) => {
    const was = before.get(group);
    if (was === undefined || was === is) return [];
    const ways = waysOf(asking, head, group);
    const administration = inGroup(head, group);
    const may = administration === undefined ? '' : `: ${administration.gained}`;
    const personas = [...new Set(ways.map(({ permissionSet }) => permissionSet))].sort();
    return [
      {
        rule: 'group-replaced',
        severity: administration === undefined ? worst(['high', ...ways.map(({ severity }) => severity)]) : 'critical',
        who: [group],
        where: [...new Set(ways.flatMap(({ accounts }) => accounts))],
        what: `${group} is another group of people now: whoever is in it gets in as ${personas.join(' and ')}, and who was in the one before no longer does${may}`,
        details: [`${idWords(was)} → ${idWords(is)}`, ...(administration?.details ?? []), ...ways.map(wayText)],
      } satisfies Finding,
    ];
  });
}

/** By name. */
function idsOfGroups({ graph }: Organization): ReadonlyMap<string, string> {
  const byGroup = groupBy(graph.assignments, ({ group }) => group);
  return new Map(
    [...byGroup].map(([group, all]) => [group, [...new Set(all.map(({ groupId }) => groupId))].sort().join(', ')]),
  );
}

function idWords(id: string): string {
  return id.startsWith('group-') ? 'the group that the landing zone makes' : id;
}

/** Those who are in a group on this side and not on the other. */
function membersOfOne(asking: Asking, side: Organization, other: Organization, kind: Kind): readonly Finding[] {
  const there = groupsByUser(other.assembly);
  return [...groupsByUser(side.assembly)].flatMap(([user, groups]) =>
    [...new Set(groups)]
      .filter((group) => there.get(user)?.includes(group) !== true)
      .map((group) =>
        memberFinding({ user, group, ways: waysOf(asking, side, group), administration: inGroup(side, group), kind }),
      ),
  );
}

/** A permission set that a group has, in accounts where it comes to the same. */
interface Way {
  readonly permissionSet: string;
  readonly accounts: readonly string[];
  readonly count: number;
  readonly severity: Severity;
}

function waysOf(asking: Asking, side: Organization, group: string): readonly Way[] {
  const found = rolesOf(side, group).flatMap((role) => {
    if (role.assignment === undefined) return [];
    const { allowed, depends } = asking.engine.decideActions({
      principal: enginePrincipal(side, role),
      region: side.homeRegion,
    });
    const actions = changedActions(asking.iamData, [...allowed.names(), ...depends.names()]);
    const { permissionSet } = role.assignment;
    return [{ permissionSet, account: role.account.name, count: actions.count, severity: severityOfGain(actions) }];
  });
  const alike = groupBy(found, ({ permissionSet, count, severity }) => `${permissionSet} ${String(count)} ${severity}`);
  return [...alike.values()].flatMap((same) => {
    const [first] = same;
    return first === undefined ? [] : [{ ...first, accounts: same.map(({ account }) => account) }];
  });
}

interface Membership {
  readonly user: string;
  readonly group: string;
  readonly ways: readonly Way[];
  readonly administration: Administration | undefined;
  readonly kind: Kind;
}

function memberFinding({ user, group, ways, administration, kind }: Membership): Finding {
  const personas = [...new Set(ways.map(({ permissionSet }) => permissionSet))].sort();
  const isAdded = kind === 'added';
  const change = isAdded ? `${user} joins ${group}` : `${user} leaves ${group}`;
  const as = `, and is ${isAdded ? '' : 'no longer '}${personas.join(' and ')} by it`;
  const common = {
    who: [`${user} in ${group}`],
    where: [...new Set(ways.flatMap(({ accounts }) => accounts))],
  };
  if (administration !== undefined) {
    const { gained, lost, details } = administration;
    return {
      ...common,
      rule: `administrator-${kind}`,
      severity: isAdded ? 'critical' : 'medium',
      what: `${change}${as}: ${isAdded ? gained : lost}`,
      details: [...details, ...ways.map(wayText)],
    };
  }
  return {
    ...common,
    rule: isAdded ? 'member-added' : 'member-removed',
    severity: isAdded ? worst(ways.map(({ severity }) => severity)) : ways.length === 0 ? 'info' : 'medium',
    what: `${change}${personas.length === 0 ? ', a group without any access' : as}`,
    details: ways.map(wayText),
  };
}

/** Whether somebody is an administrator by a group. */
function inGroup(side: Organization, group: string): Administration | undefined {
  return administrationOf(side, rolesOf(side, group));
}

function rolesOf(side: Organization, group: string): readonly IamRole[] {
  return side.graph.accounts.flatMap((account) =>
    [...principalsIn(side, account).values()].flatMap((principal) =>
      principal.kind === 'role' && principal.assignment?.groups.includes(group) === true ? [principal] : [],
    ),
  );
}

function wayText({ permissionSet, accounts, count }: Way): string {
  return `${permissionSet} in ${accounts.join(', ')}: up to ${numberText(count)} actions`;
}
