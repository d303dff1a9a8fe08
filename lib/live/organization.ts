import type { Account as SdkAccount, OrganizationsClient } from '@aws-sdk/client-organizations';
import type { AwsClients } from './clients';
import { isAwsError, LiveError } from './live-error';
import type { Account, DelegatedAdministrator, Organization, OrganizationalUnit, OrganizationTree } from './model';

/** @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganization.html */
export async function readOrganization(clients: AwsClients): Promise<Organization | undefined> {
  const { DescribeOrganizationCommand } = await import('@aws-sdk/client-organizations');
  try {
    const { Organization: found } = await (await clients.organizations()).send(new DescribeOrganizationCommand({}));
    const { Id = '', FeatureSet = '', MasterAccountId = '' } = found ?? {};
    return { id: Id, featureSet: FeatureSet, managementAccountId: MasterAccountId };
  } catch (error) {
    if (isAwsError(error, 'AWSOrganizationsNotInUseException')) return undefined;
    throw error;
  }
}

/** Root, OUs and accounts, level by level from the root down. */
export async function readTree(clients: AwsClients): Promise<OrganizationTree> {
  const { paginateListRoots } = await import('@aws-sdk/client-organizations');
  const client = await clients.organizations();
  const organizationalUnits: OrganizationalUnit[] = [];
  const accounts: Account[] = [];
  for await (const { Roots = [] } of paginateListRoots({ client }, {})) {
    for (const { Id: rootId = '', PolicyTypes = [] } of Roots) {
      accounts.push(...(await accountsIn(client, rootId)));
      let level = await unitsIn(client, { id: rootId, path: '' });
      while (level.length > 0) {
        organizationalUnits.push(...level);
        const next: OrganizationalUnit[] = [];
        for (const unit of level) {
          accounts.push(...(await accountsIn(client, unit.id)));
          next.push(...(await unitsIn(client, unit)));
        }
        level = next;
      }
      const policyTypes = PolicyTypes.map(({ Type = '', Status = '' }) => ({ type: Type, status: Status }));
      return { rootId, policyTypes, organizationalUnits, accounts };
    }
  }
  throw new LiveError('failed', 'organizations:ListRoots names no root');
}

async function unitsIn(
  client: OrganizationsClient,
  parent: Pick<OrganizationalUnit, 'id' | 'path'>,
): Promise<OrganizationalUnit[]> {
  const { paginateListOrganizationalUnitsForParent } = await import('@aws-sdk/client-organizations');
  const units: OrganizationalUnit[] = [];
  for await (const page of paginateListOrganizationalUnitsForParent({ client }, { ParentId: parent.id })) {
    for (const { Id: id = '', Name: name = '' } of page.OrganizationalUnits ?? []) {
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

function asAccount({ Id = '', Name = '', Email = '', State, Status }: SdkAccount, parentId: string): Account {
  return { id: Id, name: Name, email: Email, status: State ?? Status ?? 'ACTIVE', parentId };
}

export async function readAccountTags(clients: AwsClients, id: string): Promise<Readonly<Record<string, string>>> {
  const { paginateListTagsForResource } = await import('@aws-sdk/client-organizations');
  const client = await clients.organizations();
  const tags: Record<string, string> = {};
  for await (const { Tags = [] } of paginateListTagsForResource({ client }, { ResourceId: id })) {
    for (const { Key = '', Value = '' } of Tags) tags[Key] = Value;
  }
  return tags;
}

export async function readTrustedServices(clients: AwsClients): Promise<readonly string[]> {
  const { paginateListAWSServiceAccessForOrganization } = await import('@aws-sdk/client-organizations');
  const client = await clients.organizations();
  const services: string[] = [];
  for await (const page of paginateListAWSServiceAccessForOrganization({ client }, {})) {
    for (const { ServicePrincipal = '' } of page.EnabledServicePrincipals ?? []) services.push(ServicePrincipal);
  }
  return services.sort();
}

export async function readDelegatedAdministrators(clients: AwsClients): Promise<readonly DelegatedAdministrator[]> {
  const { paginateListDelegatedAdministrators, paginateListDelegatedServicesForAccount } =
    await import('@aws-sdk/client-organizations');
  const client = await clients.organizations();
  const found: DelegatedAdministrator[] = [];
  for await (const { DelegatedAdministrators = [] } of paginateListDelegatedAdministrators({ client }, {})) {
    for (const { Id: accountId = '' } of DelegatedAdministrators) {
      for await (const page of paginateListDelegatedServicesForAccount({ client }, { AccountId: accountId })) {
        for (const { ServicePrincipal = '' } of page.DelegatedServices ?? []) {
          found.push({ accountId, service: ServicePrincipal });
        }
      }
    }
  }
  return found;
}
