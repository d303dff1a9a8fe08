import { ciDeploy } from './ci-deploy';
import { oidcDeploy } from './oidc-deploy';
import { orderPublisher } from './order-publisher';
import { reportReader } from './report-reader';
import { tripsServer } from './trips-server';

/** Every machine role by id: the file's name. */
export const machineRoles = {
  'trips-server': tripsServer,
  'order-publisher': orderPublisher,
  'report-reader': reportReader,
  'ci-deploy': ciDeploy,
  'oidc-deploy': oidcDeploy,
} as const;

export type MachineRoleId = keyof typeof machineRoles;

/** Names of the resources that a role of the catalogue works with. */
export type MachineRoleResource<Id extends MachineRoleId> = Extract<
  keyof (typeof machineRoles)[Id]['resources'],
  string
>;
