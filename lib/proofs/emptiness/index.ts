import { isSentence, type Claim, type Failure } from '../claim';
import { fillIn } from '../../ask/fill-in';
import { accountsOf } from '../questions';
import { WrongRowError } from '../../ask/world';
import { emptyActions } from './actions';
import { containedRows } from './contained';
import { emptyContext } from './context';
import { incompleteCalls } from './incomplete';
import { emptyPrincipals } from './principals';
import { repeatedInRow, repeatedRows } from './repeated';
import { emptyResources } from './resources';
import { describeProblem, type EmptinessContext, type JudgedRow, type RowCheck, type RowProblem } from './row-problem';
import { vacuous } from './vacuity';

const CHECKS: readonly RowCheck[] = [emptyActions, emptyPrincipals, emptyResources, emptyContext, repeatedInRow];

/**
 * Rows that could not fail: each problem of each row is a failure of its own. A row that stands in several claims is judged
 * once.
 */
export function findEmptyRows(claims: readonly Claim[], context: EmptinessContext): readonly Failure[] {
  const distinct = [...new Map(claims.map((claim) => [claim.row, claim])).values()];
  return [
    ...distinct.flatMap((claim) => judge(claim, context).map((problem) => failure(claim, problem))),
    ...[
      ...repeatedRows(claims),
      ...containedRows(claims, context.engine),
      ...incompleteCalls(claims, context.iamData),
    ].map(([claim, problem]) => failure(claim, problem)),
  ];
}

/** What is wrong with a row; whether it can fail is asked of those with which nothing else is. */
function judge(claim: Claim, context: EmptinessContext): readonly RowProblem[] {
  const judged = judgedRow(claim, context);
  if (judged === undefined) return [];
  const problems = CHECKS.flatMap((check) => [...check(judged)]);
  return problems.length > 0 ? problems : unlessWrong([], () => [...vacuous(judged)]);
}

/** What cannot be asked, such as a call of somebody who is nowhere, is told where the row itself is asked. */
function unlessWrong<T>(otherwise: T, ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    if (error instanceof WrongRowError) return otherwise;
    throw error;
  }
}

/** Undefined for a row whose account is nowhere: its own questions say so. */
function judgedRow(claim: Claim, context: EmptinessContext): JudgedRow | undefined {
  const { environment } = claim.world;
  try {
    const [first, ...rest] = accountsOf(claim);
    if (first === undefined) return undefined;
    return {
      ...context,
      claim,
      row: claim.row,
      environment,
      accounts: [first, ...rest],
      isScenario: isSentence(claim),
      fill: fillIn(environment.graph, first, context.homeRegion),
    };
  } catch (error) {
    if (error instanceof WrongRowError) return undefined;
    throw error;
  }
}

function failure(claim: Claim, problem: RowProblem): Failure {
  const action = [claim.row.action].flat().join(', ');
  const reason = describeProblem(problem);
  return { claim, account: '-', principal: '-', action, found: 'wrong row', reason, others: [] };
}
