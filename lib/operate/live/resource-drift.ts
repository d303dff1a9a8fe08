import { setTimeout as pause } from 'node:timers/promises';
import type {
  CloudFormationClient,
  PropertyDifference,
  StackInstanceResourceDriftsSummary,
  StackResourceDrift,
  StackSetDriftDetectionDetails,
} from '@aws-sdk/client-cloudformation';
import type { AwsClients } from './clients';
import { isAwsError, LiveError } from './live-error';
import type { ResourceDrift } from './model';
import { told } from './told';

/** How long CloudFormation is waited for. */
export interface Patience {
  readonly between: number;
  /** Questions after which nothing can be told. */
  readonly most: number;
}

/** A quarter of an hour: CloudFormation reads resource by resource. */
const PATIENCE: Patience = { between: 3_000, most: 300 };

/**
 * What CloudFormation finds changed in a stack, resource by resource.
 *
 * @returns undefined where there is no such stack
 * @throws LiveError where it could not look at all that it can look at
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-drift.html
 */
export async function readStackDrift(
  clients: AwsClients,
  name: string,
  region: string,
  patience = PATIENCE,
): Promise<readonly ResourceDrift[] | undefined> {
  const sdk = await import('@aws-sdk/client-cloudformation');
  const client = await clients.cloudFormation(region);
  let id: string;
  try {
    const { StackDriftDetectionId } = await client.send(new sdk.DetectStackDriftCommand({ StackName: name }));
    id = told(StackDriftDetectionId, 'cloudformation:DetectStackDrift', 'StackDriftDetectionId');
  } catch (error) {
    if (isAwsError(error, 'ValidationError') && (error as Error).message.includes('does not exist')) return undefined;
    throw error;
  }
  await waitedFor(patience, `stack ${name}`, async () => {
    const status = await client.send(new sdk.DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId: id }));
    const { DetectionStatus, DetectionStatusReason } = status;
    if (DetectionStatus === 'DETECTION_IN_PROGRESS') return 'running';
    return DetectionStatus === 'DETECTION_COMPLETE' ? 'done' : { failed: DetectionStatusReason ?? 'no reason given' };
  });
  return stackResources(client, name);
}

function stackResources(client: CloudFormationClient, name: string): Promise<readonly ResourceDrift[]> {
  return driftsIn('cloudformation:DescribeStackResourceDrifts', 'StackResourceDrifts', async (next) => {
    const { DescribeStackResourceDriftsCommand } = await import('@aws-sdk/client-cloudformation');
    const page = await client.send(new DescribeStackResourceDriftsCommand({ StackName: name, ...next }));
    return { found: page.StackResourceDrifts, next: page.NextToken };
  });
}

/**
 * The same of the stacks that a StackSet has in accounts, of those that differ.
 *
 * @returns undefined where there is no such StackSet
 * @throws LiveError where it could not look everywhere
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-drift.html
 */
export async function readStackSetDrift(
  clients: AwsClients,
  name: string,
  region: string,
  patience = PATIENCE,
): Promise<readonly ResourceDrift[] | undefined> {
  const sdk = await import('@aws-sdk/client-cloudformation');
  const client = await clients.cloudFormation(region);
  const operation = await detection(client, name);
  if (operation === undefined) return undefined;
  await waitedFor(patience, `StackSet ${name}`, async () => {
    const asked = { StackSetName: name, OperationId: operation };
    const { StackSetOperation } = await client.send(new sdk.DescribeStackSetOperationCommand(asked));
    const status = told(StackSetOperation?.Status, 'cloudformation:DescribeStackSetOperation', 'Status');
    if (['QUEUED', 'RUNNING', 'STOPPING'].includes(status)) return 'running';
    const missed = missedIn(StackSetOperation?.StackSetDriftDetectionDetails);
    if (status === 'SUCCEEDED' && missed === 0) return 'done';
    return { failed: `${status}, ${missed} stacks could not be looked at` };
  });
  const found: ResourceDrift[] = [];
  const drifted = {
    StackSetName: name,
    Filters: [{ Name: 'DRIFT_STATUS' as const, Values: 'DRIFTED' }],
  };
  for await (const { Summaries = [] } of sdk.paginateListStackInstances({ client }, drifted)) {
    for (const { Account, Region } of Summaries) {
      const where = {
        accountId: told(Account, 'cloudformation:ListStackInstances', 'Summaries.Account'),
        region: told(Region, 'cloudformation:ListStackInstances', 'Summaries.Region'),
      };
      found.push(...(await instanceResources(client, name, operation, where)));
    }
  }
  return found;
}

