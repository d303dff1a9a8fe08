import type { Assembly, AssemblyStack, MadeResource } from '../../assembly';
import type { Source } from '../../assembly/deployment';
import type { LandingZone } from '../../model/landing-zone';
import { accessTo, type AccountThere } from './accounts-there';
import { entryOf } from '../../base/entry-of';
import { deployedResources, physicalIds, textOf, type DeployedResources } from '../deployed/resources';
import { LiveError, type LiveAws, type StackInstance } from '../live';
import { toDo, toDoSoon, type CheckContext, type Finding } from './check';
import { identityText } from './identities';

/** What stacks of the landing zone have made. */
export class Ours {
  private readonly inDoubt = new Map<string, string>();
  /** StackSets that are there, and that their stack does not have, with the stack that would make them. */
  private readonly strays = new Map<string, string>();
  private readonly isStrayOf = new Map<string, Promise<boolean>>();
  private readonly live: LiveAws;
  private readonly zone: LandingZone;
  private readonly stacks: ReadonlyMap<string, AssemblyStack>;
  private readonly deployed = new Map<string, Promise<DeployedResources>>();
  /** What is read of one stack or StackSet, for every account. */
  private readonly ids = new Map<string, Promise<ReadonlyMap<string, string>>>();
  private readonly instances = new Map<string, Promise<ReadonlyMap<string, StackInstance>>>();

  public constructor(assembly: Assembly, { live, zone }: Pick<CheckContext, 'live' | 'zone'>) {
    this.live = live;
    this.zone = zone;
    this.stacks = new Map(assembly.stacks.map((stack) => [stack.stackName, stack]));
  }

  /** Whether a stack has it already, by the name that it is to have: `changingHands` tells which resource of the stack. */
  public async has({ type, region, source }: MadeResource, there: AccountThere): Promise<boolean> {
    const { stackName, stackSet } = source;
    const home = this.homeOf(stackName, region);
    if (stackSet === undefined) return this.isIn(await this.deployedIn(stackName, home), type, source);
    const { name, logicalId } = stackSet;
    if (await once(this.isStrayOf, name, () => this.isStray(name, source, home))) {
      this.strays.set(name, stackName);
      // Told once, as a whole.
      return true;
    }
    const instances = await once(this.instances, name, () => this.instancesOf(name, home));
    const instance = instances.get(`${there.id}, ${region}`);
    if (instance === undefined) return false;
    return instance.status === 'CURRENT' || (await this.isInFailed(logicalId, instance, there, name));
  }

  /** Whether what was found is the resource itself: a template may say one name in several ways. */
  public async isItself({ region, source }: MadeResource, found: string): Promise<boolean> {
    const { stackName, stackSet, logicalId } = source;
    if (stackSet !== undefined) return false;
    const deployed = await this.deployedIn(stackName, this.homeOf(stackName, region));
    return entryOf(deployed, logicalId)?.physicalId === found;
  }

  private homeOf(stackName: string, region: string): string {
    return this.stacks.get(stackName)?.region ?? region;
  }

  private deployedIn(stack: string, home: string): Promise<DeployedResources> {
    return once(this.deployed, `${stack} ${home}`, () => deployedResources(this.live, stack, home));
  }

  private isIn(deployed: DeployedResources, type: string, { stackName, logicalId }: Source): boolean {
    const own = entryOf(deployed, logicalId);
    const wanted = this.stacks.get(stackName)?.template.Resources[logicalId]?.Properties ?? {};
    const identity = identityText(type, wanted);
    if (identity === undefined) return own !== undefined;
    return Object.values(deployed).some((one) => identityText(one.type, one.properties) === identity);
  }

  /** AWS makes none of a name that is there. One that failed to be made, the stack has all the same. */
  private async isStray(name: string, { stackName, logicalId }: Source, home: string): Promise<boolean> {
    const resources = await this.live.stackResources(stackName, home);
    const has = resources.some(
      (one) => one.logicalId === logicalId && !/^DELETE_(?:COMPLETE|SKIPPED)$/.test(one.status),
    );
    if (has || (await this.live.stackSet(name, home)) === undefined) return false;
    const deployed = Object.values(await this.deployedIn(stackName, home));
    return !deployed.some((one) => textOf(one, 'StackSetName') === name);
  }

  private idsIn(stack: string, region: string, roleArn?: string): Promise<ReadonlyMap<string, string>> {
    return once(this.ids, `${stack} ${region}`, () => physicalIds(this.live, stack, region, roleArn));
  }

  /** Each of a StackSet's stacks, by account and Region. */
  private async instancesOf(name: string, home: string): Promise<ReadonlyMap<string, StackInstance>> {
    const set = await this.live.stackSet(name, home);
    return new Map(set?.instances.map((one) => [`${one.accountId}, ${one.region}`, one]));
  }

  /** What a stack that failed has after all, its account says. Where nobody can read it, it is in doubt. */
  private async isInFailed(
    logicalId: string,
    { stackId, region }: StackInstance,
    there: AccountThere,
    name: string,
  ): Promise<boolean> {
    if (stackId === undefined) return false;
    try {
      return (await this.idsIn(stackId, region, accessTo(there, this.zone).roleArn)).has(logicalId);
    } catch (error) {
      if (!(error instanceof LiveError) || error.kind === 'no credentials') throw error;
      this.inDoubt.set(`StackSet ${name} in ${there.id}, ${region}`, error.message);
      return true;
    }
  }

  /** AWS refuses to make them a second time. */
  public inTheWay(): readonly Finding[] {
    return [...this.strays]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, stackName]) =>
        toDo(
          `StackSet ${name} is there without the stack ${stackName}, which would make it`,
          `If nobody needs it: CloudFormation console, StackSets: delete its stacks, then it. What it keeps in accounts is in the way after that: npm run deploy names it. Nothing may guard the accounts meanwhile: see what it brings in cdk.out`,
        ),
      );
  }

  /** Where a StackSet's stack failed and cannot be read, nobody here can tell what of it is there. */
  public notAsked(): readonly Finding[] {
    return [...this.inDoubt]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([where, why]) =>
        toDoSoon(
          `${where}: its stack failed, and what it has could not be read, so what is there was not asked: ${why}`,
          'npm run drift names it; if the deploy ends there: docs/deploying.md#when-a-deploy-fails',
        ),
      );
  }
}

function once<Value>(known: Map<string, Promise<Value>>, key: string, read: () => Promise<Value>): Promise<Value> {
  const value = known.get(key) ?? read();
  known.set(key, value);
  return value;
}
