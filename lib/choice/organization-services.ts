import type { PolicyType } from '../catalogue/guardrails/definition/guardrail';
import type { LandingZone } from '../model/landing-zone';
import type { SecurityService } from '../model/security';

/** Service principals, as Organizations knows the services. */
const SERVICES: Readonly<Record<SecurityService, readonly string[]>> = {
  config: ['config.amazonaws.com', 'config-multiaccountsetup.amazonaws.com'],
  accessAnalyzer: ['access-analyzer.amazonaws.com'],
  guardDuty: ['guardduty.amazonaws.com', 'malware-protection.guardduty.amazonaws.com'],
  securityHub: ['securityhub.amazonaws.com'],
  inspector: ['inspector2.amazonaws.com', 'agentless.inspector2.amazonaws.com'],
  macie: ['macie.amazonaws.com'],
};

/**
 * The services that act on the organization's accounts in this landing zone: what it uses, and nothing else. StackSets,
 * RAM and IAM Identity Center are not among them, since each has a switch of its own that does more than this one.
 *
 * @param policyTypes of the organization policies that deploy
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services_list.html
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_declarative.html
 */
export function trustedServices(
  { company }: Pick<LandingZone, 'company'>,
  policyTypes: readonly PolicyType[],
): readonly string[] {
  return [
    // Alternate contacts of member accounts.
    'account.amazonaws.com',
    // The organization trail.
    'cloudtrail.amazonaws.com',
    // Centralized root access.
    'iam.amazonaws.com',
    // AWS's page on EC2 policies asks for it, for the account status report at least.
    ...(policyTypes.includes('DECLARATIVE_POLICY_EC2') ? ['ec2.amazonaws.com'] : []),
    ...(company.backup === undefined ? [] : ['backup.amazonaws.com']),
    ...securityServices(company).flatMap((service) => SERVICES[service]),
  ].sort();
}

/**
 * The services that the security account administers by Organizations' own registration. GuardDuty, Security Hub,
 * Inspector and Macie are not among them: each has its own call for it, region by region, which registers with
 * Organizations too. Neither is CloudTrail, whose call also makes its service-linked role.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_delegate_policies.html
 */
export function delegatedServices({ company }: Pick<LandingZone, 'company'>): readonly string[] {
  const delegated = ['config', 'accessAnalyzer'] as const;
  return delegated
    .filter((service) => company.securityServices[service] === 'on')
    .flatMap((service) => SERVICES[service]);
}

/** Every service that comes to have the security account as its administrator, by whichever call. */
export function administeredServices({ company }: Pick<LandingZone, 'company'>): readonly string[] {
  return ['cloudtrail.amazonaws.com', ...securityServices(company).flatMap((service) => SERVICES[service])];
}

function securityServices(company: LandingZone['company']): readonly SecurityService[] {
  return (Object.keys(SERVICES) as SecurityService[]).filter((service) => company.securityServices[service] === 'on');
}

/**
 * How many accounts may administer a service at a time, of those that take more than one. The handler that names
 * administrators has a list of these services, too, which a test compares.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-delegated-administrator.html
 * @see https://docs.aws.amazon.com/config/latest/APIReference/API_PutOrganizationConfigRule.html
 */
export const MOST_ADMINISTRATORS: Readonly<Record<string, number>> = {
  'cloudtrail.amazonaws.com': 3,
  'config.amazonaws.com': 3,
  'config-multiaccountsetup.amazonaws.com': 3,
};
