import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { logicalId } from '../../../base/logical-id';
import { MANAGEMENT } from '../../../model/tree';
import { SAME_ACCOUNT } from '../../../model/workload-schema';
import { STACK_SET_PREFIX } from '../../../base/names';
import type { CreatedResource as Created, PlacedMachineRole } from '../../../choice/placement';
import { BoundaryArrival } from '../stack-set/boundary-arrival';
import { MemberStackSet, type MemberStackSetProps } from '../stack-set/member-stack-set';
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
      for (const resource of role.created) {
        if (resource.owner !== SAME_ACCOUNT) this.addShared(role, resource);
        else this.addInOtherRegions(role, resource, members);
      }
      return made;
    });
    this.waitForBoundary(placed);
    for (const user of placed)
      for (const creator of placed) if (usesProviderOf(user, creator)) comesAfter(user, creator);
  }

  private waitForBoundary(placed: readonly Placed[]): void {
    const accounts = placed.flatMap(({ role }) => role.accounts).filter((account) => account !== MANAGEMENT);
    new BoundaryArrival(this, 'BoundaryArrival', {
      accountIds: [...new Set(accounts)].sort().map((account) => this.props.accountId(account)),
      homeRegion: this.homeRegion,
      before: placed.flatMap(({ members }) => members ?? []),
    });
  }

  private get homeRegion(): string {
    return Stack.of(this).region;
  }

  private addToManagement(role: PlacedMachineRole): Workload {
    return new Workload(this, `${role.workload}-${MANAGEMENT}`, {
      role,
      beside: this.besideRole(role),
      accountId: this.props.accountId,
    });
  }

  private addToMembers(role: PlacedMachineRole, accounts: readonly string[]): MemberStackSet {
    const description = `The machine role ${role.id}`;
    // A role is global: it deploys from the home region, whatever the Regions that it works in.
    return this.addStackSet(
      role.workload,
      { accounts, description, regions: [this.homeRegion] },
      (template, accountId) => {
        new Workload(template, 'Workload', { role, beside: this.besideRole(role), accountId });
      },
    );
  }

  private besideRole({ created }: PlacedMachineRole): readonly Created[] {
    return created.filter(({ owner, regions }) => owner === SAME_ACCOUNT && regions.includes(this.homeRegion));
  }

  private addInOtherRegions(role: PlacedMachineRole, resource: Created, accounts: readonly string[]): void {
    const regions = resource.regions.filter((region) => region !== this.homeRegion);
    if (regions.length === 0) return;
    const description = `What ${role.id} works with in other Regions`;
    this.addStackSet(nameOf(role, resource), { accounts, description, regions }, (template, accountId) => {
      new CreatedResource(template, 'Resource', { resource, accountId });
    });
  }

  private addShared(role: PlacedMachineRole, resource: Created): void {
    const { owner, regions } = resource;
    const description = `What ${role.id} is given from another account`;
    this.addStackSet(nameOf(role, resource), { accounts: [owner], description, regions }, (template, accountId) => {
      const sharedBy = sharingStatements(role, resource);
      new CreatedResource(template, 'Resource', { resource, accountId, sharedBy });
    });
  }

  private addStackSet(
    name: string,
    {
      accounts,
      ...props
    }: Pick<MemberStackSetProps, 'description' | 'regions'> & { readonly accounts: readonly string[] },
    fill: (template: StackSetTemplate, accountId: AccountIds) => void,
  ): MemberStackSet {
    const { accountId, rootId } = this.props;
    const template = new StackSetTemplate(this, `${name}-template`);
    const parameters = new AccountParameters(template, accountId);
    fill(template, parameters.idOf);
    const stackSet = new MemberStackSet(this, name, {
      stackSetName: `${STACK_SET_PREFIX}workload-${name}`,
      ...props,
      template,
      organizationalUnitIds: [rootId],
      accountIds: accounts.map(accountId),
      parameters: parameters.values,
    });
    stackSet.resource.overrideLogicalId(logicalId('Workload', name));
    return stackSet;
  }
}

/** Of the StackSet of a resource that is not in the role's own. */
function nameOf({ workload }: PlacedMachineRole, { name }: Created): string {
  return `${workload}-${name}`;
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
