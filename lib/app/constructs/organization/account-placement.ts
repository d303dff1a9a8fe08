import { CustomResource, type CfnResource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ACCOUNT_NAME, CustomType } from '../../../base/template-contract';
import { organizationsHandler, SERVICE_TIMEOUT } from '../custom-resources/handlers';

export interface AccountPlacementProps {
  /** Twelve digits, of an account that is in the organization already. */
  readonly accountId: string;
  /** AWS name of the account, for those who read the template: nothing else in it says the name. */
  readonly accountName: string;
  /** `ou-…` or `r-…` where it belongs. */
  readonly parentId: string;
}

/**
 * Keeps an account that was not created here in its OU, since the guardrails that hold for it are those of its OU.
 * CloudFormation only moves accounts that it created or that were imported into the stack by hand.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_MoveAccount.html
 */
export class AccountPlacement extends Construct {
  public readonly resource: CfnResource;

  public constructor(scope: Construct, id: string, props: AccountPlacementProps) {
    super(scope, id);
    const placement = new CustomResource(this, 'Resource', {
      resourceType: CustomType.ACCOUNT_PLACEMENT,
      serviceToken: organizationsHandler(this),
      serviceTimeout: SERVICE_TIMEOUT,
      properties: { AccountId: props.accountId, ParentId: props.parentId },
    });
    this.resource = placement.node.defaultChild as CfnResource;
    this.resource.addMetadata(ACCOUNT_NAME, props.accountName);
  }
}
