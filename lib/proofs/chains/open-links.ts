import { groupBy } from '../../base/group-by';
import type { ProofRun } from '../run';
import type { UnkeptLink } from './chain-claims';

/** Of accounts, more of which are told as a number. */
const MOST = 4;

/**
 * Which chains anybody who administers an account breaks, since the guardrail that would keep them is not in force there, a line each. What
 * another guardrail denies all the same is not open.
 */
export function openLinks(unkept: readonly UnkeptLink[], { failures }: Pick<ProofRun, 'failures'>): readonly string[] {
  const open = unkept.flatMap((link) => {
    const failure = failures.find(({ claim }) => claim === link.claim && !isWrong(failures, link));
    return failure === undefined ? [] : [{ ...link, questions: [failure, ...failure.others] }];
  });
  return [...groupBy(open, ({ chain, keptBy }) => `${chain} ${keptBy}`).values()].flatMap((links) => {
    const [first] = links;
    if (first === undefined) return [];
    const questions = links.flatMap((link) => link.questions);
    const accounts = [...new Set(questions.map(({ account }) => account))].sort();
    const more = accounts.length > MOST ? ` and ${accounts.length - MOST} more` : '';
    const calls = new Set(questions.map(({ action }) => action));
    return [
      `${first.chain} in ${accounts.slice(0, MOST).join(', ')}${more}, without ${first.keptBy} there (${[...calls][0]}${calls.size > 1 ? ` and ${calls.size - 1} other calls` : ''})`,
    ];
  });
}

function isWrong(failures: ProofRun['failures'], { claim }: UnkeptLink): boolean {
  return failures.some((failure) => failure.claim === claim && failure.found === 'wrong row');
}
