import type { ManagedPolicy, ManagedPolicyReference } from './model';
import { AssemblyError } from '../assembly-error';

const AWS_MANAGED_ARN = /^arn:aws[a-z-]*:iam::aws:policy\//;

export function isAwsManaged(arn: string): boolean {
  return AWS_MANAGED_ARN.test(arn);
}

/** The managed policies of one account, found by ARN. */
export class ManagedPolicies {
  private readonly byArn: ReadonlyMap<string, ManagedPolicy>;

  public constructor(policies: readonly ManagedPolicy[]) {
    this.byArn = new Map(policies.map((policy) => [policy.arn, policy]));
  }

  /**
   * @param where who names it, for the message
   * @throws AssemblyError if it is a customer-managed policy that no template puts into the account
   */
  public reference(arn: string, where: string): ManagedPolicyReference {
    const name = arn.split('/').at(-1) ?? arn;
    if (isAwsManaged(arn)) return { arn, name, owner: 'aws' };
    const policy = this.byArn.get(arn);
    if (policy === undefined) {
      throw new AssemblyError({
        where,
        found: `names the policy ${arn}, which no template of the assembly creates in that account`,
        mend: 'Create it there, or name another.',
      });
    }
    return { arn, name: policy.name, owner: 'customer', document: policy.document };
  }
}
