import { CfnManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { PERMISSIONS_BOUNDARY_NAME } from '../../../base/names';
import { permissionsBoundary } from '../../../catalogue/boundary/permissions-boundary';

/** As it was first deployed, whatever the catalogue says by now: IAM never changes a description, and roles hold on to the policy. */
const DESCRIPTION =
  'Whoever may create roles could give a role more than they have, and use it. Under this cap no role that a team ' +
  'makes, and nothing that runs as one, reaches beyond the workload: not identity, not the organization, not the audit trail.';

/**
 * The managed policy that caps every role that a workload team creates, in this account.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export class PermissionsBoundary extends Construct {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    const policy = new CfnManagedPolicy(this, 'Resource', {
      managedPolicyName: PERMISSIONS_BOUNDARY_NAME,
      description: DESCRIPTION,
      policyDocument: permissionsBoundary.document,
    });
    policy.overrideLogicalId('PermissionsBoundary');
    Validations.of(policy).acknowledge(
      {
        id: 'AwsSolutions-IAM5',
        reason: 'cdk-nag cannot read NotAction; a boundary grants nothing: it is the most that a role can have.',
      },
      {
        id: 'CloudFormation-Validate::W2512',
        reason: 'A boundary grants nothing; NotAction leaves out what no application role may do.',
      },
    );
  }
}
