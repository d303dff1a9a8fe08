import { GLOBAL_REGION } from '../base/regions';
import type { Company } from './landing-zone';

type Regions = Pick<Company, 'homeRegion' | 'approvedRegions'>;

/** Regions whose events raise alarms in member accounts. */
export function watchedRegions({ approvedRegions }: Regions): readonly string[] {
  return [...new Set([GLOBAL_REGION, ...approvedRegions])];
}

/** The same in the management account, where a stack per region is needed. */
export function watchedManagementRegions({ homeRegion }: Regions): readonly string[] {
  return [...new Set([GLOBAL_REGION, homeRegion])];
}
