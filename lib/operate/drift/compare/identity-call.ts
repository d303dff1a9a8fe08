import type { JsonObject } from '../../../base/json';
import type { LiveAws } from '../../live';
import type { Call } from '../call';

/** Calls of IAM Identity Center where the assembly has it. */
export class IdentityCalls {
  private constructor(
    private readonly region: string,
    private readonly instanceArn: string,
    private readonly identityStoreId: string,
  ) {}

  public static async of(live: LiveAws, region: string): Promise<IdentityCalls> {
    const { instanceArn = '', identityStoreId = '' } = (await live.identityCenter(region)) ?? {};
    return new IdentityCalls(region, instanceArn, identityStoreId);
  }

  public ofCenter(operation: string, parameters: JsonObject): Call {
    const { region } = this;
    return { service: 'sso-admin', operation, parameters: { InstanceArn: this.instanceArn, ...parameters }, region };
  }

  public ofStore(operation: string, parameters: JsonObject): Call {
    const { region } = this;
    const all = { IdentityStoreId: this.identityStoreId, ...parameters };
    return { service: 'identitystore', operation, parameters: all, region };
  }

  /** Changes of a permission set, and what brings them into its accounts. */
  public ofSet(arn: string, operation: string, parameters: JsonObject): readonly [Call, Call] {
    const provision = { PermissionSetArn: arn, TargetType: 'ALL_PROVISIONED_ACCOUNTS' };
    return [
      this.ofCenter(operation, { PermissionSetArn: arn, ...parameters }),
      this.ofCenter('ProvisionPermissionSet', provision),
    ];
  }
}
