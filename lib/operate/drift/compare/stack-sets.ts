import type { Account, LiveAws, StackInstance, StackSet, StackSetRoles } from '../../live';
import { undo } from '../call';
import type { ExpectedStackSet } from '../expected';
import { finding, type Finding } from '../finding';
import type { Match } from '../match';
import { DEPLOY } from './ways';

/** StackSets: whether they may deploy, reach accounts that arrive, and are where they have to be. */
export async function compareStackSets(match: Match, live: LiveAws): Promise<readonly Finding[]> {
  const { stackSets } = match.expected;
  const findings: Finding[] = [];
  const ofMembers = stackSets.filter(({ roles }) => roles === undefined);
  for (const region of new Set(ofMembers.map(({ home }) => home))) {
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
    ...otherRoles(match, about, expected, found),
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
          `See why: aws cloudformation list-stack-instances --stack-set-name ${found.name} --region ${expected.home}`,
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

/** Whoever deploys by another role may make other things, or elsewhere. */
function otherRoles(match: Match, about: string, expected: ExpectedStackSet, found: StackSet): readonly Finding[] {
  const { roles, name, home } = expected;
  const is = match.symbolic(JSON.stringify(found.roles ?? {}));
  if (is === JSON.stringify(roles ?? {})) return [];
  const byRole = ({ administrationArn, execution }: StackSetRoles): string =>
    `${execution}, which ${administrationArn} takes`;
  const what = `deploys by ${found.roles === undefined ? 'roles of AWS' : byRole(found.roles)}`;
  if (roles === undefined) return [finding('changed', about, `${what}, not by those of AWS`, DEPLOY)];
  const arn = roles.administrationArn.replace(/(?<=^arn:aws:iam::)[^:]*/, match.organization.managementAccountId);
  const how = `aws cloudformation update-stack-set --stack-set-name ${name} --use-previous-template --administration-role-arn ${arn} --execution-role-name ${roles.execution} --region ${home}`;
  return [finding('changed', about, `${what}, not by ${byRole({ ...roles, administrationArn: arn })}`, how)];
}

function missingInstances(
  match: Match,
  about: string,
  expected: ExpectedStackSet,
  { instances }: StackSet,
): readonly Finding[] {
  const { targets, regions, name, home, roles } = expected;
  return accountsFor(match, expected, [...match.accounts.values()]).flatMap(({ id, name: account }) =>
    regions
      .filter((region) => !instances.some((one) => one.accountId === id && one.region === region))
      .map((region) => {
        const on = targets.flatMap((target) => match.liveId(target) ?? []).join(',');
        const where =
          roles === undefined
            ? `--deployment-targets OrganizationalUnitIds=${on},Accounts=${id},AccountFilterType=INTERSECTION`
            : `--accounts ${id}`;
        const how = `aws cloudformation create-stack-instances --stack-set-name ${name} ${where} --regions ${region} --region ${home}`;
        return finding('missing', about, `is not in account ${account}, ${region}`, how);
      }),
  );
}

/** Where the StackSet was put by hand: what it makes there nobody here asked for. */
function extraInstances(
  match: Match,
  about: string,
  expected: ExpectedStackSet,
  { instances }: StackSet,
): readonly Finding[] {
  const wanted = new Set(accountsFor(match, expected, match.tree.accounts).map(({ id }) => id));
  const isWanted = ({ accountId, region }: StackInstance): boolean =>
    wanted.has(accountId) && expected.regions.includes(region);
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

/** Open accounts that it has to be in; those that the assembly does not have are told by themselves. */
function accountsFor(match: Match, expected: ExpectedStackSet, accounts: readonly Account[]): readonly Account[] {
  const { targets, roles } = expected;
  const named = expected.accounts?.flatMap((id) => match.liveId(id) ?? id);
  if (roles !== undefined) return accounts.filter(({ id, status }) => status === 'ACTIVE' && named?.includes(id));
  return membersBelow(match, targets, accounts).filter(({ id }) => named === undefined || named.includes(id));
}

/** A service-managed StackSet never reaches the management account. */
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
