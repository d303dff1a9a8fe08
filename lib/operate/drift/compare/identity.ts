import type * as Assembly from '../../../assembly';
import type { Assignment, LiveAws, PermissionSet } from '../../live';
import type { JsonValue } from '../../../base/json';
import { firstDifference } from '../difference';
import { finding, type Finding } from '../finding';
import type { Match } from '../match';

/** Where the assembly has IAM Identity Center, if it does. */
export function identityCenterRegion({ expected }: Match): string | undefined {
  return expected.graph.permissionSets[0]?.region;
}

export async function comparePermissionSets(match: Match, live: LiveAws, region: string): Promise<readonly Finding[]> {
  const found = await live.permissionSets(region);
  const { permissionSets: expected } = match.expected.graph;
  const names = new Set(expected.map(({ name }) => name));
  return [
    ...expected.flatMap((one) => {
      const other = found.find(({ name }) => name === one.name);
      const about = `Permission set ${one.name}`;
      return other === undefined ? [finding('missing', about, 'does not exist')] : compareOne(match, about, one, other);
    }),
    ...found
      .filter(({ name }) => !names.has(name))
      .map(({ name }) => finding('extra', `Permission set ${name}`, 'exists, but nobody here defined it')),
  ];
}

function compareOne(
  match: Match,
  about: string,
  expected: Assembly.PermissionSet,
  found: PermissionSet,
): readonly Finding[] {
  const inline = firstDifference(
    asJson(expected.inlinePolicy),
    found.inlinePolicy === undefined ? undefined : match.symbolic(found.inlinePolicy),
  );
  const session = expected.sessionDuration === found.sessionDuration;
  const boundary = firstDifference(asJson(expected.boundary), asJson(found.boundary));
  return [
    ...(session
      ? []
      : [finding('changed', about, `has sessions of ${found.sessionDuration}, not ${expected.sessionDuration}`)]),
    ...(boundary === undefined ? [] : [finding('changed', about, 'has another permissions boundary')]),
    ...(inline === undefined ? [] : [finding('changed', about, `has another inline policy, in ${inline}`)]),
    ...comparePolicyNames(about, expected.managedPolicyArns, found.managedPolicyArns),
    ...comparePolicyNames(
      about,
      expected.customerManagedPolicies.map(({ path, name }) => `${path}${name}`),
      found.customerManagedPolicies.map(({ path, name }) => `${path}${name}`),
    ),
  ];
}

function comparePolicyNames(about: string, expected: readonly string[], found: readonly string[]): readonly Finding[] {
  return [
    ...expected
      .filter((one) => !found.includes(one))
      .map((one) => finding('missing', about, `lacks the policy ${one}`)),
    ...found
      .filter((one) => !expected.includes(one))
      .map((one) => finding('extra', about, `has the policy ${one}, which nobody here defined`)),
  ];
}

/** Documents and references as they stand in JSON: without what is undefined. */
function asJson(value: unknown): JsonValue | undefined {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as JsonValue);
}

export async function compareAssignments(match: Match, live: LiveAws, region: string): Promise<readonly Finding[]> {
  const setNames = new Map((await live.permissionSets(region)).map(({ arn, name }) => [arn, name]));
  const key = (group: string, set: string, accountId: string): string => `group ${group}\n${set}\n${accountId}`;
  const expected = new Map(
    match.expected.graph.assignments.map(({ group, permissionSet, account }) => [
      key(group, permissionSet.name, match.liveId(account.id) ?? account.id),
      `Access of group ${group} as ${permissionSet.name} to ${account.name}`,
    ]),
  );
  const found = (await live.assignments(region)).map((one) => {
    const set = setNames.get(one.permissionSetArn) ?? one.permissionSetArn;
    return { one, set, key: `${one.principalType} ${one.principal}\n${set}\n${one.accountId}` };
  });
  const there = new Set(found.map((one) => one.key));
  return [
    ...[...expected].flatMap(([one, about]) => (there.has(one) ? [] : [finding('missing', about, 'is not assigned')])),
    ...found.flatMap(({ one, set, key: id }) => (expected.has(id) ? [] : [extraAssignment(match, one, set)])),
  ];
}

function extraAssignment(match: Match, { principalType, principal, accountId }: Assignment, set: string): Finding {
  const where = match.describe(accountId).replace('account ', '');
  const about = `Access of ${principalType} ${principal} as ${set} to ${where}`;
  return finding('extra', about, 'is assigned, but nobody here defined it');
}
