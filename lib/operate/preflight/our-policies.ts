import { batchOfPolicy } from '../../choice/batch-places';
import type { ChosenPolicy } from '../../choice/choose';
import { policyLogicalId } from '../../choice/organization-policies';
import { stackPlace } from '../../model/batches';
import { deployedResources, stacksWith } from '../deployed/resources';
import { COMPLIANCE_STACK } from '../deployed/stacks';
import type { CheckContext } from './check';

interface Stood {
  readonly stack: string;
  readonly logicalId: string;
}

/** Organization policies that stacks of the landing zone have. */
export class OurPolicies {
  private constructor(
    private readonly zone: CheckContext['zone'],
    private readonly byId: ReadonlyMap<string, Stood>,
  ) {}

  public static async of({ zone, live }: Pick<CheckContext, 'zone' | 'live'>): Promise<OurPolicies> {
    const { homeRegion } = zone.company;
    const stacks = [...(await stacksWith(live, ['guardrails'], homeRegion)), COMPLIANCE_STACK];
    const found = await live.each('stacks', stacks, async (stack) =>
      Object.entries(await deployedResources(live, stack, homeRegion))
        .filter(([, { type }]) => type === 'AWS::Organizations::Policy')
        .map(([logicalId, { physicalId }]) => [physicalId, { stack, logicalId }] as const),
    );
    return new OurPolicies(zone, new Map(found.flat()));
  }

  /** @param id `p-…` */
  public has(id: string): boolean {
    return this.byId.has(id);
  }

  /** Name of the stack that has it. */
  public stackWith(id: string): string | undefined {
    return this.byId.get(id)?.stack;
  }

  /** Id of a policy that is there already: what has its name in another stack, or under another logical id, is another one. */
  public idOf(policy: ChosenPolicy): string | undefined {
    const { stack, logicalId } = this.placeOf(policy);
    return [...this.byId].find(([, one]) => one.stack === stack && one.logicalId === logicalId)?.[0];
  }

  private placeOf(policy: ChosenPolicy): Stood {
    if ('logicalId' in policy) return { stack: COMPLIANCE_STACK, logicalId: policy.logicalId };
    const { stackName } = stackPlace('guardrails', batchOfPolicy(this.zone, policy));
    return { stack: stackName, logicalId: policyLogicalId(policy) };
  }
}
