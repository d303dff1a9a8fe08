import type { CfnResource } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { OrganizationCall } from '../custom-resources/organization-call';

export interface Delegation {
  /** Package of the service in the AWS SDK, and its prefix in IAM. */
  readonly service: 'guardduty' | 'inspector2' | 'macie2' | 'securityhub';
  readonly command: string;
  /** Command that lists the administrators, which is also its IAM action. */
  readonly list: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Makes the security account a service's administrator in one region. Each service has a call of its own for it, region
 * by region, which registers the account with Organizations and switches the service on there.
 */
export function delegate(scope: Construct, region: string, delegation: Delegation): CfnResource {
  const { service, command, list, parameters } = delegation;
  return new OrganizationCall(scope, `delegation in ${region}`, {
    service,
    command,
    parameters,
    why: `CloudFormation has no resource type for the administrator of ${service}.`,
    region,
    identity: `${service}-administrator-${region}`,
    iamActions: [
      `${service}:${command}`,
      `${service}:${list}`,
      'organizations:DescribeAccount',
      'organizations:DescribeOrganization',
      'organizations:EnableAWSServiceAccess',
      'organizations:ListAWSServiceAccessForOrganization',
      'organizations:ListDelegatedAdministrators',
      'organizations:RegisterDelegatedAdministrator',
      'iam:CreateServiceLinkedRole',
    ],
  }).resource;
}

/** What the four services need to know of the organization. */
export interface OrganizationServiceProps {
  readonly regions: readonly string[];
  readonly securityAccountId: string;
  /** Role in the security account that the management account may assume: some calls only an administrator can make. */
  readonly securityAccountRoleArn: string;
}
