import type { Account, LiveAws, StackInstance, StackSet } from '../../live';
import { undo } from '../call';
import type { ExpectedStackSet } from '../expected';
import { finding, type Finding } from '../finding';
import type { Match } from '../match';
import { DEPLOY } from './ways';

/** StackSets: whether they may deploy, reach accounts that arrive, and are where they have to be. */
export async function compareStackSets(match: Match, live: LiveAws): Promise<readonly Finding[]> {
  const { stackSets } = match.expected;
  const findings: Finding[] = [];
  for (const region of new Set(stackSets.map(({ home }) => home))) {
    if ((await live.stackSetsAccess(region)) === 'ENABLED') continue;
    const call = {
      service: 'cloudformation',
      operation: 'ActivateOrganizationsAccess',
      parameters: {},
      region,
    } as const;
    const what = 'is switched off: no account that arrives gets its baseline';
    findings.push(
      finding('missing', `Access of StackSets to the organization in ${region}`, what, undo('loosens', call)),
    );
  }
  for (const expected of stackSets) {
    findings.push(...compareStackSet(match, expected, await live.stackSet(expected.name, expected.home)));
  }
  return findings;
}

function compareStackSet(match: Match, expected: ExpectedStackSet, found: StackSet | undefined): readonly Finding[] {
  const about = `StackSet ${expected.name}`;
  if (found === undefined) return [finding('missing', about, 'does not exist', DEPLOY)];
  return [
    ...(found.autoDeployment === expected.autoDeployment
      ? []
      : [finding('changed', about, AUTOMATIC[expected.autoDeployment], CONSOLE[expected.autoDeployment])]),
    ...(found.autoDeployment !== 'on' || expected.autoDeployment !== 'on' || found.onRemoval === expected.onRemoval
      ? []
      : [finding('changed', about, REMOVAL[expected.onRemoval ?? 'delete'], CONSOLE.on)]),
    ...missingInstances(match, about, expected, found),
    ...extraInstances(match, about, expected, found),
    ...found.instances
      .filter(({ accountId }) => !isClosed(match, accountId))
      .filter(({ status }) => status !== 'CURRENT')
      .map(({ accountId, region, status }) => {
        const where = `is ${status} in ${match.describe(accountId)}, ${region}`;
        return finding(
          'changed',
          about,
          where,
          `See why: aws cloudformation list-stack-instances --stack-set-name ${found.name}`,
        );
      }),
  ];
}

const AUTOMATIC = {
  on: 'does not deploy to accounts that arrive',
  off: 'deploys to accounts that arrive, which it must not',
} as const;

const REMOVAL = {
  retain: 'deletes its stack in an account that leaves its OU',
  delete: 'leaves its stack in an account that leaves its OU',
} as const;

const CONSOLE = {
  on: 'CloudFormation console, StackSets: Edit automatic deployment, Activated, and Retain stacks.',
  off: 'CloudFormation console, StackSets: Edit automatic deployment, Deactivated.',
} as const;

function missingInstances(
  match: Match,
  about: string,
  { targets, accounts, regions, name }: ExpectedStackSet,
  { instances }: StackSet,
): readonly Finding[] {
  const wanted = accounts?.flatMap((id) => match.liveId(id) ?? id);
  const members = accountsBelow(match, targets).filter(({ id }) => wanted === undefined || wanted.includes(id));
  return members.flatMap(({ id, name: account }) =>
    regions
      .filter((region) => !instances.some((one) => one.accountId === id && one.region === region))
      .map((region) => {
        const on = targets.flatMap((target) => match.liveId(target) ?? []).join(',');
        const how = `aws cloudformation create-stack-instances --stack-set-name ${name} --deployment-targets OrganizationalUnitIds=${on},Accounts=${id},AccountFilterType=INTERSECTION --regions ${region}`;
        return finding('missing', about, `is not in account ${account}, ${region}`, how);
      }),
  );
}

/** Where the StackSet was put by hand: what it makes there nobody here asked for. */
function extraInstances(
  match: Match,
  about: string,
  { targets, accounts, regions }: ExpectedStackSet,
  { instances }: StackSet,
): readonly Finding[] {
  const wanted = accounts?.flatMap((id) => match.liveId(id) ?? id);
  const below = new Set(membersBelow(match, targets, match.tree.accounts).map(({ id }) => id));
  const isWanted = ({ accountId, region }: StackInstance): boolean =>
    below.has(accountId) && wanted?.includes(accountId) !== false && regions.includes(region);
  return instances
    .filter((one) => !isWanted(one) && !isClosed(match, one.accountId))
    .map(({ accountId, region }) => {
      const where = `is in ${match.describe(accountId)}, ${region}, but nobody here defined it`;
      return finding('extra', about, where, DELETE_THERE);
    });
}

const DELETE_THERE =
  'If nobody needs it there: CloudFormation console, StackSets: Delete stacks from StackSet, of that account and Region.';

/** AWS takes its stacks with it, and changes nothing in it before. */
function isClosed({ tree }: Match, accountId: string): boolean {
  return tree.accounts.some(({ id, status }) => id === accountId && status !== 'ACTIVE');
}

/** Open member accounts that the assembly has; others are told by themselves. A StackSet never reaches the management account. */
function accountsBelow(match: Match, targets: readonly string[]): readonly Account[] {
  return membersBelow(match, targets, [...match.accounts.values()]);
}

function membersBelow(match: Match, targets: readonly string[], accounts: readonly Account[]): readonly Account[] {
  const { tree, organization } = match;
  const roots = targets.flatMap((target) => match.liveId(target) ?? []);
  const isBelow = (parentId: string | undefined): boolean =>
    parentId !== undefined &&
    (roots.includes(parentId) || isBelow(tree.organizationalUnits.find(({ id }) => id === parentId)?.parentId));
  return accounts.filter(
    ({ id, status, parentId }) => status === 'ACTIVE' && id !== organization.managementAccountId && isBelow(parentId),
  );
}
