import type { OrganizationTree } from '../../live';
import { ok, orOk, toDo, toDoSoon, type Check, type CheckContext, type Finding } from '../check';

export const partition: Check = {
  name: 'partition',
  async run({ live }) {
    const { partition: found } = await live.caller();
    if (found === 'aws') return [ok('the commercial partition (aws)')];
    return [toDo(`these credentials are of the partition ${found}`, 'Only aws is supported: use a profile there.')];
  },
};

/** The account is the one that the config names, and the organization's management account. */
export const managementAccount: Check = {
  name: 'management account',
  async run({ zone, live }) {
    const { accountId, arn } = await live.caller();
    const findings: Finding[] = [];
    const pinned = zone.company.managementAccount.accountId;
    if (pinned !== undefined && pinned !== accountId) {
      const how = `Use a profile of ${pinned}: export AWS_PROFILE=…; or correct config/company.ts → managementAccount.accountId`;
      findings.push(toDo(`these credentials are of ${accountId}, the config names ${pinned}`, how));
    }
    const organization = await live.organization();
    if (organization !== undefined && organization.managementAccountId !== accountId) {
      const { id, managementAccountId } = organization;
      const what = `${accountId} is a member of ${id}, whose management account is ${managementAccountId}`;
      findings.push(toDo(what, `Use a profile of ${managementAccountId}: export AWS_PROFILE=…`));
    }
    if (arn.endsWith(':root')) {
      findings.push(
        toDo('these are credentials of the root user', 'Use a role or an IAM user: docs/first-day.md, step 2'),
      );
    }
    if (organization?.managementAccountId === accountId) {
      findings.push(...wrongWords(zone.company.managementAccount, await live.tree(), accountId));
    }
    return orOk(findings, `${accountId}${organization === undefined ? ', in no organization yet' : ''}`);
  },
};

/** CloudFormation has no management account to change: the config says what it is. */
function wrongWords(
  { name, email }: CheckContext['zone']['company']['managementAccount'],
  { accounts }: OrganizationTree,
  accountId: string,
): readonly Finding[] {
  const found = accounts.find(({ id }) => id === accountId);
  if (found === undefined) return [];
  const place = 'config/company.ts → managementAccount';
  const findings: Finding[] = [];
  if (found.email.toLowerCase() !== email.toLowerCase()) {
    const what = `its e-mail address is ${found.email}, the config says ${email}`;
    findings.push(toDoSoon(what, `${place}.email: '${found.email}'`));
  }
  if (found.name !== name) {
    findings.push(
      toDoSoon(`it is called "${found.name}", the config says "${name}"`, `${place}.name: '${found.name}'`),
    );
  }
  return findings;
}

export const rootUser: Check = {
  name: 'root user',
  async run({ live }) {
    const { mfa, accessKeys } = await live.rootUser();
    const findings: Finding[] = [];
    const console = 'https://console.aws.amazon.com/iam/home#/security_credentials (signed in as root)';
    if (mfa === 'off') findings.push(toDo('the root user has no MFA', `Register two MFA devices: ${console}`));
    if (accessKeys > 0) findings.push(toDo('the root user has access keys', `Delete them: ${console}`));
    return orOk(findings, 'MFA is on, and there are no access keys');
  },
};
