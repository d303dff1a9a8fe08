import { GLOBAL_REGION } from '../base/regions';
import type { Company } from './landing-zone';
import { REGIONS_ENABLED_BY_DEFAULT } from './regions';

type Regions = Pick<Company, 'homeRegion' | 'approvedRegions'>;

/** Regions whose events raise alarms in member accounts. */
export function watchedRegions({ approvedRegions }: Regions): readonly string[] {
  return [...new Set([GLOBAL_REGION, ...approvedRegions])];
}

/** Where the management account's alarms are part of an ordinary stack. */
export function managementStackRegions({ homeRegion }: Regions): readonly string[] {
  return [...new Set([GLOBAL_REGION, homeRegion])];
}

/**
 * The other Regions whose events raise alarms in the management account, sorted: each that it always has, approved or not, since no
 * organization policy binds it and whoever signs in chooses the endpoint; and those that are approved.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 */
export function otherManagementRegions(company: Regions): readonly string[] {
  const stacks = managementStackRegions(company);
  const all = new Set<string>([...REGIONS_ENABLED_BY_DEFAULT, ...company.approvedRegions]);
  return [...all].filter((region) => !stacks.includes(region)).sort();
}

/** Regions whose events raise alarms in the management account. */
export function watchedManagementRegions(company: Regions): readonly string[] {
  return [...managementStackRegions(company), ...otherManagementRegions(company)];
}

/**
 * Regions in which GuardDuty looks at every account, sorted: the approved ones, and each that accounts have without asking. The management
 * account is bound by no organization policy, and what it never uses is where an intruder is not seen.
 *
 * @see https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_regions.html
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/guardduty-controls.html (GuardDuty.1)
 */
export function guardDutyRegions({ approvedRegions }: Regions): readonly string[] {
  return [...new Set<string>([...approvedRegions, ...REGIONS_ENABLED_BY_DEFAULT])].sort();
}
