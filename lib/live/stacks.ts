import type { AwsClients } from './clients';
import type { Stack } from './model';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html */
export async function readStack(clients: AwsClients, name: string, region: string): Promise<Stack | undefined> {
  const { DescribeStacksCommand } = await import('@aws-sdk/client-cloudformation');
  const answer = await unlessAbsent(async () =>
    (await clients.cloudFormation(region)).send(new DescribeStacksCommand({ StackName: name })),
  );
  const [stack] = answer?.Stacks ?? [];
  if (stack === undefined) return undefined;
  const outputs = (stack.Outputs ?? []).map(
    ({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue] as const,
  );
  return { name, status: stack.StackStatus ?? '', outputs: Object.fromEntries(outputs) };
}

/** The template as it was given, macros and all. */
export async function readStackTemplate(
  clients: AwsClients,
  name: string,
  region: string,
): Promise<string | undefined> {
  const { GetTemplateCommand } = await import('@aws-sdk/client-cloudformation');
  const answer = await unlessAbsent(async () =>
    (await clients.cloudFormation(region)).send(new GetTemplateCommand({ StackName: name })),
  );
  return answer?.TemplateBody;
}

/** CloudFormation has no error of its own for a stack that is not there: only the message says so. */
async function unlessAbsent<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof Error && error.name === 'ValidationError' && error.message.endsWith('does not exist')) {
      return undefined;
    }
    throw error;
  }
}
