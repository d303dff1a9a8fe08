import {
  CloudFormationClient,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ListStackInstancesCommand,
  ListStackResourcesCommand,
  ListStackSetsCommand,
  type StackEvent,
} from '@aws-sdk/client-cloudformation';
import type { Aws, Place } from '../harness/aws';
import { everyPage } from '../harness/pages';

export interface LiveStack {
  readonly name: string;
  readonly status: string;
  readonly region: string;
  readonly terminationProtection: boolean;
}

export interface LiveStackInstance {
  readonly stackSet: string;
  readonly accountId: string;
  readonly region: string;
  readonly status: string;
}

export async function readStacks(aws: Aws, place: Place): Promise<readonly LiveStack[]> {
  const client = aws.client(CloudFormationClient, place);
  const stacks = await everyPage(
    (NextToken) => client.send(new DescribeStacksCommand({ NextToken })),
    (page) => page.Stacks,
    (page) => page.NextToken,
  );
  return stacks
    .map(({ StackName: name = '', StackStatus: status = '', EnableTerminationProtection }) => ({
      name,
      status,
      region: place.region,
      terminationProtection: EnableTerminationProtection ?? false,
    }))
    .filter(({ status }) => status !== 'DELETE_COMPLETE');
}

export async function readStackInstances(aws: Aws, place: Place): Promise<readonly LiveStackInstance[]> {
  const client = aws.client(CloudFormationClient, place);
  const sets = await everyPage(
    (NextToken) => client.send(new ListStackSetsCommand({ Status: 'ACTIVE', NextToken })),
    (page) => page.Summaries,
    (page) => page.NextToken,
  );
  const found = await Promise.all(
    sets.map(async ({ StackSetName: stackSet = '' }) => {
      const instances = await everyPage(
        (NextToken) => client.send(new ListStackInstancesCommand({ StackSetName: stackSet, NextToken })),
        (page) => page.Summaries,
        (page) => page.NextToken,
      );
      return instances.map(({ Account: accountId = '', Region: region = '', Status: status = '' }) => ({
        stackSet,
        accountId,
        region,
        status,
      }));
    }),
  );
  return found.flat();
}

/** Physical ids by logical id. */
export async function readStackResources(
  aws: Aws,
  place: Place,
  stackName: string,
): Promise<ReadonlyMap<string, string>> {
  const client = aws.client(CloudFormationClient, place);
  const found = await everyPage(
    (NextToken) => client.send(new ListStackResourcesCommand({ StackName: stackName, NextToken })),
    (page) => page.StackResourceSummaries,
    (page) => page.NextToken,
  );
  return new Map(
    found.map(({ LogicalResourceId = '', PhysicalResourceId = '' }) => [LogicalResourceId, PhysicalResourceId]),
  );
}

/** What the CDK appends to logical ids that are not set by hand. */
const HASH = /[0-9A-F]{8}$/;
const CHANGED = /^(?<change>CREATE|UPDATE|DELETE)_COMPLETE$/;

/** What happened to the stacks of a landing zone, told apart from what had happened before. */
export class StackHistory {
  private readonly seen = new Set<string>();

  public constructor(
    private readonly aws: Aws,
    private readonly places: readonly Place[],
  ) {}

  /**
   * Resources that changed since this was last asked, for example `CREATE lz-organization/AccountDemo`, sorted and
   * without the CDK's hash. What a stack says of itself is left out.
   */
  public async changes(): Promise<readonly string[]> {
    const events = (await Promise.all(this.places.map((place) => this.eventsIn(place)))).flat();
    const fresh = events.filter(({ EventId = '' }) => !this.seen.has(EventId));
    fresh.forEach(({ EventId = '' }) => this.seen.add(EventId));
    const changes = fresh
      .filter(({ StackId, PhysicalResourceId }) => StackId !== PhysicalResourceId)
      .flatMap(({ StackName = '', LogicalResourceId = '', ResourceStatus = '' }) => {
        const change = CHANGED.exec(ResourceStatus)?.groups?.change;
        return change === undefined ? [] : [`${change} ${StackName}/${LogicalResourceId.replace(HASH, '')}`];
      });
    return [...new Set(changes)].sort();
  }

  private async eventsIn(place: Place): Promise<readonly StackEvent[]> {
    const client = this.aws.client(CloudFormationClient, place);
    const stacks = await readStacks(this.aws, place);
    const events = await Promise.all(
      stacks.map(({ name }) =>
        everyPage(
          (NextToken) => client.send(new DescribeStackEventsCommand({ StackName: name, NextToken })),
          (page) => page.StackEvents,
          (page) => page.NextToken,
        ),
      ),
    );
    return events.flat();
  }
}
