import { Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { MANAGEMENT_ACCOUNT_NAME } from '../../base/template-contract';
import { oneByOne } from '../constructs/lanes';
import { Accounts } from '../constructs/organization/accounts';
import { Organization } from '../constructs/organization/organization';
import { OrganizationalUnits } from '../constructs/organization/organizational-units';
import { batchOfUnit } from '../../model/batches';
import { PolicyTypes } from '../constructs/organization/policy-types';
import { ResourceSharing } from '../constructs/organization/resource-sharing';
import { RootAccessManagement } from '../constructs/organization/root-access-management';
import { StackSetsActivation } from '../constructs/organization/stack-sets-activation';
import { TreeGuard } from '../constructs/organization/tree-guard';
import { TrustedAccess } from '../constructs/organization/trusted-access';
import type { PolicyType } from '../../catalogue/guardrails/definition/guardrail';
import { entriesWhere } from '../../base/entries-where';
import type { LandingZone } from '../../model/landing-zone';
import { trustedServices } from '../../choice/organization-services';

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

    this.addMetadata(MANAGEMENT_ACCOUNT_NAME, zone.company.managementAccount.name);
    this.organization = new Organization(this, 'Organization', zone.organization);
    const { rootId } = this.organization;

    const settings = [
      new PolicyTypes(this, 'PolicyTypes', { rootId, policyTypes }),
      new StackSetsActivation(this, 'StackSetsActivation'),
      new TrustedAccess(this, 'TrustedAccess', { services: trustedServices(zone, policyTypes) }),
      new RootAccessManagement(this, 'RootAccessManagement'),
      new ResourceSharing(this, 'ResourceSharing'),
    ];

    const units = entriesWhere(
      zone.organization.organizationalUnits,
      (_unit, key) => batchOfUnit(zone, key) === undefined,
    );
    const accounts = entriesWhere(zone.accounts, ({ batch }) => batch === undefined);
    this.organizationalUnits = new OrganizationalUnits(this, 'OrganizationalUnits', {
      rootId,
      organizationalUnits: units,
    });
    this.accounts = new Accounts(this, 'Accounts', {
      accounts,
      organizationalUnits: this.organizationalUnits,
      accountAccessRoleName,
    });

    new TreeGuard(this, 'Tree', {
      organization: zone.organization,
      units,
      accounts,
      before: [this.organizationalUnits, this.accounts],
    });

    for (const setting of settings) setting.node.addDependency(this.organization);
    // Accounts come after root access management, so that they never have root credentials.
    oneByOne([
      ...settings.flatMap(({ resources }) => resources),
      ...this.organizationalUnits.resources,
      ...this.accounts.resources,
    ]);
  }
}
