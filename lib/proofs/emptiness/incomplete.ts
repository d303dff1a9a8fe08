import { listOf } from '../../base/list';
import type { IamData } from '../../iam-data';
import type { Claim } from '../claim';
import { matchesFormat } from '../../ask/arn-format';
import type { RowProblem } from './row-problem';

/**
 * Calls to Amazon EC2 that name some of the resources that they must have, and not all, where nothing is filled in for them: the rest
 * would not be asked. Several calls may name them together. Of other services the action data marks as required what one of is enough.
 */
export function* incompleteCalls(claims: readonly Claim[], iamData: IamData): Iterable<readonly [Claim, RowProblem]> {
  const own = claims.filter(({ namesAll }) => namesAll === true);
  const bySubject = new Map<string, Claim[]>();
  for (const claim of own) bySubject.set(claim.subject, [...(bySubject.get(claim.subject) ?? []), claim]);
  for (const alike of bySubject.values()) yield* incompleteIn(alike, iamData);
}

function* incompleteIn(claims: readonly Claim[], iamData: IamData): Iterable<readonly [Claim, RowProblem]> {
  const actions = new Set(claims.flatMap(({ row }) => listOf(row.action)).filter((one) => one.startsWith('ec2:')));
  for (const action of actions) {
    const asking = claims.filter(({ row }) => row.resource !== undefined && listOf(row.action).includes(action));
    const [first] = asking;
    if (first === undefined) continue;
    const named = asking.flatMap(({ row }) => listOf(row.resource)).map(withoutPlaceholders);
    const missing = iamData
      .requiredFormats(action)
      .filter((format) => !named.some((arn) => matchesFormat(format, arn)));
    if (missing.length > 0) yield [first, problemOf(action, missing)];
  }
}

function withoutPlaceholders(arn: string): string {
  return arn.replaceAll(/\{[^}]*\}/g, 'x');
}

function problemOf(action: string, missing: readonly string[]): RowProblem {
  return {
    property: 'resource',
    found: `${action} without ${missing.join(', ')}`,
    expected: 'one of every kind that AWS asks the call about',
    mend: 'name them in this call or another, or none at all: then examples are taken',
  };
}
