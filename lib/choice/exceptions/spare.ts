import { listOf } from '../../base/list';
import type { AccessControlType } from '../../catalogue/guardrails/definition/guardrail';
import type { Conditions, Statement } from '../../policy/document';

/** Whom a statement is to leave alone. */
export interface Spared {
  /** ARNs of roles, or patterns of them. */
  readonly roles: readonly string[];
  /** Ids of whole accounts: whose principals an SCP, whose resources an RCP leaves alone. */
  readonly accounts: readonly string[];
}

const ACCOUNT_KEY: Readonly<Record<AccessControlType, string>> = {
  SERVICE_CONTROL_POLICY: 'aws:PrincipalAccount',
  RESOURCE_CONTROL_POLICY: 'aws:ResourceAccount',
};

/**
 * A deny that leaves some alone. All conditions of a statement must hold for it to deny, and all values of a negated operator
 * are left out, so that what is added here only ever takes from it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
 */
export function spare(statement: Statement, type: AccessControlType, { roles, accounts }: Spared): Statement {
  const { Condition: before, ...rest } = statement;
  const withRoles = leaveOut(before, 'ArnNotLike', 'aws:PrincipalArn', roles);
  const after = leaveOut(withRoles, 'StringNotEquals', ACCOUNT_KEY[type], accounts);
  return after === before ? statement : { ...rest, Condition: after ?? {} };
}

/** Keys in a statement's conditions that say something else than whom it leaves out: what is added could not be read with them. */
export function keysInAnotherSense({ Condition = {} }: Statement, type: AccessControlType): readonly string[] {
  const ours = ['aws:principalarn', ACCOUNT_KEY[type].toLowerCase()];
  return Object.entries(Condition)
    .filter(([operator]) => !LEAVES_OUT.test(operator))
    .flatMap(([operator, keys]) =>
      Object.keys(keys)
        .filter((key) => ours.includes(key.toLowerCase()))
        .map((key) => `${operator} ${key}`),
    );
}

const LEAVES_OUT = /^(?:(?:Arn|String)Not(?:Like|Equals)|StringNotEqualsIgnoreCase)(?:IfExists)?$/;

function leaveOut(
  conditions: Conditions | undefined,
  operator: string,
  key: string,
  values: readonly string[],
): Conditions | undefined {
  if (values.length === 0) return conditions;
  const keys = conditions?.[operator] ?? {};
  // Keys are the same in any case.
  const known = Object.keys(keys).find((other) => other.toLowerCase() === key.toLowerCase()) ?? key;
  const all = [...new Set([...listOf(keys[known]), ...values])];
  return { ...conditions, [operator]: { ...keys, [known]: all } };
}
