import type { Principal } from '../../assembly';
import type { Severity } from '../model';
import { BREAK_GLASS_ROLE_NAME, BREAK_GLASS_USER_NAMES, LANDING_ZONE_ROLE_NAMES } from '../../base/names';

const NAMES: ReadonlySet<string> = new Set([
  ...LANDING_ZONE_ROLE_NAMES,
  ...BREAK_GLASS_USER_NAMES,
  BREAK_GLASS_ROLE_NAME,
  'OrganizationAccountAccessRole',
]);

/** Whether nobody gets in, or nothing is mended, when it cannot do its work: it belongs to the landing zone itself. */
export function isLifeline({ name, path }: Principal): boolean {
  return (path === '/' && NAMES.has(name)) || /^(?:stacksets-exec-|lz-ci-deploy$|lz-oidc-deploy$)/.test(name);
}

/** By which access and guardrails are mended. */
const MENDING: ReadonlySet<string> = new Set([
  'cloudformation:CreateStack',
  'cloudformation:UpdateStack',
  'iam:AttachRolePolicy',
  'iam:CreateRole',
  'iam:PassRole',
  'iam:PutRolePolicy',
  'iam:UpdateAssumeRolePolicy',
  'organizations:DetachPolicy',
  'organizations:UpdatePolicy',
  'sts:AssumeRole',
]);

/** How severe it is that such a role can no longer do these. */
export function severityOfLockout(actions: readonly string[]): Severity {
  return actions.some((action) => MENDING.has(action)) ? 'critical' : 'high';
}
