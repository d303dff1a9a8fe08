import { listOf } from '../../base/list';
import { findUnknownActions, type IamData, type UnknownName } from '../../iam-data';
import { isExhaustive } from '../questions';
import type { RowCheck } from './row-problem';

/** Actions that AWS does not have, and an `except` that leaves nothing, or takes nothing away. */
export const emptyActions: RowCheck = function* ({ row, iamData, engine, isScenario }) {
  const actions = listOf(row.action);
  if (actions.length === 0) {
    yield { property: 'action', found: 'an empty list', expected: 'at least one action', mend: 'name what is claimed' };
  }
  for (const { found, problem } of problemsOf(iamData, actions)) {
    yield { property: 'action', found: `"${found}"`, expected: 'an action that AWS has', mend: problem };
  }
  const except = row.except ?? [];
  const patterns = actions.filter(isExhaustive);
  if (except.length === 0) return;
  if (patterns.length === 0) {
    yield {
      property: 'except',
      found: except.join(', '),
      expected: 'no exceptions from actions that are named one by one',
      mend: 'leave out of `action` what is not meant, and remove `except`',
    };
    return;
  }
  const meant = engine.actionsMatching(patterns);
  const takesNothing = except.filter((one) => meant.and(engine.actionsMatching([one])).isEmpty);
  // Catalogues share lists of exceptions between rows: there it is a typo only if AWS has no such action.
  const wrong =
    isScenario || takesNothing.length === except.length ? takesNothing : unknownActions(iamData, takesNothing);
  for (const pattern of wrong) {
    yield {
      property: 'except',
      found: `"${pattern}"`,
      expected: `a pattern of actions among ${patterns.join(', ')}`,
      mend: 'correct it, or remove it: it takes nothing away',
    };
  }
  if (!meant.except(except).isEmpty) return;
  yield {
    property: 'except',
    found: except.join(', '),
    expected: 'something of the action to be left',
    mend: 'name less: a row about no action at all holds whatever the policies say',
  };
};

const judged = new WeakMap<IamData, Map<string, readonly UnknownName[]>>();

/** Rows share their lists: each pattern is looked up once. */
function problemsOf(iamData: IamData, patterns: readonly string[]): readonly UnknownName[] {
  let known = judged.get(iamData);
  if (known === undefined) judged.set(iamData, (known = new Map<string, readonly UnknownName[]>()));
  const problems = known;
  return patterns.flatMap((pattern) => {
    const found = problems.get(pattern) ?? findUnknownActions([pattern], iamData);
    problems.set(pattern, found);
    return found;
  });
}

function unknownActions(iamData: IamData, patterns: readonly string[]): readonly string[] {
  return patterns.filter((pattern) => problemsOf(iamData, [pattern]).length > 0);
}
