import { Aws, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { Ids } from '../constructs/organization/ids';
import { Assignments, type AssignmentsProps } from '../constructs/identity/assignments';
import { Groups } from '../constructs/identity/groups';
import { IdentityCenter } from '../constructs/identity/identity-center';
import { PermissionSets } from '../constructs/identity/permission-sets';
import { MANAGEMENT, type AssignmentToAccount } from '../../model/tree';
import type { LandingZone } from '../../model/landing-zone';
import type { PersonaDefinition } from '../../catalogue/personas/definition/persona';

export interface IdentityStackProps extends StackProps {
  readonly zone: LandingZone;
  /** Personas by id. */
  readonly permissionSets: Readonly<Record<string, PersonaDefinition>>;
  readonly accounts: Ids;
  /** Those of this stack. */
  readonly assignments: readonly AssignmentToAccount[];
}

/** Who gets in where, and as what. */
export class IdentityStack extends Stack {
  /** What assignments are made of, in other stacks too. */
  public readonly assignable: Pick<
    AssignmentsProps,
    'instanceArn' | 'groups' | 'permissionSets' | 'accountId' | 'homeRegion'
  >;

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
    const accountId = (account: string): string => (account === MANAGEMENT ? Aws.ACCOUNT_ID : accounts.idOf(account));
    const { homeRegion } = zone.company;
    this.assignable = { instanceArn, groups, permissionSets, accountId, homeRegion };
    new Assignments(this, 'Assignments', { ...this.assignable, assignments: props.assignments });
  }
}
