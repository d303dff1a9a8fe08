import type { CfnResource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
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
    this.delegations = props.regions.map((region) =>
      delegate(this, region, {
        service: 'securityhub',
        command: 'EnableOrganizationAdminAccount',
        parameters: { AdminAccountId: props.securityAccountId, Feature: 'SecurityHubV2' },
        alreadySo: '^ResourceConflictException$',
      }),
    );
  }
}
