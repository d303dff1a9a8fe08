import type { AccessControlType, GuardrailContext } from '../../catalogue/guardrails/definition/guardrail';
import { roleArnPattern } from '../../catalogue/guardrails/definition/principals';
import { accountsReached } from './reach';
import { resolveExceptions, type ResolvedException, type RoleChooser } from './resolve';

/**
 * Patterns of `aws:PrincipalArn` for a role in some accounts. Where these are all that an SCP reaches, one pattern says so; to an
 * RCP come callers from anywhere, and a stranger's account may have a role of any name.
 *
 * @param accounts keys
 */
export function arnsOf(
  { role, accounts }: { readonly role: string; readonly accounts: readonly string[] },
  reached: readonly string[],
  type: AccessControlType,
  { accountId }: Pick<GuardrailContext, 'accountId'>,
): readonly string[] {
  const isEverywhere = type === 'SERVICE_CONTROL_POLICY' && reached.every((key) => accounts.includes(key));
  return isEverywhere ? [roleArnPattern(role)] : accounts.map((key) => roleArnPattern(role, accountId(key)));
}

/** ARNs, or patterns of them, of every role that the config exempts from something. */
export function exemptRoleArns(chooser: RoleChooser, accountId: (key: string) => string): readonly string[] {
  const arnsOfOne = ({ role, accounts, guardrail }: ResolvedException): readonly string[] =>
    role === undefined
      ? []
      : arnsOf({ role, accounts }, accountsReached(chooser.zone, guardrail), 'SERVICE_CONTROL_POLICY', { accountId });
  return [...new Set(resolveExceptions(chooser).flatMap(arnsOfOne))];
}
