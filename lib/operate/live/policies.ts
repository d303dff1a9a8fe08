import type { OrganizationsClient, PolicySummary, PolicyType } from '@aws-sdk/client-organizations';
import type { AwsClients } from './clients';
import type { Each } from './each';
import type { OrganizationPolicy } from './model';
import { told, toldJson } from './told';

/** Every policy of a type with its content and what it is attached to. */
export async function readPolicies(
  clients: AwsClients,
  type: string,
  each: Each,
): Promise<readonly OrganizationPolicy[]> {
  const { paginateListPolicies } = await import('@aws-sdk/client-organizations');
  const client = await clients.organizations();
  const found: PolicySummary[] = [];
  for await (const { Policies = [] } of paginateListPolicies({ client }, { Filter: type as PolicyType })) {
    found.push(...Policies);
  }
  return each('organization policies', found, (summary) => readPolicy(client, type, summary));
}

async function readPolicy(
  client: OrganizationsClient,
  type: string,
  { Id, Name, AwsManaged }: PolicySummary,
): Promise<OrganizationPolicy> {
  const { DescribePolicyCommand, paginateListTargetsForPolicy } = await import('@aws-sdk/client-organizations');
  const id = told(Id, 'organizations:ListPolicies', 'Policies.Id');
  const name = told(Name, 'organizations:ListPolicies', 'Policies.Name');
  const { Policy } = await client.send(new DescribePolicyCommand({ PolicyId: id }));
  const targetIds: string[] = [];
  for await (const { Targets = [] } of paginateListTargetsForPolicy({ client }, { PolicyId: id })) {
    targetIds.push(
      ...Targets.map(({ TargetId }) => told(TargetId, 'organizations:ListTargetsForPolicy', 'Targets.TargetId')),
    );
  }
  const content = toldJson(Policy?.Content, 'organizations:DescribePolicy', `Policy.Content of ${name}`);
  return { id, name, type, owner: AwsManaged === true ? 'aws' : 'customer', content, targetIds };
}
