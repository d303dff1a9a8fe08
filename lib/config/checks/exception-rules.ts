import { isDeepStrictEqual } from 'node:util';
import { isAccessControl, type AccessControl } from '../../catalogue/guardrails/definition/guardrail';
import { keysInAnotherSense } from '../../choice/exceptions/spare';
import { entryOf } from '../../base/entry-of';
import { writtenExceptions } from '../exceptions-written';
import { quote } from '../wording';
import type { Check } from './check';

/** An exception that nobody takes out would be one for good that nobody decided on. */
export const pastExceptions: Check = function* ({ draft, today }) {
  for (const { exception, place } of writtenExceptions(draft)) {
    const { until } = exception;
    if (until === undefined || until >= today) continue;
    yield {
      path: place('until'),
      found: `${until}, which is past`,
      expected: `${today} or later`,
      mend: 'take the exception out, or write a later date with a reason',
    };
  }
};

export const exceptionsThatTheGuardrailRefuses: Check = function* ({ draft, guardrails }) {
  for (const { guardrail: id, exception, place } of writtenExceptions(draft)) {
    const guardrail = entryOf(guardrails, id);
    if (guardrail === undefined) continue;
    const kind = kindOf(exception);
    if (exception.principal === undefined && exception.account === undefined) continue;
    if (!isAccessControl(guardrail)) {
      yield {
        path: place(),
        found: `an exception from ${quote(id)}, a setting that AWS applies to whole accounts, whoever asks`,
        expected: 'a guardrail that denies',
        mend: 'list the guardrail on the OUs and accounts that are to have it, rather than above them',
      };
      continue;
    }
    if (guardrail.exceptions?.to.includes(kind) === true) continue;
    yield {
      path: place(kind),
      found: kind === 'principal' ? 'a principal' : 'a whole account',
      expected: expectedBy(guardrail),
      mend: mendFor(guardrail),
    };
  }
};

function kindOf({ principal }: { readonly principal?: unknown }): 'account' | 'principal' {
  return principal === undefined ? 'account' : 'principal';
}

function expectedBy({ exceptions: rule, document }: AccessControl): string {
  if (document !== undefined) return 'nobody: the policy deploys as it is written';
  if (rule === undefined) return 'a guardrail that says who may be exempt from it';
  const [first] = rule.to;
  const who = { principal: 'a principal at most', account: 'a whole account, and no single principal' };
  return `${first === undefined ? 'nobody' : who[first]}: ${rule.because}`;
}

const WHO_NEEDS_IT =
  'say beside the account who in it needs it: principal: "role/<name>" or "<group>/<persona>"; or list the guardrail on the other accounts and OUs rather than above them';

function mendFor({ exceptions: rule, document }: AccessControl): string {
  if (document !== undefined) return 'write into the policy itself whom it spares';
  if (rule === undefined) return 'add exceptions: { to, because } to its file';
  if (rule.to.length === 0) return 'remove it, or take the guardrail off where it is not wanted';
  return rule.to.includes('principal') ? WHO_NEEDS_IT : 'remove it, or leave the whole account out';
}

/** A condition that says who is meant, and one that says who is not, are hard to read together. */
export const exceptionsThatCannotBeRendered: Check = function* ({ draft, guardrails }) {
  for (const { guardrail: id, exception, place } of writtenExceptions(draft)) {
    const guardrail = entryOf(guardrails, id);
    if (guardrail === undefined || !isAccessControl(guardrail)) continue;
    // Of whom it lets nobody exempt that is told, and nothing else is to be done.
    if (guardrail.exceptions?.to.includes(kindOf(exception)) !== true) continue;
    const firm = guardrail.exceptions.but?.statements ?? [];
    const soft = guardrail.statements.filter((statement) => !firm.some((one) => isDeepStrictEqual(one, statement)));
    const [key] = soft.flatMap((statement) => keysInAnotherSense(statement, guardrail.type));
    if (key === undefined) continue;
    yield {
      path: place(),
      found: `an exception from ${quote(id)}, whose statements say by ${key} whom they bind`,
      expected: 'statements that do not',
      mend: 'name there whom it binds, without the exempt',
    };
  }
};
