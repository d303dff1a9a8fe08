import type { Account, Assembly, MadeResource } from '../../assembly';
import type { LandingZone } from '../../model/landing-zone';
import { physicalIds } from '../deployed/resources';
import { LiveError, type LiveAws, type StackInstance } from '../live';
import { toDoSoon, type CheckContext, type Finding } from './check';

/** An account of the assembly that is there. */
export interface AccountThere {
  readonly account: Account;
  /** Twelve digits. */
  readonly id: string;
}

/** The role by which a member account is read. */
export function accessTo({ account, id }: AccountThere, zone: LandingZone): { readonly roleArn?: string } {
  if (account.kind === 'management') return {};
  return { roleArn: `arn:aws:iam::${id}:role/${zone.organization.accountAccessRoleName}` };
}

/** What stacks of the landing zone have made. */
export class Ours {
  private readonly inDoubt = new Map<string, string>();
  private readonly live: LiveAws;
  private readonly zone: LandingZone;

  public constructor(
    private readonly assembly: Assembly,
    { live, zone }: Pick<CheckContext, 'live' | 'zone'>,
  ) {
    this.live = live;
    this.zone = zone;
  }

  public async has({ region, source }: MadeResource, there: AccountThere): Promise<boolean> {
    const home = this.assembly.stacks.find(({ stackName }) => stackName === source.stackName)?.region ?? region;
    if (source.stackSet === undefined)
      return (await physicalIds(this.live, source.stackName, home)).has(source.logicalId);
    const { name, logicalId } = source.stackSet;
    const set = await this.live.stackSet(name, home);
    const instance = set?.instances.find((one) => one.accountId === there.id && one.region === region);
    if (instance === undefined) return false;
    return instance.status === 'CURRENT' || (await this.isInFailed(logicalId, instance, there, name));
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
      return (await physicalIds(this.live, stackId, region, accessTo(there, this.zone).roleArn)).has(logicalId);
    } catch (error) {
      if (!(error instanceof LiveError) || error.kind === 'no credentials') throw error;
      this.inDoubt.set(`StackSet ${name} in ${there.id}, ${region}`, error.message);
      return true;
    }
  }

  /** Where a StackSet's stack failed and cannot be read, nobody here can tell what of it is there. */
  public notAsked(): readonly Finding[] {
    return [...this.inDoubt].map(([where, why]) =>
      toDoSoon(
        `${where}: its stack failed, and what it has could not be read, so what is there was not asked: ${why}`,
        'npm run drift names it; if the deploy ends there: docs/deploying.md#when-a-deploy-fails',
      ),
    );
  }
}
