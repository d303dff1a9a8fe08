import { Construct } from 'constructs';
import type { CreatedResource as Created, PlacedMachineRole } from '../../../choice/placement';
import { CreatedResource } from './created-resource';
import { MachineRole } from './machine-role';
import type { AccountIds } from './placeholders';

export interface WorkloadProps {
  readonly role: PlacedMachineRole;
  /** What is created beside it, in its own account and the home region. */
  readonly beside: readonly Created[];
  readonly accountId: AccountIds;
}

/** A machine role in an account, with what is created for it there. */
export class Workload extends Construct {
  public constructor(scope: Construct, id: string, { role, beside, accountId }: WorkloadProps) {
    super(scope, id);
    const machineRole = new MachineRole(this, 'Role', { role, accountId });
    for (const resource of beside) {
      const created = new CreatedResource(this, resource.name, { resource, accountId });
      // A trust policy may name an identity provider only once it is there.
      if (resource.kind === 'oidc-provider') machineRole.node.addDependency(created);
    }
  }
}
