import type { AwsClients } from './clients';
import { isAwsError } from './live-error';
import type { Stack } from './model';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html */
export async function readStacks(clients: AwsClients, region: string): Promise<readonly Stack[]> {
  const { paginateDescribeStacks } = await import('@aws-sdk/client-cloudformation');
  const client = await clients.cloudFormation(region);
  const stacks: Stack[] = [];
  for await (const { Stacks = [] } of paginateDescribeStacks({ client }, {})) {
    for (const { StackName = '', StackStatus = '', Outputs = [], EnableTerminationProtection } of Stacks) {
      stacks.push({
        name: StackName,
        status: StackStatus,
        outputs: Object.fromEntries(Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue])),
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
    return (await client.send(new GetTemplateCommand({ StackName: name }))).TemplateBody;
  } catch (error) {
    if (isAwsError(error, 'ValidationError') && (error as Error).message.endsWith('does not exist')) return undefined;
    throw error;
  }
}
