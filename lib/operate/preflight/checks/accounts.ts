import { LiveError, type Account as LiveAccount } from '../../live';
import { isClosing, wayOutOf } from '../../live/account-states';
import { entryOf } from '../../../base/entry-of';
import { logicalId } from '../../../base/logical-id';
import type { Account } from '../../../model/landing-zone';
import { ok, orOk, toDo, toDoSoon, type Check, type CheckContext, type Finding } from '../check';
import { deployedOrganization, textOf, type DeployedResource, type DeployedResources } from '../../deployed/resources';

const place = (key: string): string => `config/accounts.ts → ${key}`;

async function liveAccounts({ live }: CheckContext): Promise<readonly LiveAccount[]> {
  return (await live.organization()) === undefined ? [] : (await live.tree()).accounts;
}

/** Accounts that the next deploy creates, by key. */
export async function accountsToCreate({ zone, live }: CheckContext): Promise<readonly (readonly [string, Account])[]> {
  const deployed = await deployedOrganization(zone, live);
  return Object.entries(zone.accounts).filter(
    ([key, { existing }]) => existing === undefined && deployed[logicalId('Account', key)] === undefined,
  );
}

/** Closed accounts count for the 90 days that AWS keeps them. */
export const accountQuota: Check = {
  name: 'account quota',
  async run(context) {
    const { zone } = context;
    const live = await liveAccounts(context);
    const addresses = new Set(live.map(({ email }) => email.toLowerCase()));
    // Those that are there already are to be adopted.
    const create = (await accountsToCreate(context)).filter(
      ([, { email }]) => !addresses.has(email.toLowerCase()),
    ).length;
    const { allowed, source } = await quota(context);
    const present = Math.max(1, live.length);
    const invited = await invitedTo(context);
    const invitations = invited.length === 0 ? '' : `${invited.length} invited, `;
    const used = `${present} exist, ${create} to create, ${invitations}${allowed} allowed (${source})`;
    if (present + create + invited.length <= allowed) {
      if (zone.company.accountQuota === allowed) return [ok(used)];
      const how = `config/company.ts → accountQuota: ${allowed}`;
      return [toDoSoon(`${used}; the config says ${zone.company.accountQuota}`, how)];
    }
    const { partition } = await context.live.caller();
    const console = 'https://us-east-1.console.aws.amazon.com/servicequotas/home/services/organizations/quotas';
    const how = `Ask for more ("Default maximum number of accounts"): ${console}`;
    return [toDo(used, partition === 'aws' ? how : 'Ask AWS for more.')];
  },
};

async function invitedTo({ live }: CheckContext): Promise<readonly string[]> {
  return (await live.organization()) === undefined ? [] : live.openInvitations();
}

async function quota({ zone, live }: CheckContext): Promise<{ readonly allowed: number; readonly source: string }> {
  try {
    return { allowed: await live.accountQuota(), source: 'Service Quotas' };
  } catch (error) {
    if (!(error instanceof LiveError)) throw error;
    return { allowed: zone.company.accountQuota, source: 'config, since Service Quotas does not say' };
  }
}

/** What was created here is in the organization still, and open. */
export const createdAccounts: Check = {
  name: 'created accounts',
  async run(context) {
    const deployed = await deployedOrganization(context.zone, context.live);
    const live = await liveAccounts(context);
    const created = Object.entries(context.zone.accounts).flatMap(([key, { existing }]) => {
      const resource = entryOf(deployed, logicalId('Account', key));
      return existing !== undefined || resource === undefined ? [] : [{ key, id: resource.physicalId }];
    });
    const findings = created.flatMap(({ key, id }): readonly Finding[] => {
      const found = live.find((account) => account.id === id);
      if (found === undefined) {
        return [toDo(`${place(key)}: ${id} is not in the organization any more`, 'Invite it again, or take it out.')];
      }
      if (found.status === 'ACTIVE') return [];
      return [toDo(`${place(key)}: ${id} is ${found.status}: AWS refuses changes of it`, wayOutOf(found.status))];
    });
    return orOk(findings, `${created.length}, all open`);
  },
};

