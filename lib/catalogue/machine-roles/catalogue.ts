import { ciDeploy } from './ci-deploy';
import { oidcDeploy } from './oidc-deploy';

/** Every machine role by id: the file's name. What runs as a company's own is in its `config/machine-roles`. */
export const machineRoles = {
  'ci-deploy': ciDeploy,
  'oidc-deploy': oidcDeploy,
} as const;

export type MachineRoleId = keyof typeof machineRoles;

/** Names of the resources that a role of the catalogue works with. */
export type MachineRoleResource<Id extends MachineRoleId> = Extract<
  keyof (typeof machineRoles)[Id]['resources'],
  string
>;
