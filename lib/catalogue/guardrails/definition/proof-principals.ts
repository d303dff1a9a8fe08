import { ACCOUNT_SETTINGS_NAME, BREAK_GLASS_ROLE_NAME } from '../../../base/names';
import type { GuardrailContext } from './guardrail';

/** One principal for each exemption, as proof rows name principals, and some that must not pass for one of them. */
export const someone = {
  stackSets: 'role/stacksets-exec-0123456789abcdef0123456789abcdef',
  breakGlass: `role/${BREAK_GLASS_ROLE_NAME}`,
  accountSettings: `role/${ACCOUNT_SETTINGS_NAME}`,
  accountAccess: (context: GuardrailContext): string => `role/${context.accountAccessRoleName}`,
  securityAdmin: (context: GuardrailContext): string => permissionSetRole('SecurityAdmin', context),
  orgAdmin: (context: GuardrailContext): string => permissionSetRole('OrgAdmin', context),
  cdkDeployment: 'role/cdk-hnb659fds-cfn-exec-role-111111111111-us-west-2',
  /** Of an account that is nobody's here. */
  outsider: 'arn:aws:iam::999999999999:role/outsider',
} as const;

/** Regions to prove against; never us-east-1, where more is allowed. */
const farRegions = ['eu-central-1', 'ap-southeast-2', 'sa-east-1'] as const;

/** A Region that is none of these. */
export function farFrom(regions: readonly string[]): string {
  return farRegions.find((region) => !regions.includes(region)) ?? 'xx-nowhere-1';
}

/** Names that only look like an exempt one: what a pattern that is a little too wide would let through. */
export const impostors = [
  'role/stacksets-exec',
  'role/app/stacksets-exec-0123456789abcdef0123456789abcdef',
  `role/${BREAK_GLASS_ROLE_NAME}-2`,
  `role/app/${BREAK_GLASS_ROLE_NAME}`,
  'role/OrganizationAccountAccessRole2',
  'role/cdk-hnb659fds-cfn-exec-role',
] as const;

function permissionSetRole(name: string, context: GuardrailContext): string {
  return `role/aws-reserved/sso.amazonaws.com/${context.homeRegion}/AWSReservedSSO_${name}_0123456789abcdef`;
}
