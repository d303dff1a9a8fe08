import type { GrammarRow } from './documents';
import { ACTIONS, FORMS, PRINCIPALS } from './statements';
import { CONDITIONS, FILLED_IN } from './values';

export type { GrammarRow } from './documents';

/** What a policy may look like, and may not, each with the page that says so: for the parser's test and for `docs/engine.md`. */
export const GRAMMAR_ROWS: Readonly<Record<string, readonly GrammarRow[]>> = {
  'Documents and statements': FORMS,
  'Actions and resources': ACTIONS,
  Principals: PRINCIPALS,
  Conditions: CONDITIONS,
  Variables: FILLED_IN,
};
