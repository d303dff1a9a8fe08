import { GLOBAL_REGION } from '../base/regions';
import type { Company } from './landing-zone';
import { recordsIam, REGIONS_ENABLED_BY_DEFAULT } from './regions';

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
 * The one Region in which AWS Config records IAM: the home Region where it can, else an approved one that can, us-east-1 before others.
 *
 * @returns undefined where none can
 */
export function iamRecordingRegion({ homeRegion, approvedRegions }: Regions): string | undefined {
  return [homeRegion, ...[...approvedRegions].sort(globalFirst)].find(recordsIam);
}

function globalFirst(one: string, other: string): number {
  if (one === GLOBAL_REGION || other === GLOBAL_REGION) return one === GLOBAL_REGION ? -1 : 1;
  return one < other ? -1 : 1;
}

/**
 * Regions in which GuardDuty looks at every account, sorted: the approved ones, and each that accounts have without asking. The management
 * account is bound by no control policy, and what it never uses is where an intruder is not seen.
 *
 * @see https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_regions.html
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/guardduty-controls.html (GuardDuty.1)
 */
export function guardDutyRegions({ approvedRegions }: Regions): readonly string[] {
  return [...new Set<string>([...approvedRegions, ...REGIONS_ENABLED_BY_DEFAULT])].sort();
}
