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
    const placed = props.roles.map((role): Placed => {
      const members = role.accounts.filter((account) => account !== MANAGEMENT);
      const made = {
        role,
        ...(members.length > 0 && { members: this.addToMembers(role, members) }),
        ...(members.length < role.accounts.length && { management: this.addToManagement(role) }),
      };
      for (const resource of role.created.filter(({ owner }) => owner !== SAME_ACCOUNT)) this.addShared(role, resource);
      return made;
    });
    for (const user of placed)
      for (const creator of placed) if (usesProviderOf(user, creator)) comesAfter(user, creator);
  }

  private addToManagement(role: PlacedMachineRole): Workload {
    return new Workload(this, `${role.workload}-${MANAGEMENT}`, { role, accountId: this.props.accountId });
  }

  private addToMembers(role: PlacedMachineRole, accounts: readonly string[]): MemberStackSet {
    return this.addStackSet(role.workload, accounts, `The machine role ${role.id}`, (template, accountId) => {
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
  ): MemberStackSet {
    const { accountId, rootId } = this.props;
    const template = new StackSetTemplate(this, `${name}-template`);
    const parameters = new AccountParameters(template, accountId);
    fill(template, parameters.idOf);
    const stackSet = new MemberStackSet(this, name, {
      stackSetName: `${STACK_SET_PREFIX}workload-${name}`,
      description,
      template,
      organizationalUnitIds: [rootId],
      accountIds: accounts.map(accountId),
      parameters: parameters.values,
      // Roles are global, and what they work with is where the landing zone is.
      regions: [Stack.of(this).region],
    });
    stackSet.resource.overrideLogicalId(logicalId('Workload', name));
    return stackSet;
  }
}

/** A machine role with what stands for it in the stack. */
interface Placed {
  readonly role: PlacedMachineRole;
  readonly members?: MemberStackSet;
  readonly management?: Workload;
}

/** Whether a role trusts an identity provider that another workload creates. */
function usesProviderOf({ role: { uses } }: Placed, { role: { created } }: Placed): boolean {
  const issuers = created.filter(({ kind }) => kind === 'oidc-provider').map(({ arn }) => issuerOf(arn));
  return uses.some((arn) => issuers.includes(issuerOf(arn)));
}

function issuerOf(providerArn: string): string | undefined {
  return providerArn.split(':oidc-provider/')[1];
}

/** A trust policy may name an identity provider only once it is there. */
function comesAfter(user: Placed, creator: Placed): void {
  if (user.members !== undefined && creator.members !== undefined)
    user.members.resource.addResourceDependency(creator.members.resource);
  if (user.management !== undefined && creator.management !== undefined)
    user.management.node.addDependency(creator.management);
}
