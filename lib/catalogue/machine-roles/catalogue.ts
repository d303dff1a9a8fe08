import { ciDeploy } from './ci-deploy';
import { orderPublisher } from './order-publisher';
import { reportReader } from './report-reader';
import { tripsServer } from './trips-server';

/** Every machine role by id: the file's name. */
export const serviceRoles = {
  'trips-server': tripsServer,
  'order-publisher': orderPublisher,
  'report-reader': reportReader,
  'ci-deploy': ciDeploy,
} as const;

export type ServiceRoleId = keyof typeof serviceRoles;

/** Names of the resources that a role of the catalogue works with. */
export type ServiceRoleResource<Id extends ServiceRoleId> = Extract<
  keyof (typeof serviceRoles)[Id]['resources'],
  string
>;
