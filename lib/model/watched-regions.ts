import type { Company } from './landing-zone';

/** Where events of global services arrive: IAM, Organizations, and the sign-in of root. */
export const GLOBAL_EVENTS_REGION = 'us-east-1';

type Regions = Pick<Company, 'homeRegion' | 'approvedRegions'>;

/** Regions whose events raise alarms in member accounts. */
export function watchedRegions({ approvedRegions }: Regions): readonly string[] {
  return [...new Set([GLOBAL_EVENTS_REGION, ...approvedRegions])];
}

/** The same in the management account, where a stack per region is needed. */
export function watchedManagementRegions({ homeRegion }: Regions): readonly string[] {
  return [...new Set([GLOBAL_EVENTS_REGION, homeRegion])];
}
