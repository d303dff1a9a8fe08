import { NAMES_OF_ACTIONS } from '../../policy/proof-row';
import type { Draft } from '../draft';
import { itemsOf } from '../draft';
import { at } from '../location';
import type { ScenarioRow } from '../../model/scenario-schema';
import { quote } from '../wording';
import type { Check } from './check';
import { repeated } from './references';

/** Two sentences of the same words: one was probably meant to say something else. */
export const repeatedSentences: Check = function* ({ draft }) {
  const sentences = itemsOf(draft.scenarios).flatMap(([index, { says }]) =>
    says === undefined ? [] : [{ path: at('scenarios', index, 'says'), value: says }],
  );
  const words = (text: string): string =>
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean)
      .join(' ');
  for (const { path, value, first } of repeated(sentences, words)) {
    yield {
      path,
      found: `${quote(value)}, also at ${first.path}`,
      expected: 'sentences that differ',
      mend: 'put their rows under one sentence, or say what is different',
    };
  }
};

/** Rows that say the same twice, or that something must be both denied and allowed. */
export const repeatedScenarioRows: Check = function* ({ draft }) {
  const seen = new Map<string, { readonly list: string; readonly path: string }>();
  for (const [index, scenario] of itemsOf(draft.scenarios)) {
    for (const list of ['never', 'always'] as const) {
      for (const [position, row] of itemsOf(scenario[list])) {
        const path = at('scenarios', index, list, position);
        const first = seen.get(canonical(row));
        if (first === undefined) seen.set(canonical(row), { list, path });
        else
          yield {
            path,
            found: `the same as ${first.path}`,
            expected: first.list === list ? 'rows that differ' : 'a call that is either denied or allowed, not both',
            mend:
              first.list === list ? 'remove one, or ask what was meant' : 'decide which is meant, and remove the other',
          };
      }
    }
  }
};

/** `nobodyBut` belongs to rows about everybody; beside a principal it would be left unread. */
export const nobodyButBesidePrincipal: Check = function* ({ draft }) {
  for (const [index, scenario] of itemsOf(draft.scenarios)) {
    for (const list of ['never', 'always'] as const) {
      for (const [position, { principal, nobodyBut }] of itemsOf(scenario[list])) {
        if (principal === undefined || nobodyBut === undefined) continue;
        yield {
          path: at('scenarios', index, list, position, 'nobodyBut'),
          found: 'nobodyBut beside principal',
          expected: 'one of the two: a row about everybody but some, or about those whom it names',
          mend: 'remove one',
        };
      }
    }
  }
};

/** The same text for rows that ask the same, in whatever order and spelling. */
function canonical(row: Draft<ScenarioRow>): string {
  return JSON.stringify(
    Object.entries(row)
      .filter(([key]) => !['outside', 'unassigned'].includes(key))
      .map(([key, value]) => [key, NAMES_OF_ACTIONS.includes(key) ? folded(sorted(value)) : sorted(value)] as const)
      .sort(([a], [b]) => a.localeCompare(b)),
  );
}

function folded(value: unknown): unknown {
  return Array.isArray(value) ? [...new Set(value.map((one) => String(one).toLowerCase()))].sort() : value;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return [...new Set(value.map(String))].sort();
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.entries(value)
    .map(([key, inner]) => [key.toLowerCase(), sorted(inner)])
    .sort(([a], [b]) => String(a).localeCompare(String(b)));
}
