import { Construct } from 'constructs';
import { SAME_ACCOUNT } from '../../../model/workload-schema';
import type { PlacedMachineRole } from '../../../choice/placement';
import { CreatedResource } from './created-resource';
import { MachineRole } from './machine-role';
import type { AccountIds } from './placeholders';

export interface WorkloadProps {
  readonly role: PlacedMachineRole;
  readonly accountId: AccountIds;
}

/** A machine role in an account, with what is created for it there. */
export class Workload extends Construct {
  public constructor(scope: Construct, id: string, { role, accountId }: WorkloadProps) {
    super(scope, id);
    const machineRole = new MachineRole(this, 'Role', { role, accountId });
    for (const resource of role.created.filter(({ owner }) => owner === SAME_ACCOUNT)) {
      const created = new CreatedResource(this, resource.name, { resource, accountId });
      // A trust policy may name an identity provider only once it is there.
      if (resource.kind === 'oidc-provider') machineRole.node.addDependency(created);
    }
  }
}
