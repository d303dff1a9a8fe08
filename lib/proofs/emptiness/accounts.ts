import type { JudgedRow, RowProblem } from './row-problem';
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
