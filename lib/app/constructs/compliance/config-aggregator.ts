import { CfnConfigurationAggregator } from 'aws-cdk-lib/aws-config';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { CONFIG_AGGREGATOR_NAME, CONFIG_AGGREGATOR_ROLE_NAME } from '../../../base/names';

export interface ConfigAggregatorProps {
  readonly regions: readonly string[];
}

/**
 * Gathers what AWS Config finds in every account and approved region, in the security account: AWS Config's delegated
 * administrator.
 *
 * @see https://docs.aws.amazon.com/config/latest/developerguide/aggregate-data.html
 */
export class ConfigAggregator extends Construct {
  public constructor(scope: Construct, id: string, props: ConfigAggregatorProps) {
    super(scope, id);
    const role = new CfnRole(this, 'Role', {
      roleName: CONFIG_AGGREGATOR_ROLE_NAME,
      description: 'Lets the aggregator of AWS Config list the accounts of the organization',
      assumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: 'config.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      },
      managedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSConfigRoleForOrganizations'],
    });
    role.overrideLogicalId('ConfigAggregatorRole');
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM4[Policy::arn:aws:iam::aws:policy/service-role/AWSConfigRoleForOrganizations]',
      reason: 'AWS keeps it for this one purpose: it lists the accounts of the organization and does nothing else.',
    });
    new CfnConfigurationAggregator(this, 'Resource', {
      configurationAggregatorName: CONFIG_AGGREGATOR_NAME,
      organizationAggregationSource: { roleArn: role.attrArn, awsRegions: [...props.regions] },
    }).overrideLogicalId('ConfigAggregator');
  }
}
