import { APPLICATION_ROLE_PATH, PREFIX } from '../../../base/names';
import type { MachineRole } from './machine-role';

/** Name and path of a role in IAM. */
export interface RoleName {
  readonly roleName: string;
  readonly path: string;
}

/** @param id in the catalogue, or what the config puts in its place */
export function roleNameOf(id: string, { belongsTo }: Pick<MachineRole, 'belongsTo'>): RoleName {
  return belongsTo === 'application'
    ? { roleName: id, path: APPLICATION_ROLE_PATH }
    : { roleName: `${PREFIX}${id}`, path: '/' };
}

/** As proof rows name the role itself. */
export function roleArn({ roleName, path }: RoleName): string {
  return `arn:aws:iam::{account}:role${path}${roleName}`;
}

export const applicationRoleArn = (id: string): string => roleArn(roleNameOf(id, { belongsTo: 'application' }));
export const landingZoneRoleArn = (id: string): string => roleArn(roleNameOf(id, { belongsTo: 'landing-zone' }));
