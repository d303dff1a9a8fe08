import { CustomResource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { CustomType } from '../../../base/template-contract';
import type { Access } from '../../../model/landing-zone';
import { identityCenterHandler, SERVICE_TIMEOUT } from '../custom-resources/handlers';

export interface IdentityCenterProps {
  /**
   * Instance and identity store.
   *
   * @default - looked up at deploy time; where IAM Identity Center is not enabled the deploy says how to enable it
   */
  readonly known?: Access['identityCenter'];
}

/**
 * The organization instance of IAM Identity Center. Only a person can enable it, in the console: AWS has no API for it.
 *
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/enable-identity-center.html
 */
export class IdentityCenter extends Construct {
  public readonly instanceArn: string;
  public readonly identityStoreId: string;

  public constructor(scope: Construct, id: string, props: IdentityCenterProps) {
    super(scope, id);
    if (props.known !== undefined) {
      this.instanceArn = props.known.instanceArn;
      this.identityStoreId = props.known.identityStoreId;
      return;
    }
    const instance = new CustomResource(this, 'Resource', {
      resourceType: CustomType.IDENTITY_CENTER_INSTANCE,
      serviceToken: identityCenterHandler(this),
      serviceTimeout: SERVICE_TIMEOUT,
    });
    this.instanceArn = instance.getAttString('InstanceArn');
    this.identityStoreId = instance.getAttString('IdentityStoreId');
  }
}
