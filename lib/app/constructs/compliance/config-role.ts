import { CfnServiceLinkedRole } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { OrganizationCall } from '../custom-resources/organization-call';
import { retainOnceCreated } from '../retain';

const SERVICE = 'config.amazonaws.com';

/**
 * The role with which AWS Config reads an account, once an account. An account that has one already fails here, as it
 * would with its recorder: see docs/compliance.md for how to adopt it.
 *
 * @see https://docs.aws.amazon.com/config/latest/developerguide/using-service-linked-roles.html
 */
export class ConfigRole extends Construct {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    retainOnceCreated(
      new CfnServiceLinkedRole(this, 'Resource', {
        awsServiceName: SERVICE,
        description: 'Reads what AWS Config records',
      }),
    ).overrideLogicalId('ConfigRole');
  }
}

/** The same in the management account, where trusting AWS Config may have made the role already. */
export class ManagementConfigRole extends Construct {
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    new OrganizationCall(this, 'Resource', {
      why: 'CloudFormation fails on a service-linked role that is there, and AWS makes this one when Config is trusted.',
      service: 'iam',
      command: 'CreateServiceLinkedRole',
      parameters: { AWSServiceName: SERVICE },
      identity: SERVICE,
      iamActions: ['iam:CreateServiceLinkedRole', 'iam:GetRole'],
    });
  }
}
