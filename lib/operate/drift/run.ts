import type { Assembly } from '../../assembly';
import { LiveError, type LiveAws } from '../live';
import { compareAssignments } from './compare/assignments';
import { compareResourcePolicy, compareRootAccess, compareTrails } from './compare/foundations';
import { compareGroups } from './compare/groups';
import { findInside, type Inside } from './compare/inside';
import { comparePermissionSets, identityCenterRegion } from './compare/permission-sets';
import { comparePolicies } from './compare/policies';
import { compareDelegations, comparePolicyTypes, compareSwitches, compareTrustedAccess } from './compare/settings';
import { compareStackSets } from './compare/stack-sets';
import { compareAccounts, compareUnits } from './compare/tree';
import { expectedOf } from './expected';
import type { Finding } from './finding';
import { LiveIds } from './live-ids';
import { Match } from './match';

/**
 * Every difference between the live organization and what the assembly says of it. Nothing is changed.
 *
 * @throws AssemblyError if the assembly cannot be read
 * @throws LiveError if AWS does not let it be read: half an answer would pass for none
 */
export async function findDrift(assembly: Assembly, live: LiveAws): Promise<readonly Finding[]> {
  return differences(await matched(assembly, live), live);
}

/**
 * The same, and what CloudFormation finds changed inside its stacks and StackSets, which takes minutes.
 *
 * @throws AssemblyError, LiveError as {@link findDrift}
 */
export async function findDriftInside(assembly: Assembly, live: LiveAws): Promise<Inside> {
  const match = await matched(assembly, live);
  const outside = await differences(match, live);
  const { findings, notLookedAt } = await findInside(match, live);
  return { findings: [...outside, ...findings], notLookedAt };
}

async function matched(assembly: Assembly, live: LiveAws): Promise<Match> {
  const expected = expectedOf(assembly);
  const { accountId } = await live.caller();
  const organization = await live.organization();
  if (organization === undefined) {
    throw new LiveError('failed', `${accountId} is in no organization: nothing is deployed there yet`);
  }
  if (organization.managementAccountId !== accountId) {
    const { managementAccountId, id } = organization;
    throw new LiveError(
      'failed',
      `These credentials are of ${accountId}; ${id} is managed from ${managementAccountId}`,
    );
  }
  const ids = await LiveIds.of(assembly, live);
  return new Match(expected, organization, await live.tree(), ids);
}

async function differences(match: Match, live: LiveAws): Promise<readonly Finding[]> {
  const region = identityCenterRegion(match);
  return [
    ...(await compareUnits(match, live)),
    ...(await compareAccounts(match, live)),
    ...comparePolicyTypes(match),
    ...(await comparePolicies(match, live)),
    ...(await compareTrustedAccess(match, live)),
    ...(await compareDelegations(match, live)),
    ...(await compareSwitches(match, live)),
    ...(await compareResourcePolicy(live)),
    ...(await compareRootAccess(match, live)),
    ...(await compareTrails(match, live)),
    ...(await compareStackSets(match, live)),
    ...(region === undefined ? [] : await comparePermissionSets(match, live, region)),
    ...(region === undefined ? [] : await compareGroups(match, live, region)),
    ...(region === undefined ? [] : await compareAssignments(match, live, region)),
  ];
}
