import type { InstanceMetadata, SSOAdminClient } from '@aws-sdk/client-sso-admin';
import { readCaller } from './account';
import type { AwsClients } from './clients';
import type { Each } from './each';
import { isAwsError, LiveError } from './live-error';
import type { Assignment, Group, IdentityCenter, Membership, PermissionSet, User } from './model';
import { told, toldJson } from './told';

/** @see https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_ListInstances.html */
export async function readIdentityCenter(clients: AwsClients, region: string): Promise<IdentityCenter | undefined> {
  const { paginateListInstances } = await import('@aws-sdk/client-sso-admin');
  const instances: InstanceMetadata[] = [];
  for await (const page of paginateListInstances({ client: await clients.ssoAdmin(region) }, {})) {
    instances.push(...(page.Instances ?? []));
  }
  const [found] = (await ofTheOrganization(clients, instances)).sort((one, other) => rank(one) - rank(other));
  if (found === undefined) return undefined;
  const { InstanceArn, IdentityStoreId, Status = ACTIVE, StatusReason, PrimaryRegion = region } = found;
  const arn = told(InstanceArn, 'sso:ListInstances', 'Instances.InstanceArn');
  if (Status !== ACTIVE) {
    const status = StatusReason === undefined ? Status : `${Status} (${StatusReason})`;
    return { instanceArn: arn, identityStoreId: IdentityStoreId ?? '', status };
  }
  return {
    instanceArn: arn,
    identityStoreId: told(IdentityStoreId, 'sso:ListInstances', 'Instances.IdentityStoreId'),
    ...(PrimaryRegion === region ? {} : { primaryRegion: PrimaryRegion }),
  };
}

const ACTIVE = 'ACTIVE';

function rank({ Status = ACTIVE }: InstanceMetadata): number {
  return Status === ACTIVE ? 0 : 1;
}

/** AWS lists what members have for themselves, too: the organization's is the management account's, whose credentials these are. */
async function ofTheOrganization(
  clients: AwsClients,
  instances: readonly InstanceMetadata[],
): Promise<InstanceMetadata[]> {
  if (instances.every(({ OwnerAccountId }) => OwnerAccountId === undefined)) return [...instances];
  const { accountId } = await readCaller(clients);
  return instances.filter(({ OwnerAccountId = accountId }) => OwnerAccountId === accountId);
}

async function instanceIn(clients: AwsClients, region: string): Promise<IdentityCenter> {
  const found = await readIdentityCenter(clients, region);
  if (found === undefined) throw new LiveError('failed', `IAM Identity Center is not enabled in ${region}`);
  if (found.status !== undefined) {
    throw new LiveError('failed', `IAM Identity Center in ${region} is ${found.status}`);
  }
  if (found.primaryRegion !== undefined) {
    throw new LiveError(
      'failed',
      `IAM Identity Center has its permission sets in ${found.primaryRegion}, not in ${region}`,
    );
  }
  return found;
}

export async function readPermissionSets(
  clients: AwsClients,
  region: string,
  each: Each,
): Promise<readonly PermissionSet[]> {
  const { instanceArn } = await instanceIn(clients, region);
  const client = await clients.ssoAdmin(region);
  return each('permission sets', await permissionSetArns(client, instanceArn), (arn) =>
    readPermissionSet(client, { InstanceArn: instanceArn, PermissionSetArn: arn }),
  );
}

async function permissionSetArns(client: SSOAdminClient, instanceArn: string): Promise<readonly string[]> {
  const { paginateListPermissionSets } = await import('@aws-sdk/client-sso-admin');
  const arns: string[] = [];
  for await (const { PermissionSets = [] } of paginateListPermissionSets({ client }, { InstanceArn: instanceArn })) {
    arns.push(...PermissionSets);
  }
  return arns;
}

/** Handed to every paginator as a copy: the SDK writes its token into what it is given, and the next one would start there. */
interface PermissionSetId {
  readonly InstanceArn: string;
  readonly PermissionSetArn: string;
}

