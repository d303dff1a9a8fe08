import type { AwsClients } from './clients';
import { isAwsError } from './live-error';
import type { Stack, StackResource } from './model';
import { told } from './told';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html */
export async function readStacks(clients: AwsClients, region: string): Promise<readonly Stack[]> {
  const { paginateDescribeStacks } = await import('@aws-sdk/client-cloudformation');
  const client = await clients.cloudFormation(region);
  const stacks: Stack[] = [];
  for await (const { Stacks = [] } of paginateDescribeStacks({ client }, {})) {
    for (const { StackName, StackStatus, Outputs = [], EnableTerminationProtection } of Stacks) {
      const api = 'cloudformation:DescribeStacks';
      stacks.push({
        name: told(StackName, api, 'Stacks.StackName'),
        status: told(StackStatus, api, 'Stacks.StackStatus'),
        outputs: Object.fromEntries(
          Outputs.map(({ OutputKey, OutputValue = '' }) => [
            told(OutputKey, api, 'Stacks.Outputs.OutputKey'),
            OutputValue,
          ]),
        ),
        terminationProtection: EnableTerminationProtection === true ? 'on' : 'off',
      });
    }
  }
  return stacks;
}

/** The template as it was given. CloudFormation has no error of its own for a stack that is not there: the message says so. */
export async function readStackTemplate(
  clients: AwsClients,
  name: string,
  region: string,
): Promise<string | undefined> {
  const { GetTemplateCommand } = await import('@aws-sdk/client-cloudformation');
  try {
    const client = await clients.cloudFormation(region);
    const { TemplateBody } = await client.send(new GetTemplateCommand({ StackName: name }));
    return told(TemplateBody, 'cloudformation:GetTemplate', 'TemplateBody');
  } catch (error) {
    if (isNoStack(error)) return undefined;
    throw error;
  }
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStackResources.html */
export async function readStackResources(
  clients: AwsClients,
  name: string,
  region: string,
  roleArn?: string,
): Promise<readonly StackResource[]> {
  const { paginateListStackResources } = await import('@aws-sdk/client-cloudformation');
  const client = await clients.cloudFormation(region, roleArn);
  const api = 'cloudformation:ListStackResources';
  const found: StackResource[] = [];
  try {
    for await (const page of paginateListStackResources({ client }, { StackName: name })) {
      for (const resource of page.StackResourceSummaries ?? []) {
        found.push({
          logicalId: told(resource.LogicalResourceId, api, 'StackResourceSummaries.LogicalResourceId'),
          type: told(resource.ResourceType, api, 'StackResourceSummaries.ResourceType'),
          // What was never made has none.
          physicalId: resource.PhysicalResourceId ?? '',
          status: told(resource.ResourceStatus, api, 'StackResourceSummaries.ResourceStatus'),
        });
      }
    }
  } catch (error) {
    if (!isNoStack(error)) throw error;
  }
  return found;
}

function isNoStack(error: unknown): boolean {
  return isAwsError(error, 'ValidationError') && (error as Error).message.endsWith('does not exist');
}
