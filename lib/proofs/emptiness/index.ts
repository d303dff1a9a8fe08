import { isSentence, type Claim, type Failure } from '../claim';
import { listOf } from '../../base/list';
import { fillIn } from '../../ask/fill-in';
import { accountsOf } from '../questions';
import { WrongRowError } from '../../ask/world';
import { outOfReach } from './accounts';
import { emptyActions } from './actions';
import { containedRows } from './contained';
import { emptyContext } from './context';
import { incompleteCalls } from './incomplete';
import { isKnown } from './nowhere';
import { emptyPrincipals } from './principals';
import { repeatedInRow, repeatedRows } from './repeated';
import { emptyResources } from './resources';
import { describeProblem, type EmptinessContext, type JudgedRow, type RowCheck, type RowProblem } from './row-problem';
import { vacuous } from './vacuity';

const CHECKS: readonly RowCheck[] = [
  emptyActions,
  outOfReach,
  emptyPrincipals,
  emptyResources,
  emptyContext,
  repeatedInRow,
];

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
  const problems = problemsOf(judged);
  if (problems.length > 0) return problems;
  const needless = needlessOutside(judged);
  return needless === undefined ? unlessWrong([], () => [...vacuous(judged)]) : [needless];
}

function problemsOf(judged: JudgedRow): readonly RowProblem[] {
  return CHECKS.flatMap((check) => [...check(judged)]);
}

/** A sentence of the company in which nothing is outside: without the word it is in order, too. */
function needlessOutside(judged: JudgedRow): RowProblem | undefined {
  const { outside, ...row } = judged.row;
  if (outside !== true || !judged.isScenario) return undefined;
  // A role that an application may have is in order without it, and is nothing that a template makes.
  if (!listOf(row.resource).every((text) => isKnown(judged, judged.fill(text)))) return undefined;
  if (problemsOf({ ...judged, row }).length > 0) return undefined;
  return {
    property: 'outside',
    found: 'outside: true of a row in which the templates make or name everything',
    expected: 'the word only where something is not of the landing zone',
    mend: 'remove it: it keeps typos from being found',
  };
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
