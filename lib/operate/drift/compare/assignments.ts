import type { Assignment, Group, LiveAws, PermissionSet } from '../../live';
import { undo, type Undo } from '../call';
import { finding, type Finding } from '../finding';
import type { Match } from '../match';
import { liveGroup } from './groups';
import { IdentityCalls } from './identity-call';
import { liveSet } from './permission-sets';

/** Who has which permission set where, by ids: names may have changed. */
export async function compareAssignments(match: Match, live: LiveAws, region: string): Promise<readonly Finding[]> {
  const [sets, groups] = [await live.permissionSets(region), await live.groups(region)];
  const calls = await IdentityCalls.of(live, region);
  const wanted = match.expected.graph.assignments.map((one): Wanted => ({
    about: `Access of group ${one.group} as ${one.permissionSet.name} to ${one.account.name}`,
    set: liveSet(match, one.permissionSet, sets),
    group: liveGroup(match, one.group, groups),
    accountId: match.liveId(one.account.id),
  }));
  const known = new Set(wanted.map(keyOfWanted));
  const found = await live.assignments(region);
  const there = new Set(found.map(keyOf));
  return [
    ...wanted
      .filter((one) => !there.has(keyOfWanted(one) ?? ''))
      .map((one) => finding('missing', one.about, 'is not assigned', wayOfMissing(one, calls))),
    ...found.filter((one) => !known.has(keyOf(one))).map((one) => extraAssignment(match, one, { sets, calls })),
  ];
}

/** An assignment of the assembly; undefined what AWS does not have. */
interface Wanted {
  readonly about: string;
  readonly set: PermissionSet | undefined;
  readonly group: Group | undefined;
  readonly accountId: string | undefined;
}

function keyOfWanted({ set, group, accountId }: Wanted): string | undefined {
  if (set === undefined || group === undefined || accountId === undefined) return undefined;
  return keyOf({ principalType: 'group', principalId: group.id, permissionSetArn: set.arn, accountId });
}

function keyOf({ principalType, principalId, permissionSetArn, accountId }: Omit<Assignment, 'principal'>): string {
  return [principalType, principalId, permissionSetArn, accountId].join(' ');
}

function wayOfMissing({ set, group, accountId }: Wanted, calls: IdentityCalls): Undo | string {
  if (set === undefined || group === undefined || accountId === undefined) {
    return 'What it rests on is missing itself: that first.';
  }
  const assignment = parametersOf({
    principalType: 'group',
    principalId: group.id,
    permissionSetArn: set.arn,
    accountId,
  });
  return undo('loosens', calls.ofCenter('CreateAccountAssignment', assignment));
}

function parametersOf({ principalType, principalId, permissionSetArn, accountId }: Omit<Assignment, 'principal'>) {
  return {
    TargetId: accountId,
    TargetType: 'AWS_ACCOUNT',
    PermissionSetArn: permissionSetArn,
    PrincipalType: principalType.toUpperCase(),
    PrincipalId: principalId,
  };
}

function extraAssignment(
  match: Match,
  assignment: Assignment,
  { sets, calls }: { readonly sets: readonly PermissionSet[]; readonly calls: IdentityCalls },
): Finding {
  const { principalType, principal, permissionSetArn, accountId } = assignment;
  const set = sets.find(({ arn }) => arn === permissionSetArn)?.name ?? permissionSetArn;
  const where = match.describe(accountId).replace('account ', '');
  const about = `Access of ${principalType} ${principal} as ${set} to ${where}`;
  const call = calls.ofCenter('DeleteAccountAssignment', parametersOf(assignment));
  // Who repairs is in the management account, maybe by this very assignment.
  const effect = accountId === match.organization.managementAccountId ? 'removes' : 'tightens';
  return finding('extra', about, 'is assigned, but nobody here defined it', undo(effect, call));
}