/** E-mail, name and role name cannot change through CloudFormation: the update fails, and its rollback fails too. */
export const accountIdentity: Check = {
  name: 'account identity',
  async run(context) {
    const { zone, live } = context;
    const deployed = await deployedOrganization(zone, live);
    const accounts = await liveAccounts(context);
    const identityFindings = Object.entries(zone.accounts).flatMap(([key, account]) => {
      const resource = deployed[logicalId('Account', key)];
      if (account.existing !== undefined || resource?.type !== 'AWS::Organizations::Account') return [];
      const wanted = { Email: account.email, AccountName: account.name };
      return identityChanges(key, identityOf(resource, accounts), wanted);
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

type Identity = Readonly<Record<keyof typeof OUTSIDE, string | undefined>>;

/** After an update that failed, the template says what was wished for, and CloudFormation wishes it again. */
function identityOf(resource: DeployedResource, accounts: readonly LiveAccount[]): Identity {
  const wished = { Email: textOf(resource, 'Email'), AccountName: textOf(resource, 'AccountName') };
  const found = accounts.find(({ id }) => id === resource.physicalId);
  return resource.status === 'UPDATE_FAILED' && found !== undefined
    ? { Email: found.email, AccountName: found.name }
    : wished;
}

function identityChanges(account: string, deployed: Identity, wanted: Identity): readonly Finding[] {
  return (['Email', 'AccountName'] as const).flatMap((property) => {
    const before = deployed[property];
    if (before === undefined || before === wanted[property]) return [];
    const { key, command } = OUTSIDE[property];
    const what = `${place(account)}: its ${key} changes from ${before} to ${wanted[property] ?? ''}`;
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
    const { id = '' } = (await context.live.organization()) ?? {};
    const isCreatedHere = context.zone.organization.existing === undefined;
    // An organization that is to be created has no accounts to adopt.
    const organizationToo = isCreatedHere ? `, and config/organization.ts → existing: '${id}'` : '';
    const findings = create.flatMap(([key, { email }]) => {
      const found = live.find((account) => account.email.toLowerCase() === email.toLowerCase());
      if (found === undefined) return [];
      if (found.status !== 'ACTIVE') {
        const what = `${place(key)}: ${email} belongs to ${found.id}, which is ${found.status}`;
        const other = 'Take another e-mail address.';
        return [
          toDo(what, isClosing(found.status) ? other : `${other} Or adopt it afterwards: ${wayOutOf(found.status)}`),
        ];
      }
      const how = `Adopt it: ${place(key)}: existing: '${found.id}'${organizationToo}`;
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
    const deployed = await deployedOrganization(context.zone, context.live);
    const invited = await invitedTo(context);
    const management = (await context.live.organization())?.managementAccountId;
    const adopted = Object.entries(context.zone.accounts).filter(([, { existing }]) => existing !== undefined);
    const findings = adopted.flatMap(([key, account]): readonly Finding[] => {
      const id = account.existing ?? '';
      const found = live.find((one) => one.id === id);
      if (found === undefined && invited.includes(id)) {
        const how = `Accept it there, with credentials of ${id}: aws organizations list-handshakes-for-account, then accept-handshake`;
        return [toDo(`${place(key)}: ${id} is invited and has not accepted`, how)];
      }
      if (found === undefined) {
        const how = `Correct the id, or invite it: aws organizations invite-account-to-organization --target Id=${id},Type=ACCOUNT`;
        return [toDo(`${place(key)}: ${id} is not in the organization`, how)];
      }
      if (found.status !== 'ACTIVE') {
        return [toDo(`${place(key)}: ${id} is ${found.status}`, wayOutOf(found.status))];
      }
      const another = anotherThan(found, account, keysOfCreated(context, deployed), management);
      if (another !== undefined) return [toDo(`${place(key)}: ${id} is ${another.what}`, another.how)];
      if (found.name === account.name) return [];
      return [
        toDoSoon(`${place(key)}: ${id} is called "${found.name}" in AWS`, `${place(key)}: name: '${found.name}'`),
      ];
    });
    return orOk(findings, `${adopted.length}, all there`);
  },
};

/** Keys of accounts that a stack has made and the config still lets it have, by id. */
function keysOfCreated({ zone }: CheckContext, deployed: DeployedResources): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(zone.accounts).flatMap(([key, { existing }]) => {
      const resource = entryOf(deployed, logicalId('Account', key));
      return existing !== undefined || resource === undefined ? [] : [[resource.physicalId, key] as const];
    }),
  );
}

/** A wrong id would move an account that somebody works in. @returns what it is instead, and what to do */
function anotherThan(
  { id, email }: LiveAccount,
  wanted: Account,
  created: ReadonlyMap<string, string>,
  management: string | undefined,
): { readonly what: string; readonly how: string } | undefined {
  const how = 'Correct the id.';
  if (id === management) return { what: 'the management account, which the landing zone moves nowhere', how };
  const key = created.get(id);
  if (key !== undefined) return { what: `the account of ${key}`, how };
  if (email.toLowerCase() === wanted.email.toLowerCase()) return undefined;
  return {
    what: `an account with the e-mail address ${email}, not ${wanted.email}`,
    how: `Correct the id; or, where it is the right account, the address: email: '${email}'`,
  };
}
