import { Aws, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { Accounts } from '../constructs/organization/accounts';
import { Assignments } from '../constructs/identity/assignments';
import { Groups } from '../constructs/identity/groups';
import { IdentityCenter } from '../constructs/identity/identity-center';
import { PermissionSets } from '../constructs/identity/permission-sets';
import { MANAGEMENT } from '../../model/tree';
import { expandAssignments } from '../../model/tree';
import type { LandingZone } from '../../model/landing-zone';
import type { PersonaDefinition } from '../../catalogue/personas/definition/persona';

export interface IdentityStackProps extends StackProps {
  readonly zone: LandingZone;
  /** Personas by id. */
  readonly permissionSets: Readonly<Record<string, PersonaDefinition>>;
  readonly accounts: Accounts;
}

/** Who gets in where, and as what. */
export class IdentityStack extends Stack {
  public constructor(scope: Construct, id: string, props: IdentityStackProps) {
    super(scope, id, props);
    const { zone, accounts } = props;

    const { instanceArn, identityStoreId } = new IdentityCenter(this, 'IdentityCenter', {
      known: zone.access.identityCenter,
    });
    const groups = new Groups(this, 'Groups', {
      identityStoreId,
      identitySource: zone.access.identitySource,
      groups: zone.access.groups,
      users: zone.access.users,
    });
    const permissionSets = new PermissionSets(this, 'PermissionSets', {
      instanceArn,
      permissionSets: props.permissionSets,
    });
    new Assignments(this, 'Assignments', {
      instanceArn,
      groups,
      permissionSets,
      assignments: expandAssignments(zone),
      accountId: (account) => (account === MANAGEMENT ? Aws.ACCOUNT_ID : accounts.idOf(account)),
    });
  }
}
