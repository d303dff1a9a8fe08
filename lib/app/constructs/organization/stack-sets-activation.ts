import type { CfnResource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { OrganizationCall } from '../custom-resources/organization-call';

/**
 * Lets StackSets deploy into the organization's accounts. Trusted access by Organizations alone is not enough: CloudFormation
 * creates its roles only through its own call, which may be repeated.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ActivateOrganizationsAccess.html
 */
export class StackSetsActivation extends Construct {
  public readonly resources: readonly CfnResource[];

  public constructor(scope: Construct, id: string) {
    super(scope, id);
    const activation = new OrganizationCall(this, 'Activation', {
      why: 'CloudFormation has no resource type that activates StackSets for an organization.',
      service: 'cloudformation',
      command: 'ActivateOrganizationsAccess',
      identity: 'stack-sets-activation',
      iamActions: [
        'cloudformation:ActivateOrganizationsAccess',
        'cloudformation:DescribeOrganizationsAccess',
        'organizations:EnableAWSServiceAccess',
        'organizations:DescribeOrganization',
        'iam:CreateServiceLinkedRole',
      ],
    });
    this.resources = [activation.resource];
  }
}
