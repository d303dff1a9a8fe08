import { ACCOUNT_SETTINGS_NAME, BREAK_GLASS_ROLE_NAME, PREFIX } from '../../../base/names';
import type { Conditions, NonEmpty } from '../../../policy/document';
import { roleArnPattern, permissionSetRoleArnPattern } from './principals';
import type { GuardrailContext } from './guardrail';

/**
 * Who a guardrail lets through, as patterns for `aws:PrincipalArn`. The only home of exemptions: a guardrail names
 * them from here, and {@link ../guardrails} protects the very same names from being created or changed by others.
 *
 * Service-linked roles and the management account need none: no control policy binds them.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 */
export const exempt = {
  /** SS: CloudFormation's own execution role in a member account, through which StackSets deploy the baseline. */
  stackSets: roleArnPattern('stacksets-exec-*'),

  /** BG: the emergency role. Every use of it raises an alarm. */
  breakGlass: roleArnPattern(BREAK_GLASS_ROLE_NAME),

  /** AS: the function that keeps an account's settings in each approved Region of the company. */
  accountSettings: roleArnPattern(ACCOUNT_SETTINGS_NAME),

  /** OA: the role that AWS creates in new accounts, assumable from the management account only. */
  accountAccess: (context: GuardrailContext): string => roleArnPattern(context.accountAccessRoleName),

  /** SA: people with the SecurityAdmin permission set, in the security account and nowhere else. */
  securityAdmin: (context: GuardrailContext): string =>
    permissionSetRoleArnPattern('SecurityAdmin', context.securityAccount.id),

  /** OA in the security account: through it the landing zone sets up what only a delegated administrator can. */
  securityAccountAccess: (context: GuardrailContext): string =>
    roleArnPattern(context.accountAccessRoleName, context.securityAccount.id),

  /** DEP: CloudFormation's execution role of a workload account that a team bootstrapped for its own apps. */
  cdkDeployment: roleArnPattern('cdk-*-cfn-exec-role-*'),
} as const;

/** An exempt name that anybody may take, as long as the role carries the permissions boundary. */
export interface CappedExemption {
  readonly pattern: string;
  /** Why that is no way around the guardrails that spare it. */
  readonly why: string;
}

/**
 * The only exempt names that are not out of reach. That no role of such a name is made or widened without the boundary is
 * proven wherever a guardrail spares it; every other exemption must be a name that nobody else can take.
 */
export const CAPPED_EXEMPTIONS: readonly CappedExemption[] = [
  {
    pattern: exempt.cdkDeployment,
    why: 'Teams bootstrap the CDK themselves. Under the boundary the role makes application roles, which carry it too.',
  },
];

/**
 * Tags on a principal that let it through. Only the landing zone can put them on one: each guardrail that honours a tag
 * also denies everybody else to set it. The config has no word for that: what it lets through are exceptions, and a tag is
 * for roles that a company's own StackSet makes.
 */
export const exemptTag = {
  /** May share machine images, snapshots and SSM documents with accounts outside. */
  sharesOutside: `${PREFIX}shares-outside`,
  /** May open a Lambda function URL to anyone. */
  opensFunctions: `${PREFIX}opens-functions`,
} as const;

/**
 * Condition that keeps a deny from the given principals. `ArnNotLike` compares the parts of an ARN, so a wildcard
 * never reaches from the account into the role's name.
 *
 * @param patterns from {@link exempt}
 */
export function exceptFor(...patterns: NonEmpty<string>): Conditions {
  return { ArnNotLike: { 'aws:PrincipalArn': patterns } };
}
