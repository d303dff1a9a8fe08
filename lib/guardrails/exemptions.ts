import { BREAK_GLASS_ROLE_NAME } from '../names';
import { roleArnPattern, permissionSetRoleArnPattern } from './principals';
import type { GuardrailContext } from './guardrail';

/**
 * Who a guardrail lets through, as patterns for `aws:PrincipalArn`. The only home of exemptions: a guardrail names
 * them from here, and {@link ../guardrails} protects the very same names from being created or changed by others.
 *
 * Service-linked roles and the management account need none: no organization policy binds them.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 */
export const exempt = {
  /** SS: CloudFormation's own execution role in a member account, through which StackSets deploy the baseline. */
  stackSets: roleArnPattern('stacksets-exec-*'),

  /** BG: the emergency role. Every use of it raises an alarm. */
  breakGlass: roleArnPattern(BREAK_GLASS_ROLE_NAME),

  /** OA: the role that AWS creates in new accounts, assumable from the management account only. */
  accountAccess: (context: GuardrailContext): string => roleArnPattern(context.accountAccessRoleName),

  /** SA: people with the SecurityAdmin permission set, in the security account and nowhere else. */
  securityAdmin: (context: GuardrailContext): string =>
    permissionSetRoleArnPattern('SecurityAdmin', context.securityAccount.id),

  /** DEP: CloudFormation's execution role of a workload account that a team bootstrapped for its own apps. */
  cdkDeployment: roleArnPattern('cdk-*-cfn-exec-role-*'),
} as const;
