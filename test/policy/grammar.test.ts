import { findPolicyProblems } from '../../lib/policy';
import { GRAMMAR_ROWS, type GrammarRow } from './rows/grammar';

describe.each(Object.entries(GRAMMAR_ROWS))('%s', (_part, rows: readonly GrammarRow[]) => {
  test.each(rows)('%s', (_what, kind, document, refusal, page) => {
    const problems = findPolicyProblems(document, 'policy', kind);
    expect({ problems, page }).toEqual({
      problems: refusal === 'takes' ? [] : [expect.stringContaining(refusal)],
      page,
    });
  });
});