async function readPermissionSet(client: SSOAdminClient, id: PermissionSetId): Promise<PermissionSet> {
  const sso = await import('@aws-sdk/client-sso-admin');
  const { PermissionSet: found } = await client.send(new sso.DescribePermissionSetCommand(id));
  const name = told(found?.Name, 'sso:DescribePermissionSet', 'PermissionSet.Name');
  const managedPolicyArns: string[] = [];
  for await (const page of sso.paginateListManagedPoliciesInPermissionSet({ client }, { ...id })) {
    const api = 'sso:ListManagedPoliciesInPermissionSet';
    managedPolicyArns.push(
      ...(page.AttachedManagedPolicies ?? []).map(({ Arn }) => told(Arn, api, 'AttachedManagedPolicies.Arn')),
    );
  }
  const customerManagedPolicies: PermissionSet['customerManagedPolicies'][number][] = [];
  for await (const page of sso.paginateListCustomerManagedPolicyReferencesInPermissionSet({ client }, { ...id })) {
    const api = 'sso:ListCustomerManagedPolicyReferencesInPermissionSet';
    for (const { Name, Path = '/' } of page.CustomerManagedPolicyReferences ?? []) {
      customerManagedPolicies.push({ name: told(Name, api, 'CustomerManagedPolicyReferences.Name'), path: Path });
    }
  }
  const { InlinePolicy = '' } = await client.send(new sso.GetInlinePolicyForPermissionSetCommand(id));
  const boundary = await readBoundary(client, id);
  return {
    arn: id.PermissionSetArn,
    name,
    sessionDuration: found?.SessionDuration ?? 'PT1H',
    managedPolicyArns,
    customerManagedPolicies,
    ...(InlinePolicy === ''
      ? {}
      : { inlinePolicy: toldJson(InlinePolicy, 'sso:GetInlinePolicyForPermissionSet', `InlinePolicy of ${name}`) }),
    ...(boundary === undefined ? {} : { boundary }),
  };
}

async function readBoundary(client: SSOAdminClient, id: PermissionSetId): Promise<PermissionSet['boundary']> {
  const { GetPermissionsBoundaryForPermissionSetCommand } = await import('@aws-sdk/client-sso-admin');
  try {
    const { PermissionsBoundary } = await client.send(new GetPermissionsBoundaryForPermissionSetCommand(id));
    const { ManagedPolicyArn, CustomerManagedPolicyReference: own } = PermissionsBoundary ?? {};
    const api = 'sso:GetPermissionsBoundaryForPermissionSet';
    if (own === undefined) return told(ManagedPolicyArn, api, 'PermissionsBoundary.ManagedPolicyArn');
    const name = told(own.Name, api, 'PermissionsBoundary.CustomerManagedPolicyReference.Name');
    return { name, path: own.Path ?? '/' };
  } catch (error) {
    if (isAwsError(error, 'ResourceNotFoundException')) return undefined;
    throw error;
  }
}

/** Who has which permission set in which account. */
export async function readAssignments(clients: AwsClients, region: string, each: Each): Promise<readonly Assignment[]> {
  const { instanceArn, identityStoreId } = await instanceIn(clients, region);
  const sso = await import('@aws-sdk/client-sso-admin');
  const client = await clients.ssoAdmin(region);
  const names = new PrincipalNames(clients, region, identityStoreId);
  const sets = await each('where permission sets are', await permissionSetArns(client, instanceArn), async (arn) => {
    const id = { InstanceArn: instanceArn, PermissionSetArn: arn };
    const ids: string[] = [];
    for await (const page of sso.paginateListAccountsForProvisionedPermissionSet({ client }, { ...id })) {
      ids.push(...(page.AccountIds ?? []));
    }
    return ids.map((AccountId) => ({ ...id, AccountId }));
  });
  const found = await each('permission sets in accounts', sets.flat(), async (place) => {
    const assignments: Assignment[] = [];
    for await (const page of sso.paginateListAccountAssignments({ client }, { ...place })) {
      for (const { PrincipalType, PrincipalId } of page.AccountAssignments ?? []) {
        const api = 'sso:ListAccountAssignments';
        const type = told(PrincipalType, api, 'AccountAssignments.PrincipalType');
        const principalType = type === 'USER' ? 'user' : 'group';
        const principalId = told(PrincipalId, api, 'AccountAssignments.PrincipalId');
        const principal = await names.nameOf(principalType, principalId);
        const { PermissionSetArn: permissionSetArn, AccountId: accountId } = place;
        assignments.push({ permissionSetArn, accountId, principalType, principalId, principal });
      }
    }
    return assignments;
  });
  return found.flat();
}

