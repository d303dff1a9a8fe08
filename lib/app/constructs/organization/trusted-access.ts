import type { CfnResource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { SdkCommand } from '../../../base/template-contract';
import { OrganizationCall } from '../custom-resources/organization-call';

export interface TrustedAccessProps {
  /** Service principals, for example `cloudtrail.amazonaws.com`. */
  readonly services: readonly string[];
}

/**
 * Lets services act in the organization's accounts. A service that is trusted already stays so, and none is ever taken
 * out: that would stop its work in every account at once.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_EnableAWSServiceAccess.html
 */
export class TrustedAccess extends Construct {
  public readonly resources: readonly CfnResource[];

  public constructor(scope: Construct, id: string, props: TrustedAccessProps) {
    super(scope, id);
    this.resources = props.services.map(
      (service) =>
        new OrganizationCall(this, service, {
          why: 'CloudFormation has no resource type for trusted access.',
          service: 'organizations',
          command: SdkCommand.ENABLE_SERVICE_ACCESS,
          parameters: { ServicePrincipal: service },
          identity: service,
          iamActions: ['organizations:EnableAWSServiceAccess', 'organizations:ListAWSServiceAccessForOrganization'],
        }).resource,
    );
  }
}
