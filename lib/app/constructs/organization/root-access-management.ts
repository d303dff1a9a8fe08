import type { CfnResource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { OrganizationCall } from '../custom-resources/organization-call';

/** In the order that AWS demands: sessions need the management of credentials. */
const FEATURES = ['RootCredentialsManagement', 'RootSessions'] as const;

/**
 * Centralized root access: accounts that are created from now on have no root credentials at all, and the few tasks that
 * need a member's root are done from the management account. `iam.amazonaws.com` must be trusted before.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html
 */
export class RootAccessManagement extends Construct {
  public readonly resources: readonly CfnResource[];

  public constructor(scope: Construct, id: string) {
    super(scope, id);
    this.resources = FEATURES.map(
      (feature) =>
        new OrganizationCall(this, feature, {
          why: 'CloudFormation has no resource type for centralized root access.',
          service: 'iam',
          command: `EnableOrganizations${feature}`,
          identity: feature,
          iamActions: [
            `iam:EnableOrganizations${feature}`,
            'iam:ListOrganizationsFeatures',
            'organizations:DescribeOrganization',
          ],
        }).resource,
    );
  }
}
