import type { Assembly } from '../../assembly';
import { LiveError, type LiveAws } from '../live';
import { compareAccountSettings } from './compare/account-settings';
import { compareAssignments } from './compare/assignments';
import { compareContacts } from './compare/contacts';
import { compareResourcePolicy, compareRootAccess, compareTrails } from './compare/foundations';
import { compareGroups } from './compare/groups';
import { findInside, type Inside } from './compare/inside';
import { compareMemberships } from './compare/memberships';
import { compareOrganizationCalls } from './compare/organization-calls';
import { comparePermissionSets, identityCenterRegion } from './compare/permission-sets';
import { comparePolicies } from './compare/policies';
import { compareDelegations, comparePolicyTypes, compareSwitches, compareTrustedAccess } from './compare/settings';
import { compareStackSets } from './compare/stack-sets';
import { compareSubscriptions } from './compare/subscriptions';
import { compareAccounts, compareUnits } from './compare/tree';
import { compareUsers } from './compare/users';
import { expectedOf } from './expected';
import { expectedSettingsOf } from './expected-settings';
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
  return differences(assembly, await matched(assembly, live), live);
}

/** What drift asks besides: each takes its time. */
export interface Beyond {
  /** What CloudFormation finds changed inside its stacks and StackSets: minutes. */
  readonly inside: boolean;
  /** What custom resources set, account by account: contacts, settings, users, what finds and classifies in each Region, and who is told. */
  readonly accounts: boolean;
}

/**
 * The same as {@link findDrift}, and more.
 *
 * @throws AssemblyError, LiveError as {@link findDrift}
 */
export async function findDriftBeyond(assembly: Assembly, live: LiveAws, beyond: Beyond): Promise<Inside> {
  const match = await matched(assembly, live);
  const outside = await differences(assembly, match, live);
  const inside = beyond.inside ? await findInside(match, live, beyond) : NOTHING;
  const accounts = beyond.accounts ? await findInAccounts(assembly, match, live) : NOTHING;
  return {
    findings: [...outside, ...inside.findings, ...accounts.findings],
    notLookedAt: [...inside.notLookedAt, ...accounts.notLookedAt],
  };
}

const NOTHING: Inside = { findings: [], notLookedAt: [] };

async function findInAccounts(assembly: Assembly, match: Match, live: LiveAws): Promise<Inside> {
  const settings = expectedSettingsOf(assembly, match.expected);
  const region = identityCenterRegion(match);
  const { findings: ofAccounts, notLookedAt } = await compareAccountSettings(match, live, settings);
  const told = await compareSubscriptions(match, live, settings);
  return {
    findings: [
      ...(await compareOrganizationCalls(match, live, settings)),
      ...ofAccounts,
      ...(await compareContacts(match, live, settings)),
      ...told.findings,
      ...(region === undefined ? [] : await compareUsers(match, live, settings, region)),
    ],
    notLookedAt: [...notLookedAt, ...told.notLookedAt],
  };
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

async function differences(assembly: Assembly, match: Match, live: LiveAws): Promise<readonly Finding[]> {
  const region = identityCenterRegion(match);
  const { users } = expectedSettingsOf(assembly, match.expected);
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
    ...(region === undefined ? [] : await compareMemberships(match, live, { assembly, users }, region)),
  ];
}
