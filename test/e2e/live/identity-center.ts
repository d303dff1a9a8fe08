import { IdentitystoreClient, ListGroupsCommand } from '@aws-sdk/client-identitystore';
import {
  DescribePermissionSetCommand,
  GetInlinePolicyForPermissionSetCommand,
  GetPermissionsBoundaryForPermissionSetCommand,
  ListAccountAssignmentsCommand,
  ListAccountsForProvisionedPermissionSetCommand,
  ListCustomerManagedPolicyReferencesInPermissionSetCommand,
  ListInstancesCommand,
  ListManagedPoliciesInPermissionSetCommand,
  ListPermissionSetsCommand,
  SSOAdminClient,
  type PermissionsBoundary,
} from '@aws-sdk/client-sso-admin';
import type { Aws, Place } from '../harness/aws';
import { everyPage } from '../harness/pages';

export interface LivePermissionSet {
  readonly arn: string;
  readonly name: string;
  readonly sessionDuration: string;
  readonly managedPolicyArns: readonly string[];
  readonly customerManagedPolicies: readonly { readonly name: string; readonly path: string }[];
  /** JSON text. @default none */
  readonly inlinePolicy?: string;
  /** @default none */
  readonly boundary?: PermissionsBoundary;
}

export interface LiveAssignment {
  readonly group: string;
  readonly permissionSet: string;
  readonly accountId: string;
}

/** IAM Identity Center as AWS says it is. */
export interface LiveIdentityCenter {
  readonly groups: readonly string[];
  readonly permissionSets: readonly LivePermissionSet[];
  readonly assignments: readonly LiveAssignment[];
}

/** @param accountIds where assignments are looked for */
export async function readIdentityCenter(
  aws: Aws,
  place: Place,
  accountIds: readonly string[],
): Promise<LiveIdentityCenter> {
  const client = aws.client(SSOAdminClient, place);
  const { Instances: [instance] = [] } = await client.send(new ListInstancesCommand({}));
  const { InstanceArn: instanceArn = '', IdentityStoreId = '' } = instance ?? {};
  const store = aws.client(IdentitystoreClient, place);
  const groups = await everyPage(
    (NextToken) => store.send(new ListGroupsCommand({ IdentityStoreId, NextToken })),
    (page) => page.Groups,
    (page) => page.NextToken,
  );
  const names = new Map(groups.map(({ GroupId = '', DisplayName = '' }) => [GroupId, DisplayName]));
  const arns = await everyPage(
    (NextToken) => client.send(new ListPermissionSetsCommand({ InstanceArn: instanceArn, NextToken })),
    (page) => page.PermissionSets,
    (page) => page.NextToken,
  );
  const permissionSets = await Promise.all(arns.map((arn) => readPermissionSet(client, instanceArn, arn)));
  const assignments = await Promise.all(
    permissionSets.map((set) => readAssignments(client, instanceArn, set, accountIds, names)),
  );
  return { groups: [...names.values()].sort(), permissionSets, assignments: assignments.flat() };
}

async function readPermissionSet(client: SSOAdminClient, InstanceArn: string, arn: string): Promise<LivePermissionSet> {
  const which = { InstanceArn, PermissionSetArn: arn };
  const { PermissionSet } = await client.send(new DescribePermissionSetCommand(which));
  const { AttachedManagedPolicies = [] } = await client.send(new ListManagedPoliciesInPermissionSetCommand(which));
  const { CustomerManagedPolicyReferences = [] } = await client.send(
    new ListCustomerManagedPolicyReferencesInPermissionSetCommand(which),
  );
  const { InlinePolicy = '' } = await client.send(new GetInlinePolicyForPermissionSetCommand(which));
  const boundary = await readBoundary(client, which);
  return {
    arn,
    name: PermissionSet?.Name ?? '',
    sessionDuration: PermissionSet?.SessionDuration ?? '',
    managedPolicyArns: AttachedManagedPolicies.map(({ Arn = '' }) => Arn).sort(),
    customerManagedPolicies: CustomerManagedPolicyReferences.map(({ Name: name = '', Path: path = '/' }) => ({
      name,
      path,
    })),
    ...(InlinePolicy === '' ? {} : { inlinePolicy: InlinePolicy }),
    ...(boundary === undefined ? {} : { boundary }),
  };
}

async function readBoundary(
  client: SSOAdminClient,
  which: { readonly InstanceArn: string; readonly PermissionSetArn: string },
): Promise<PermissionsBoundary | undefined> {
  try {
    return (await client.send(new GetPermissionsBoundaryForPermissionSetCommand(which))).PermissionsBoundary;
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

async function readAssignments(
  client: SSOAdminClient,
  InstanceArn: string,
  { arn: PermissionSetArn, name: permissionSet }: LivePermissionSet,
  accountIds: readonly string[],
  groups: ReadonlyMap<string, string>,
): Promise<readonly LiveAssignment[]> {
  const { AccountIds = [] } = await client.send(
    new ListAccountsForProvisionedPermissionSetCommand({ InstanceArn, PermissionSetArn }),
  );
  // What the listing of accounts left out would be access that nobody sees: every account is asked.
  const everywhere = [...new Set([...AccountIds, ...accountIds])];
  const found = await Promise.all(
    everywhere.map(async (accountId) => {
      const { AccountAssignments = [] } = await client.send(
        new ListAccountAssignmentsCommand({ InstanceArn, PermissionSetArn, AccountId: accountId }),
      );
      return AccountAssignments.map(({ PrincipalId = '' }) => ({
        group: groups.get(PrincipalId) ?? PrincipalId,
        permissionSet,
        accountId,
      }));
    }),
  );
  return found.flat();
}
