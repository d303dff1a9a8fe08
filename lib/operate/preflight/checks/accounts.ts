import { LiveError, type Account as LiveAccount } from '../../live';
import { logicalId } from '../../../base/logical-id';
import type { Account } from '../../../model/landing-zone';
import { ok, orOk, toDo, toDoSoon, type Check, type CheckContext, type Finding } from '../check';
import { deployedOrganization, textOf, type DeployedResource } from '../../deployed/resources';

const place = (key: string): string => `config/accounts.ts → ${key}`;

async function liveAccounts({ live }: CheckContext): Promise<readonly LiveAccount[]> {
  return (await live.organization()) === undefined ? [] : (await live.tree()).accounts;
}

/** Accounts that the next deploy creates, by key. */
async function accountsToCreate({ zone, live }: CheckContext): Promise<readonly (readonly [string, Account])[]> {
  const deployed = await deployedOrganization(zone, live);
  return Object.entries(zone.accounts).filter(
    ([key, { existing }]) => existing === undefined && deployed[logicalId('Account', key)] === undefined,
  );
}

/** Closed accounts count for the 90 days that AWS keeps them. */
export const accountQuota: Check = {
  name: 'account quota',
  async run(context) {
    const { zone, live } = context;
    const present = Math.max(1, (await liveAccounts(context)).length);
    const create = (await accountsToCreate(context)).length;
    const { allowed, source } = await quota(context);
    const used = `${present} exist, ${create} to create, ${allowed} allowed (${source})`;
    if (present + create <= allowed) {
      if (zone.company.accountQuota === allowed) return [ok(used)];
      const how = `config/company.ts → accountQuota: ${allowed}`;
      return [toDoSoon(`${used}; the config says ${zone.company.accountQuota}`, how)];
    }
    const { partition } = await live.caller();
    const console = 'https://us-east-1.console.aws.amazon.com/servicequotas/home/services/organizations/quotas';
    const how = `Ask for more ("Default maximum number of accounts"): ${console}`;
    return [toDo(used, partition === 'aws' ? how : 'Ask AWS for more.')];
  },
};

async function quota({ zone, live }: CheckContext): Promise<{ readonly allowed: number; readonly source: string }> {
  try {
    return { allowed: await live.accountQuota(), source: 'Service Quotas' };
  } catch (error) {
    if (!(error instanceof LiveError)) throw error;
    return { allowed: zone.company.accountQuota, source: 'config, since Service Quotas does not say' };
  }
}

/** E-mail, name and role name cannot change through CloudFormation: the update fails, and its rollback fails too. */
export const accountIdentity: Check = {
  name: 'account identity',
  async run({ zone, live }) {
    const deployed = await deployedOrganization(zone, live);
    const identityFindings = Object.entries(zone.accounts).flatMap(([key, account]) => {
      const resource = deployed[logicalId('Account', key)];
      if (account.existing !== undefined || resource?.type !== 'AWS::Organizations::Account') return [];
      return identityChanges(key, resource, { Email: account.email, AccountName: account.name });
    });
    const findings = [
      ...identityFindings,
      ...roleNameChange(Object.values(deployed), zone.organization.accountAccessRoleName),
    ];
    return orOk(findings, 'no e-mail, name or role name of an account changes');
  },
};

/** How to do it without CloudFormation, once the account is adopted. */
const OUTSIDE: Readonly<Record<'Email' | 'AccountName', { readonly key: string; readonly command: string }>> = {
  Email: {
    key: 'email',
    command: 'aws account start-primary-email-update --account-id <id> --primary-email <address>',
  },
  AccountName: { key: 'name', command: 'aws account put-account-name --account-id <id> --account-name <name>' },
};

function identityChanges(
  account: string,
  deployed: DeployedResource,
  wanted: Readonly<Record<keyof typeof OUTSIDE, string>>,
): readonly Finding[] {
  return (['Email', 'AccountName'] as const).flatMap((property) => {
    const before = textOf(deployed, property);
    if (before === undefined || before === wanted[property]) return [];
    const { key, command } = OUTSIDE[property];
    const what = `${place(account)}: its ${key} changes from ${before} to ${wanted[property]}`;
    const way = `To change it, adopt the account (existing: '<id>', deploy), then ${command}.`;
    return [toDo(what, `Put it back: ${key}: '${before}'. ${way}`)];
  });
}

function roleNameChange(deployed: readonly DeployedResource[], wanted: string): readonly Finding[] {
  const accounts = deployed.filter(({ type }) => type === 'AWS::Organizations::Account');
  const before = accounts.map((account) => textOf(account, 'RoleName')).find((name) => name !== wanted);
  if (before === undefined) return [];
  const what = `the role name of ${accounts.length} accounts changes from ${before} to ${wanted}`;
  return [toDo(what, `Put it back: config/organization.ts → accountAccessRoleName: '${before}'.`)];
}

/** An e-mail address is an account's for ever: creating a second one fails. */
export const accountsPresent: Check = {
  name: 'accounts to create',
  async run(context) {
    const create = await accountsToCreate(context);
    const live = await liveAccounts(context);
    const findings = create.flatMap(([key, { email }]) => {
      const found = live.find((account) => account.email.toLowerCase() === email.toLowerCase());
      if (found === undefined) return [];
      if (found.status !== 'ACTIVE') {
        return [
          toDo(`${place(key)}: ${email} belongs to ${found.id}, which is closed`, 'Take another e-mail address.'),
        ];
      }
      const how = `${place(key)}: existing: '${found.id}' adopts it; or take it into the stack: npx cdk import Organization`;
      return [toDo(`${place(key)}: an account with ${email} exists (${found.id}, "${found.name}")`, how)];
    });
    return orOk(findings, `${create.length}, no e-mail address taken in the organization`);
  },
};

/** Adopted accounts are in the organization, open, and called what the config calls them. */
export const adoptedAccounts: Check = {
  name: 'adopted accounts',
  async run(context) {
    const live = await liveAccounts(context);
    const adopted = Object.entries(context.zone.accounts).filter(([, { existing }]) => existing !== undefined);
    const findings = adopted.flatMap(([key, account]): readonly Finding[] => {
      const id = account.existing ?? '';
      const found = live.find((one) => one.id === id);
      if (found === undefined) {
        const how = `Correct the id, or invite it: aws organizations invite-account-to-organization --target Id=${id},Type=ACCOUNT`;
        return [toDo(`${place(key)}: ${id} is not in the organization`, how)];
      }
      if (found.status !== 'ACTIVE') {
        return [
          toDo(
            `${place(key)}: ${id} is ${found.status}`,
            'Take it out of the config, or ask AWS Support to reopen it.',
          ),
        ];
      }
      if (found.name === account.name) return [];
      return [
        toDoSoon(`${place(key)}: ${id} is called "${found.name}" in AWS`, `${place(key)}: name: '${found.name}'`),
      ];
    });
    return orOk(findings, `${adopted.length}, all there`);
  },
};
