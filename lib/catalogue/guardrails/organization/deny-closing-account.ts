import type { Guardrail } from '../definition/guardrail';

/**
 * `account:CloseAccount` is what an account does to itself; `organizations:CloseAccount` is the management account's,
 * which no control policy binds.
 *
 * @see https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-closing.html
 */
export const denyClosingAccount: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G02',
  why: 'A closed account takes its data with it after 90 days; accounts are closed from the management account only.',
  exceptions: {
    to: [],
    because: 'closing cannot be undone after 90 days; an account is closed from the management account',
  },
  statements: [{ Effect: 'Deny', Action: 'account:CloseAccount', Resource: '*' }],
  denies: [{ action: 'account:CloseAccount' }],
  allows: [{ action: 'account:GetAccountInformation' }],
};
