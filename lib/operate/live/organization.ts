import type { Account as SdkAccount, OrganizationsClient } from '@aws-sdk/client-organizations';
import type { JsonObject } from '../../base/json';
import type { AwsClients } from './clients';
import type { Each } from './each';
import { isAwsError, LiveError } from './live-error';
import type { Account, DelegatedAdministrator, Organization, OrganizationalUnit, OrganizationTree } from './model';
import { told, toldJson } from './told';

/** @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganization.html */
export async function readOrganization(clients: AwsClients): Promise<Organization | undefined> {
  const { DescribeOrganizationCommand } = await import('@aws-sdk/client-organizations');
  try {
    const { Organization: found } = await (await clients.organizations()).send(new DescribeOrganizationCommand({}));
    const api = 'organizations:DescribeOrganization';
    return {
      id: told(found?.Id, api, 'Organization.Id'),
      featureSet: told(found?.FeatureSet, api, 'Organization.FeatureSet'),
      managementAccountId: told(found?.MasterAccountId, api, 'Organization.MasterAccountId'),
    };
  } catch (error) {
    if (isAwsError(error, 'AWSOrganizationsNotInUseException')) return undefined;
    throw error;
  }
}

const LIST_ROOTS = 'organizations:ListRoots';

/** Root, OUs and accounts, level by level from the root down. */
export async function readTree(clients: AwsClients, each: Each): Promise<OrganizationTree> {
  const { paginateListRoots } = await import('@aws-sdk/client-organizations');
  const client = await clients.organizations();
  const organizationalUnits: OrganizationalUnit[] = [];
  const accounts: Account[] = [];
  for await (const { Roots = [] } of paginateListRoots({ client }, {})) {
    for (const { Id, PolicyTypes = [] } of Roots) {
      const rootId = told(Id, LIST_ROOTS, 'Roots.Id');
      accounts.push(...(await accountsIn(client, rootId)));
      let level = await unitsIn(client, { id: rootId, path: '' });
      while (level.length > 0) {
        organizationalUnits.push(...level);
        const below = await each('OUs of a level', level, async (unit) => ({
          accounts: await accountsIn(client, unit.id),
          units: await unitsIn(client, unit),
        }));
        for (const one of below) accounts.push(...one.accounts);
        level = below.flatMap(({ units }) => units);
      }
      const policyTypes = PolicyTypes.map(({ Type, Status }) => ({
        type: told(Type, LIST_ROOTS, 'Roots.PolicyTypes.Type'),
        status: told(Status, LIST_ROOTS, 'Roots.PolicyTypes.Status'),
      }));
      return { rootId, policyTypes, organizationalUnits, accounts };
    }
  }
  throw new LiveError('failed', `${LIST_ROOTS} names no root`);
}

async function unitsIn(
  client: OrganizationsClient,
  parent: Pick<OrganizationalUnit, 'id' | 'path'>,
): Promise<OrganizationalUnit[]> {
  const { paginateListOrganizationalUnitsForParent } = await import('@aws-sdk/client-organizations');
  const units: OrganizationalUnit[] = [];
  for await (const page of paginateListOrganizationalUnitsForParent({ client }, { ParentId: parent.id })) {
    for (const { Id, Name } of page.OrganizationalUnits ?? []) {
      const api = 'organizations:ListOrganizationalUnitsForParent';
      const [id, name] = [told(Id, api, 'OrganizationalUnits.Id'), told(Name, api, 'OrganizationalUnits.Name')];
      units.push({ id, name, parentId: parent.id, path: parent.path === '' ? name : `${parent.path}/${name}` });
    }
  }
  return units;
}

async function accountsIn(client: OrganizationsClient, parentId: string): Promise<readonly Account[]> {
  const { paginateListAccountsForParent } = await import('@aws-sdk/client-organizations');
  const accounts: Account[] = [];
  for await (const { Accounts = [] } of paginateListAccountsForParent({ client }, { ParentId: parentId })) {
    accounts.push(...Accounts.map((account) => asAccount(account, parentId)));
  }
  return accounts;
}

