import { isDeepStrictEqual } from 'node:util';
import type { Claim, Failure } from './claim';
import { DENIES } from './claim';
import { EXEMPT, NOT_EXEMPT } from './guardrail-claims';

/**
 * Failures, each where it is mended: rows about who is exempt are made of what the guardrail denies, so one row that is wrong there fails
 * once more for each of them. What was asked by these stands among its other questions.
 */
export function toldOnce(failures: readonly Failure[]): readonly Failure[] {
  const written = failures.filter(({ claim }) => claim.isGuardrail === true && claim.list === DENIES);
  const copies = new Map(failures.flatMap((failure) => copyOf(failure, written)));
  return failures.flatMap((failure) => {
    if (copies.has(failure)) return [];
    const asked = [...copies].flatMap(([copy, original]) => (original === failure ? questionsOf(copy) : []));
    return asked.length === 0 ? [failure] : [{ ...failure, others: [...failure.others, ...asked] }];
  });
}

function copyOf(failure: Failure, written: readonly Failure[]): readonly (readonly [copy: Failure, of: Failure])[] {
  const { list, subject, row } = failure.claim;
  if (list !== EXEMPT && list !== NOT_EXEMPT) return [];
  const original = written.find(
    ({ claim }) => claim.subject === subject && isDeepStrictEqual(bare(claim), bare({ row })),
  );
  return original === undefined ? [] : [[failure, original]];
}

/** What a row says but for who asks, and where. */
function bare({ row }: Pick<Claim, 'row'>): object {
  return { ...row, principal: undefined, account: undefined };
}

/** A row that cannot be asked came to no question. */
function questionsOf(failure: Failure): Failure['others'] {
  return failure.found === 'wrong row' ? [] : [failure, ...failure.others];
}
