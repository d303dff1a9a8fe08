import type { JudgedRow, RowCheck, RowProblem } from './row-problem';
import { meantOr, OUTSIDE } from './row-problem';

/**
 * What is wrong with the account in an ARN, after an account's name has become its id.
 *
 * @param text the ARN as it is written in the row
 */
export function accountProblem(
  { environment: { graph }, row }: JudgedRow,
  property: RowProblem['property'],
  text: string,
  account: string,
): RowProblem | undefined {
  if (account === '' || account === 'aws' || graph.account(account) !== undefined) return undefined;
  const isForeign = /^\d{12}$/.test(account);
  if (isForeign && row.outside === true) return undefined;
  const names = graph.accounts.map(({ name }) => name);
  return {
    property,
    found: `"${text}", whose account "${account}" no template has`,
    expected: isForeign ? 'an account of the organization' : 'an account of the organization, or twelve digits',
    mend: isForeign ? OUTSIDE : meantOr(account, names, `the organization has ${shown(names)}`),
  };
}

function shown(names: readonly string[]): string {
  return names.slice(0, 8).join(', ') + (names.length > 8 ? ', …' : '');
}

/** Of a guardrail a row about an account that it does not bind: nothing that it says makes a difference there. */
export const outOfReach: RowCheck = function* ({ claim, accounts }) {
  if (claim.isGuardrail !== true || claim.row.account === undefined || claim.accounts.length === 0) return;
  for (const account of accounts) {
    if (claim.accounts.includes(account)) continue;
    yield {
      property: 'account',
      found: `${account.name}, which the guardrail does not reach`,
      expected: `one that it binds: ${claim.accounts.map(({ name }) => name).join(', ')}`,
      mend: 'name one of those, or leave it out, and the row is asked in each',
    };
  }
};
