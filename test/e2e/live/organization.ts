import {
  DescribeOrganizationCommand,
  DescribePolicyCommand,
  ListAccountsCommand,
  ListAWSServiceAccessForOrganizationCommand,
  ListOrganizationalUnitsForParentCommand,
  ListParentsCommand,
  ListPoliciesCommand,
  ListRootsCommand,
  ListTagsForResourceCommand,
  ListTargetsForPolicyCommand,
  OrganizationsClient,
  type PolicyType,
} from '@aws-sdk/client-organizations';
import { everyPage } from '../harness/pages';
import type { Aws, Place } from '../harness/aws';

export interface LiveUnit {
  readonly id: string;
  readonly name: string;
  readonly parentId: string;
  /** Names from below the root down to itself, for example `engineering/dev`. */
  readonly path: string;
}

export interface LiveAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly status: string;
  readonly parentId: string;
  readonly tags: Readonly<Record<string, string>>;
}

export interface LivePolicy {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** As AWS keeps it. */
  readonly content: string;
  readonly targetIds: readonly string[];
}

/** An organization as AWS says it is. */
export interface LiveOrganization {
  readonly id: string;
  readonly featureSet: string;
  readonly managementAccountId: string;
  readonly rootId: string;
  readonly enabledPolicyTypes: readonly string[];
  readonly trustedServices: readonly string[];
  /** Parents before children. */
  readonly units: readonly LiveUnit[];
  readonly accounts: readonly LiveAccount[];
  /** Without those that AWS manages. */
  readonly policies: readonly LivePolicy[];
}

export async function readOrganization(aws: Aws, place: Place): Promise<LiveOrganization> {
  const client = aws.client(OrganizationsClient, place);
  const { Organization } = await client.send(new DescribeOrganizationCommand({}));
  const { Roots: [root] = [] } = await client.send(new ListRootsCommand({}));
  const rootId = root?.Id ?? '';
  const enabledPolicyTypes = (root?.PolicyTypes ?? [])
    .filter(({ Status }) => Status === 'ENABLED')
    .map(({ Type }) => String(Type))
    .sort();
  return {
    id: Organization?.Id ?? '',
    featureSet: Organization?.FeatureSet ?? '',
    managementAccountId: Organization?.MasterAccountId ?? '',
    rootId,
    enabledPolicyTypes,
    trustedServices: await readTrustedServices(client),
    units: await readUnits(client, rootId, ''),
    accounts: await readAccounts(client),
    policies: await readPolicies(client, enabledPolicyTypes),
  };
}

async function readTrustedServices(client: OrganizationsClient): Promise<readonly string[]> {
  const found = await everyPage(
    (NextToken) => client.send(new ListAWSServiceAccessForOrganizationCommand({ NextToken })),
    (page) => page.EnabledServicePrincipals,
    (page) => page.NextToken,
  );
  return found.map(({ ServicePrincipal }) => ServicePrincipal ?? '').sort();
}

async function readUnits(client: OrganizationsClient, parentId: string, above: string): Promise<readonly LiveUnit[]> {
  const children = await everyPage(
    (NextToken) => client.send(new ListOrganizationalUnitsForParentCommand({ ParentId: parentId, NextToken })),
    (page) => page.OrganizationalUnits,
    (page) => page.NextToken,
  );
  const found: LiveUnit[] = [];
  for (const { Id: id = '', Name: name = '' } of children) {
    found.push({ id, name, parentId, path: `${above}${name}` });
    found.push(...(await readUnits(client, id, `${above}${name}/`)));
  }
  return found;
}

async function readAccounts(client: OrganizationsClient): Promise<readonly LiveAccount[]> {
  const accounts = await everyPage(
    (NextToken) => client.send(new ListAccountsCommand({ NextToken })),
    (page) => page.Accounts,
    (page) => page.NextToken,
  );
  return Promise.all(
    accounts.map(async ({ Id: id = '', Name: name = '', Email: email = '', State: status = '' }) => {
      const { Parents: [parent] = [] } = await client.send(new ListParentsCommand({ ChildId: id }));
      const { Tags = [] } = await client.send(new ListTagsForResourceCommand({ ResourceId: id }));
      const tags = Object.fromEntries(Tags.map(({ Key = '', Value = '' }) => [Key, Value]));
      return { id, name, email, status, parentId: parent?.Id ?? '', tags };
    }),
  );
}

async function readPolicies(client: OrganizationsClient, types: readonly string[]): Promise<readonly LivePolicy[]> {
  const listed = await Promise.all(
    types.map((type) =>
      everyPage(
        (NextToken) => client.send(new ListPoliciesCommand({ Filter: type as PolicyType, NextToken })),
        (page) => page.Policies,
        (page) => page.NextToken,
      ),
    ),
  );
  const own = listed.flat().filter(({ AwsManaged }) => AwsManaged !== true);
  return Promise.all(
    own.map(async ({ Id: id = '', Name: name = '', Type: type = '' }) => {
      const { Policy } = await client.send(new DescribePolicyCommand({ PolicyId: id }));
      const targets = await everyPage(
        (NextToken) => client.send(new ListTargetsForPolicyCommand({ PolicyId: id, NextToken })),
        (page) => page.Targets,
        (page) => page.NextToken,
      );
      const targetIds = targets.map(({ TargetId = '' }) => TargetId).sort();
      return { id, name, type, content: Policy?.Content ?? '', targetIds };
    }),
  );
}
