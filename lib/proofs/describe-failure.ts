import { isSentence, type FailedQuestion, type Failure } from './claim';

/** All of a failure in one paragraph: the claim and what decides otherwise, how often it fails, and how to mend it. */
export function describeFailure(failure: Failure): string {
  const { claim, others } = failure;
  const more = others.length === 0 ? '' : ` (and ${others.length} more questions of this row)`;
  return `${sentenceOf(failure)}${more}${claim.mend === undefined ? '' : ` ${claim.mend}`}`;
}

/** Where the row is, what it claims, what was asked and found, and what decides. */
export function sentenceOf({ claim, account, principal, action, found, reason }: Failure): string {
  const { source, list, position, expected } = claim;
  if (found === 'wrong statement') return `${source}, ${action}: ${reason}`;
  const place = `${source}, ${list} row ${position}`;
  if (found === 'not in force') return `${place}: ${action} must be in force in ${account}, but it is not. ${reason}`;
  const asked = account === '-' ? action : `${action} by ${principal} in ${account}`;
  return `${place}: ${asked} must be ${expected}, but it ${verbOf(found)}. ${reason}`;
}

/** A question of the same row that fails as well, to stand after "also". */
export function describeQuestion({ account, principal, action, found }: FailedQuestion): string {
  const asked = found === 'not in force' || account === '-' ? action : `${action} by ${principal}`;
  return `${asked}${account === '-' ? '' : ` in ${account}`}: it ${verbOf(found)}`;
}

/** What to do about it. The reason of a row that cannot be asked has said so. */
export function mendOf({ claim, found }: Failure): string {
  if (found === 'wrong statement') return `Correct the statement in ${claim.source}.`;
  if (claim.mend !== undefined) return claim.mend;
  return found === 'wrong row'
    ? `Correct the row in ${claim.source}${isSentence(claim) ? ', or take it out if what it is about is gone' : ''}.`
    : `Undo the change that made it so, or, if the change is right, change the row in ${claim.source} and say why.`;
}

function verbOf(found: Failure['found']): string {
  switch (found) {
    case 'depends':
      return 'depends';
    case 'wrong row':
      return 'cannot be asked';
    case 'wrong statement':
      return 'cannot stand';
    default:
      return `is ${found}`;
  }
}
