import { Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { Accounts } from '../constructs/organization/accounts';
import { Organization } from '../constructs/organization/organization';
import { OrganizationalUnits } from '../constructs/organization/organizational-units';
import { PolicyTypes } from '../constructs/organization/policy-types';
import { StackSetsActivation } from '../constructs/organization/stack-sets-activation';
import type { PolicyType } from '../guardrails/guardrail';
import type { LandingZone } from '../model/schema';

export interface OrganizationStackProps extends StackProps {
  readonly zone: LandingZone;
  readonly accountAccessRoleName: string;
  readonly policyTypes: readonly PolicyType[];
}

/** What every other stack stands on, and what must survive everything: nothing in it is ever deleted. */
export class OrganizationStack extends Stack {
  public readonly organization: Organization;
  public readonly organizationalUnits: OrganizationalUnits;
  public readonly accounts: Accounts;

  public constructor(scope: Construct, id: string, props: OrganizationStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    const { zone, accountAccessRoleName, policyTypes } = props;

    this.organization = new Organization(this, 'Organization', zone.organization);
    const { rootId } = this.organization;

    new PolicyTypes(this, 'PolicyTypes', { rootId, policyTypes });
    new StackSetsActivation(this, 'StackSetsActivation').node.addDependency(this.organization);

    this.organizationalUnits = new OrganizationalUnits(this, 'OrganizationalUnits', {
      rootId,
      organizationalUnits: zone.organization.organizationalUnits,
    });
    this.accounts = new Accounts(this, 'Accounts', {
      accounts: zone.accounts,
      organizationalUnits: this.organizationalUnits,
      accountAccessRoleName,
    });
  }
}