/** @see https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_ListGroups.html */
export async function readGroups(clients: AwsClients, region: string): Promise<readonly Group[]> {
  const { identityStoreId: IdentityStoreId } = await instanceIn(clients, region);
  const { paginateListGroups } = await import('@aws-sdk/client-identitystore');
  const groups: Group[] = [];
  const client = await clients.identityStore(region);
  for await (const { Groups = [] } of paginateListGroups({ client }, { IdentityStoreId })) {
    for (const { GroupId, DisplayName } of Groups) {
      const api = 'identitystore:ListGroups';
      // A directory may have groups without a display name, which no config can name.
      groups.push({ id: told(GroupId, api, 'Groups.GroupId'), name: DisplayName ?? '' });
    }
  }
  return groups;
}

/** @see https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_ListGroupMemberships.html */
export async function readMembers(
  clients: AwsClients,
  region: string,
  GroupId: string,
): Promise<readonly Membership[]> {
  const { identityStoreId: IdentityStoreId } = await instanceIn(clients, region);
  const { paginateListGroupMemberships } = await import('@aws-sdk/client-identitystore');
  const client = await clients.identityStore(region);
  const api = 'identitystore:ListGroupMemberships';
  const found: Membership[] = [];
  for await (const page of paginateListGroupMemberships({ client }, { IdentityStoreId, GroupId })) {
    for (const { MembershipId, MemberId } of page.GroupMemberships ?? []) {
      found.push({
        id: told(MembershipId, api, 'GroupMemberships.MembershipId'),
        userId: told(MemberId?.UserId, api, 'GroupMemberships.MemberId.UserId'),
      });
    }
  }
  return found;
}

/** Names of groups and users, each asked for once. */
class PrincipalNames {
  private readonly known = new Map<string, Promise<string>>();

  public constructor(
    private readonly clients: AwsClients,
    private readonly region: string,
    private readonly identityStoreId: string,
  ) {}

  public nameOf(type: Assignment['principalType'], id: string): Promise<string> {
    let name = this.known.get(id);
    if (name === undefined) {
      name = this.read(type, id);
      this.known.set(id, name);
    }
    return name;
  }

  private async read(type: Assignment['principalType'], id: string): Promise<string> {
    const { DescribeGroupCommand, DescribeUserCommand } = await import('@aws-sdk/client-identitystore');
    const client = await this.clients.identityStore(this.region);
    const store = { IdentityStoreId: this.identityStoreId };
    try {
      if (type === 'user') {
        const { UserName } = await client.send(new DescribeUserCommand({ ...store, UserId: id }));
        return told(UserName, 'identitystore:DescribeUser', 'UserName');
      }
      const { DisplayName } = await client.send(new DescribeGroupCommand({ ...store, GroupId: id }));
      return told(DisplayName, 'identitystore:DescribeGroup', 'DisplayName');
    } catch (error) {
      if (isAwsError(error, 'ResourceNotFoundException')) return id;
      throw error;
    }
  }
}

/**
 * Users of the identity store, whoever made them.
 *
 * @see https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_ListUsers.html
 */
export async function readUsers(clients: AwsClients, region: string): Promise<readonly User[]> {
  const { paginateListUsers } = await import('@aws-sdk/client-identitystore');
  const { identityStoreId: IdentityStoreId } = await instanceIn(clients, region);
  const client = await clients.identityStore(region);
  const found: User[] = [];
  for await (const { Users = [] } of paginateListUsers({ client }, { IdentityStoreId })) {
    for (const { UserId, UserName = '', Name, Emails = [] } of Users) {
      const email = (Emails.find(({ Primary }) => Primary === true) ?? Emails[0])?.Value ?? '';
      const { GivenName: givenName = '', FamilyName: familyName = '' } = Name ?? {};
      found.push({
        id: told(UserId, 'identitystore:ListUsers', 'Users.UserId'),
        userName: UserName,
        givenName,
        familyName,
        email,
      });
    }
  }
  return found;
}