/** Stacks of which it is said neither that they drifted nor that they are in sync: failed, or passed over. */
function missedIn(details: StackSetDriftDetectionDetails = {}): number {
  const { TotalStackInstancesCount, DriftedStackInstancesCount = 0, InSyncStackInstancesCount = 0 } = details;
  const total = told(TotalStackInstancesCount, 'cloudformation:DescribeStackSetOperation', 'TotalStackInstancesCount');
  return total - DriftedStackInstancesCount - InSyncStackInstancesCount;
}

async function detection(client: CloudFormationClient, name: string): Promise<string | undefined> {
  const { DetectStackSetDriftCommand } = await import('@aws-sdk/client-cloudformation');
  // One account after the other, and the first failure the last question, unless told.
  const OperationPreferences = {
    MaxConcurrentPercentage: 100,
    FailureTolerancePercentage: 100,
    RegionConcurrencyType: 'PARALLEL',
  } as const;
  try {
    const { OperationId } = await client.send(
      new DetectStackSetDriftCommand({ StackSetName: name, OperationPreferences }),
    );
    return told(OperationId, 'cloudformation:DetectStackSetDrift', 'OperationId');
  } catch (error) {
    if (isAwsError(error, 'StackSetNotFoundException')) return undefined;
    if (!isAwsError(error, 'OperationInProgressException')) throw error;
    throw new LiveError(
      'failed',
      `StackSet ${name} is at work (${(error as Error).message}): ask again once no deploy runs`,
    );
  }
}

async function instanceResources(
  client: CloudFormationClient,
  name: string,
  operation: string,
  instance: { readonly accountId: string; readonly region: string },
): Promise<readonly ResourceDrift[]> {
  const where = {
    StackSetName: name,
    StackInstanceAccount: instance.accountId,
    StackInstanceRegion: instance.region,
    OperationId: operation,
  };
  const found = await driftsIn('cloudformation:ListStackInstanceResourceDrifts', 'Summaries', async (next) => {
    const { ListStackInstanceResourceDriftsCommand } = await import('@aws-sdk/client-cloudformation');
    const page = await client.send(new ListStackInstanceResourceDriftsCommand({ ...where, ...next }));
    return { found: page.Summaries, next: page.NextToken };
  });
  return found.map((one) => ({ ...one, instance }));
}

interface Page {
  readonly found: readonly (StackResourceDrift | StackInstanceResourceDriftsSummary)[] | undefined;
  readonly next: string | undefined;
}

/** Of every page: the SDK goes through those of neither call by itself. */
async function driftsIn(
  api: string,
  list: string,
  read: (next: { readonly NextToken?: string }) => Promise<Page>,
): Promise<readonly ResourceDrift[]> {
  const all: ResourceDrift[] = [];
  let next: string | undefined;
  do {
    const page: Page = await read(next === undefined ? {} : { NextToken: next });
    for (const one of page.found ?? []) {
      all.push({
        logicalId: told(one.LogicalResourceId, api, `${list}.LogicalResourceId`),
        type: told(one.ResourceType, api, `${list}.ResourceType`),
        status: told(one.StackResourceDriftStatus, api, `${list}.StackResourceDriftStatus`),
        differences: differencesIn(one.PropertyDifferences, api),
      });
    }
    next = page.next;
  } while (next !== undefined && next !== '');
  return all;
}

function differencesIn(found: readonly PropertyDifference[] = [], api: string): ResourceDrift['differences'] {
  return found.map(({ PropertyPath, ExpectedValue = '', ActualValue = '', DifferenceType }) => ({
    path: told(PropertyPath, api, 'PropertyDifferences.PropertyPath'),
    expected: ExpectedValue,
    actual: ActualValue,
    kind: told(DifferenceType, api, 'PropertyDifferences.DifferenceType'),
  }));
}

type State = 'running' | 'done' | { readonly failed: string };

/** @throws LiveError where it does not end, or not well: half an answer would pass for none */
async function waitedFor({ between, most }: Patience, what: string, ask: () => Promise<State>): Promise<void> {
  for (let asked = 0; asked < most; asked += 1) {
    const state = await ask();
    if (state === 'done') return;
    if (state !== 'running')
      throw new LiveError('failed', `CloudFormation could not look into ${what}: ${state.failed}`);
    await pause(between);
  }
  throw new LiveError('failed', `CloudFormation has not ended to look into ${what}. Ask again later`);
}
