import type { OrganizationPolicy } from './organization-policies';
import type { LandingZone } from '../model/landing-zone';
import { PREFIX } from '../base/names';

/** An organization policy that is no guardrail: it switches a security service on in every account. */
export interface ServicePolicy extends Pick<
  OrganizationPolicy,
  'type' | 'target' | 'name' | 'description' | 'content'
> {
  /** What it is called in the stack of the security services. */
  readonly logicalId: string;
}

/** The policies of the security services that a config switches on and that AWS switches on by policy. */
export function servicePolicies(zone: LandingZone): readonly ServicePolicy[] {
  return zone.company.securityServices.inspector === 'on' ? [inspectorPolicy(zone.company.approvedRegions)] : [];
}

/** What Inspector looks at: instances, images, functions. */
const SCANS = ['ec2_scanning', 'ecr_scanning', 'lambda_standard_scanning'] as const;

/**
 * Inspector in every account of the organization, those that come later included.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_inspector_syntax.html
 */
export function inspectorPolicy(regions: readonly string[]): ServicePolicy {
  const everywhere = { enable_in_regions: { '@@assign': [...regions] }, disable_in_regions: { '@@assign': [] } };
  return {
    logicalId: 'InspectorPolicy',
    type: 'INSPECTOR_POLICY',
    target: { kind: 'root' },
    name: `${PREFIX}inspector`,
    description: 'Amazon Inspector in every account and approved region',
    content: { inspector: { enablement: Object.fromEntries(SCANS.map((scan) => [scan, everywhere])) } },
  };
}