function asAccount({ Id, Name, Email, State }: SdkAccount, parentId: string): Account {
  const api = 'organizations:ListAccountsForParent';
  return {
    id: told(Id, api, 'Accounts.Id'),
    name: told(Name, api, 'Accounts.Name'),
    email: told(Email, api, 'Accounts.Email'),
    status: told(State, api, 'Accounts.State'),
    parentId,
  };
}

export async function readAccountTags(clients: AwsClients, id: string): Promise<Readonly<Record<string, string>>> {
  const { paginateListTagsForResource } = await import('@aws-sdk/client-organizations');
  const client = await clients.organizations();
  const tags = new Map<string, string>();
  for await (const { Tags = [] } of paginateListTagsForResource({ client }, { ResourceId: id })) {
    for (const { Key, Value = '' } of Tags) tags.set(told(Key, 'organizations:ListTagsForResource', 'Tags.Key'), Value);
  }
  return Object.fromEntries(tags);
}

export async function readTrustedServices(clients: AwsClients): Promise<readonly string[]> {
  const { paginateListAWSServiceAccessForOrganization } = await import('@aws-sdk/client-organizations');
  const client = await clients.organizations();
  const services: string[] = [];
  for await (const page of paginateListAWSServiceAccessForOrganization({ client }, {})) {
    for (const { ServicePrincipal } of page.EnabledServicePrincipals ?? []) {
      const api = 'organizations:ListAWSServiceAccessForOrganization';
      services.push(told(ServicePrincipal, api, 'EnabledServicePrincipals.ServicePrincipal'));
    }
  }
  return services.sort();
}

export async function readDelegatedAdministrators(clients: AwsClients): Promise<readonly DelegatedAdministrator[]> {
  const { paginateListDelegatedAdministrators, paginateListDelegatedServicesForAccount } =
    await import('@aws-sdk/client-organizations');
  const client = await clients.organizations();
  const found: DelegatedAdministrator[] = [];
  for await (const { DelegatedAdministrators = [] } of paginateListDelegatedAdministrators({ client }, {})) {
    for (const { Id } of DelegatedAdministrators) {
      const accountId = told(Id, 'organizations:ListDelegatedAdministrators', 'DelegatedAdministrators.Id');
      for await (const page of paginateListDelegatedServicesForAccount({ client }, { AccountId: accountId })) {
        for (const { ServicePrincipal } of page.DelegatedServices ?? []) {
          const api = 'organizations:ListDelegatedServicesForAccount';
          found.push({ accountId, service: told(ServicePrincipal, api, 'DelegatedServices.ServicePrincipal') });
        }
      }
    }
  }
  return found;
}

/** @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeResourcePolicy.html */
export async function readResourcePolicy(clients: AwsClients): Promise<JsonObject | undefined> {
  const { DescribeResourcePolicyCommand } = await import('@aws-sdk/client-organizations');
  try {
    const { ResourcePolicy } = await (await clients.organizations()).send(new DescribeResourcePolicyCommand({}));
    return toldJson(ResourcePolicy?.Content, 'organizations:DescribeResourcePolicy', 'ResourcePolicy.Content');
  } catch (error) {
    if (isAwsError(error, 'ResourcePolicyNotFoundException')) return undefined;
    throw error;
  }
}

/**
 * An invitation counts as an account until it is answered, or over after 15 days.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListHandshakesForOrganization.html
 */
export async function readOpenInvitations(clients: AwsClients): Promise<readonly string[]> {
  const { paginateListHandshakesForOrganization } = await import('@aws-sdk/client-organizations');
  const client = await clients.organizations();
  const found: string[] = [];
  const invitations = { Filter: { ActionType: 'INVITE' as const } };
  for await (const { Handshakes = [] } of paginateListHandshakesForOrganization({ client }, invitations)) {
    for (const { State, Action, Parties = [] } of Handshakes) {
      if (Action !== 'INVITE' || (State !== 'OPEN' && State !== 'REQUESTED')) continue;
      const [{ Id } = {}] = Parties.filter(({ Type }) => Type !== 'ORGANIZATION');
      found.push(told(Id, 'organizations:ListHandshakesForOrganization', 'Handshakes.Parties.Id'));
    }
  }
  return found;
}
