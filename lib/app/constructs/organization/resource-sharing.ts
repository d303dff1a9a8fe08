import type { CfnResource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { OrganizationCall } from '../custom-resources/organization-call';

/**
 * Lets accounts share resources with the organization and its OUs, without an invitation for each. RAM has a call of its
 * own for it, which also makes its service-linked role; trusted access by Organizations alone is not enough.
 *
 * @see https://docs.aws.amazon.com/ram/latest/APIReference/API_EnableSharingWithAwsOrganization.html
 */
export class ResourceSharing extends Construct {
  public readonly resources: readonly CfnResource[];

  public constructor(scope: Construct, id: string) {
    super(scope, id);
    const sharing = new OrganizationCall(this, 'Sharing', {
      why: 'CloudFormation has no resource type for sharing with the organization.',
      service: 'ram',
      command: 'EnableSharingWithAwsOrganization',
      identity: 'resource-sharing',
      iamActions: [
        'ram:EnableSharingWithAwsOrganization',
        'organizations:EnableAWSServiceAccess',
        'organizations:DescribeOrganization',
        'iam:CreateServiceLinkedRole',
      ],
    });
    this.resources = [sharing.resource];
  }
}
