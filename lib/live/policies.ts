import type { OrganizationsClient, PolicySummary, PolicyType } from '@aws-sdk/client-organizations';
import { isObject } from '../assembly/json';
import type { AwsClients } from './clients';
import { LiveError } from './live-error';
import type { OrganizationPolicy } from './model';

/** Every policy of a type with its content and what it is attached to. */
export async function readPolicies(clients: AwsClients, type: string): Promise<readonly OrganizationPolicy[]> {
  const { paginateListPolicies } = await import('@aws-sdk/client-organizations');
  const client = await clients.organizations();
  const policies: OrganizationPolicy[] = [];
  for await (const { Policies = [] } of paginateListPolicies({ client }, { Filter: type as PolicyType })) {
    for (const summary of Policies) policies.push(await readPolicy(client, type, summary));
  }
  return policies;
}

async function readPolicy(
  client: OrganizationsClient,
  type: string,
  { Id: id = '', Name: name = '', AwsManaged }: PolicySummary,
): Promise<OrganizationPolicy> {
  const { DescribePolicyCommand, paginateListTargetsForPolicy } = await import('@aws-sdk/client-organizations');
  const { Policy } = await client.send(new DescribePolicyCommand({ PolicyId: id }));
  const targetIds: string[] = [];
  for await (const { Targets = [] } of paginateListTargetsForPolicy({ client }, { PolicyId: id })) {
    targetIds.push(...Targets.map(({ TargetId = '' }) => TargetId));
  }
  const content: unknown = JSON.parse(Policy?.Content ?? '{}');
  if (!isObject(content)) throw new LiveError('failed', `organizations:DescribePolicy: ${name} holds no JSON object`);
  return { id, name, type, owner: AwsManaged === true ? 'aws' : 'customer', content, targetIds };
}
