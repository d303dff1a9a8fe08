import type { CfnResource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { OrganizationCall } from '../custom-resources/organization-call';
import { delegate, type OrganizationServiceProps } from './delegation';

/**
 * The security account as administrator of Security Hub. Which accounts have it is said by an organization policy: the
 * guardrail `enable-security-hub`.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_security_hub.html
 */
export class SecurityHub extends Construct {
  public readonly delegations: readonly CfnResource[];

  public constructor(scope: Construct, id: string, props: OrganizationServiceProps) {
    super(scope, id);
    this.delegations = props.regions.map((region) => {
      const delegation = delegate(this, region, {
        service: 'securityhub',
        command: 'EnableOrganizationAdminAccount',
        list: 'ListOrganizationAdminAccounts',
        parameters: { AdminAccountId: props.securityAccountId, Feature: 'SecurityHubV2' },
      });
      delegation.addResourceDependency(this.enableInManagement(region));
      return delegation;
    });
  }

  /** The account that delegates must have it on. */
  private enableInManagement(region: string): CfnResource {
    return new OrganizationCall(this, `management in ${region}`, {
      why: 'CloudFormation’s type for Security Hub fails where it is on already.',
      service: 'securityhub',
      command: 'EnableSecurityHubV2',
      identity: `securityhub-management-${region}`,
      iamActions: [
        'securityhub:DescribeSecurityHubV2',
        'securityhub:EnableSecurityHubV2',
        'iam:CreateServiceLinkedRole',
      ],
      region,
    }).resource;
  }
}
