import type { Failure } from './claim';

/** Where the row is, what it claims, and what decides otherwise. */
export function describeFailure({ claim, account, principal, action, found, reason, others }: Failure): string {
  const { source, list, position, expected, mend } = claim;
  const more = others === 0 ? '' : ` (and ${others} more questions of this row)`;
  return `${source}, ${list} row ${position}: ${action} by ${principal} in ${account} must be ${expected}, but it ${verbOf(found)}. ${reason}${more}${mend === undefined ? '' : ` ${mend}`}`;
}

function verbOf(found: Failure['found']): string {
  switch (found) {
    case 'depends':
      return 'depends';
    case 'wrong row':
      return 'cannot be asked';
    default:
      return `is ${found}`;
  }
}
