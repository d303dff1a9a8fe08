import { GLOBAL_REGION } from '../../../base/regions';
import { PERMISSIONS_BOUNDARY_NAME } from '../../../base/names';

/** Of a call to us-east-1, whatever the home region is. */
export const IN_US_EAST_1 = { 'aws:RequestedRegion': GLOBAL_REGION } as const;

/** Of a call that makes or changes a role with the landing zone's boundary on it. */
export const BOUNDED = {
  'iam:PermissionsBoundary': `arn:aws:iam::{account}:policy/${PERMISSIONS_BOUNDARY_NAME}`,
} as const;

/** Of a call that passes a role beside it. */
export function passedTo(host: string): { readonly 'iam:PassedToService': string } {
  return { 'iam:PassedToService': host };
}
