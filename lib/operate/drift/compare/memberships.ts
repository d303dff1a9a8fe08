import { groupsByUser } from '../../../ask/groups-by-user';
import type { Assembly } from '../../../assembly';
import type { LiveAws, Membership, User } from '../../live';
import { undo } from '../call';
import type { ExpectedUser } from '../expected-settings';
import { finding, type Finding } from '../finding';
import type { Match } from '../match';
import { liveGroup } from './groups';
import { IdentityCalls } from './identity-call';

/** The assembly's side of the comparison. */
export interface ExpectedMembers {
  readonly assembly: Assembly;
  readonly users: readonly ExpectedUser[];
}

/**
 * Who is in the groups that the assembly puts users into: whoever is, gets what the group gets. Into others people are put by hand, or by an
 * identity provider.
 */
export async function compareMemberships(
  match: Match,
  live: LiveAws,
  { assembly, users }: ExpectedMembers,
  region: string,
): Promise<readonly Finding[]> {
  const wanted = usersByGroup(assembly);
  if (wanted.size === 0) return [];
  const [found, groups] = [await live.users(region), await live.groups(region)];
  const calls = await IdentityCalls.of(live, region);
  const idOf = (userName: string): string | undefined =>
    match.ids.idOf(users.find((user) => user.userName === userName)?.source) ??
    found.find((user) => user.userName === userName)?.id;
  const findings: Finding[] = [];
  const read = await live.each('members of groups', [...wanted], async ([name, members]) => {
    const group = liveGroup(match, name, groups);
    return { name, members, group, there: group === undefined ? [] : await live.members(region, group.id) };
  });
  for (const { name, members, group, there } of read) {
    // One that is gone is told by itself.
    if (group === undefined) continue;
    for (const userName of members) {
      const UserId = idOf(userName);
      if (there.some(({ userId }) => userId === UserId)) continue;
      const way =
        UserId === undefined
          ? 'What it rests on is missing itself: that first.'
          : undo('loosens', calls.ofStore('CreateGroupMembership', { GroupId: group.id, MemberId: { UserId } }));
      findings.push(finding('missing', `Membership of user ${userName} in group ${name}`, 'is not there', way));
    }
    const known = new Set(members.map(idOf));
    for (const membership of there.filter(({ userId }) => !known.has(userId))) {
      findings.push(extra({ match, calls, group: name }, membership, found));
    }
  }
  return findings;
}

function usersByGroup(assembly: Assembly): ReadonlyMap<string, readonly string[]> {
  const wanted = new Map<string, readonly string[]>();
  for (const [userName, groups] of groupsByUser(assembly)) {
    for (const group of groups) wanted.set(group, [...(wanted.get(group) ?? []), userName]);
  }
  return wanted;
}

interface Where {
  readonly match: Match;
  readonly calls: IdentityCalls;
  readonly group: string;
}

function extra({ match, calls, group }: Where, { id, userId }: Membership, users: readonly User[]): Finding {
  const user = users.find((one) => one.id === userId)?.userName ?? userId;
  const call = calls.ofStore('DeleteGroupMembership', { MembershipId: id });
  // Who repairs is in the management account, maybe by this very membership.
  const reachesIt = match.expected.graph.assignments.some(
    (one) => one.group === group && one.account.kind === 'management',
  );
  const about = `Membership of user ${user} in group ${group}`;
  return finding('extra', about, 'was not defined here', undo(reachesIt ? 'removes' : 'tightens', call));
}
