import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { logicalId } from '../../../base/logical-id';
import { MANAGEMENT } from '../../../model/tree';
import { SAME_ACCOUNT } from '../../../model/workload-schema';
import { STACK_SET_PREFIX } from '../../../base/names';
import type { CreatedResource as Created, PlacedMachineRole } from '../../../choice/placement';
import { MemberStackSet } from '../stack-set/member-stack-set';
import { StackSetTemplate } from '../stack-set/stack-set-template';
import { AccountParameters } from './account-parameters';
import { CreatedResource } from './created-resource';
import type { AccountIds } from './placeholders';
import { sharingStatements } from './sharing';
import { Workload } from './workload';

export interface WorkloadsProps {
  readonly roles: readonly PlacedMachineRole[];
  /** Twelve digits or a token, by the key of a member account. */
  readonly accountId: AccountIds;
  /** `r-…` */
  readonly rootId: string;
}

/**
 * The machine roles in their accounts: one StackSet a workload, aimed at the root and cut down to its accounts. So an
 * account that moves between OUs stays where it is for AWS, and no two sets ever race to delete and create one role. What
 * belongs into the management account stands in this stack itself.
 */
export class Workloads extends Construct {
  private readonly props: WorkloadsProps;

  public constructor(scope: Construct, id: string, props: WorkloadsProps) {
    super(scope, id);
    this.props = props;
    for (const role of props.roles) {
      const members = role.accounts.filter((account) => account !== MANAGEMENT);
      if (members.length > 0) this.addToMembers(role, members);
      if (members.length < role.accounts.length) {
        new Workload(this, `${role.workload}-${MANAGEMENT}`, { role, accountId: props.accountId });
      }
      for (const resource of role.created.filter(({ owner }) => owner !== SAME_ACCOUNT)) this.addShared(role, resource);
    }
  }

  private addToMembers(role: PlacedMachineRole, accounts: readonly string[]): void {
    this.addStackSet(role.workload, accounts, `The machine role ${role.id}`, (template, accountId) => {
      new Workload(template, 'Workload', { role, accountId });
    });
  }

  private addShared(role: PlacedMachineRole, resource: Created): void {
    const name = `${role.workload}-${resource.name}`;
    this.addStackSet(name, [resource.owner], `What ${role.id} is given from another account`, (template, accountId) => {
      const sharedBy = sharingStatements(role, resource);
      new CreatedResource(template, 'Resource', { resource, accountId, sharedBy });
    });
  }

  private addStackSet(
    name: string,
    accounts: readonly string[],
    description: string,
    fill: (template: StackSetTemplate, accountId: AccountIds) => void,
  ): void {
    const { accountId, rootId } = this.props;
    const template = new StackSetTemplate(this, `${name}-template`);
    const parameters = new AccountParameters(template, accountId);
    fill(template, parameters.idOf);
    const { resource } = new MemberStackSet(this, name, {
      stackSetName: `${STACK_SET_PREFIX}workload-${name}`,
      description,
      template,
      organizationalUnitIds: [rootId],
      accountIds: accounts.map(accountId),
      parameters: parameters.values,
      // Roles are global, and what they work with is where the landing zone is.
      regions: [Stack.of(this).region],
    });
    resource.overrideLogicalId(logicalId('Workload', name));
  }
}
