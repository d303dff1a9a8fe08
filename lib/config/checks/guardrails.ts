import { entriesOf, itemsOf, type LandingZoneDraft } from '../draft';
import { at } from '../location';
import { endsInCycle, organizationalUnitPath } from '../../model/tree';
import { quote } from '../wording';
import type { Check } from './check';
import { unknownReferences } from './references';

/** Where guardrails are listed, and the places above it whose guardrails hold here too. */
interface GuardrailList {
  readonly path: readonly [section: 'organization' | 'accounts', ...rest: string[]];
  readonly name: string;
  readonly guardrails: readonly (string | undefined)[] | undefined;
  readonly above: readonly string[];
}

export const unknownGuardrails: Check = function* ({ draft, guardrailIds }) {
  const references = guardrailLists(draft).flatMap(({ path, guardrails }) =>
    itemsOf(guardrails).map(([index, value]) => ({ path: at(...path, index), value })),
  );
  yield* unknownReferences(references, {
    names: guardrailIds,
    expected: 'a guardrail: the name of a file in lib/catalogue/guardrails or config/guardrails',
    otherwise:
      'see lib/catalogue/guardrails/catalogue.ts, or add one in config/guardrails and gather it in config/catalogue.ts',
  });
};

export const guardrailTwiceOnOnePath: Check = function* ({ draft }) {
  const lists = guardrailLists(draft);
  const byName = new Map(lists.map((list) => [list.name, list]));
  for (const { path, guardrails, above } of lists) {
    const inherited = above.flatMap((name) => byName.get(name) ?? []);
    for (const [index, guardrail] of itemsOf(guardrails)) {
      const first = inherited.find((list) => list.guardrails?.includes(guardrail));
      if (first === undefined) continue;
      yield {
        path: at(...path, index),
        found: `${quote(guardrail)}, which also stands on ${first.name}, above`,
        expected: 'each guardrail once between the root and an account',
        mend: 'remove it here: what stands above holds here too',
      };
    }
  }
};

function guardrailLists(draft: LandingZoneDraft): readonly GuardrailList[] {
  const above = (ou: string | undefined): string[] =>
    ou === undefined || endsInCycle(draft, ou) ? [] : ['the root', ...organizationalUnitPath(draft, ou).map(quote)];
  return [
    { path: ['organization', 'guardrails'], name: 'the root', guardrails: draft.organization?.guardrails, above: [] },
    ...entriesOf(draft.organization?.organizationalUnits).map(([key, { parent, guardrails }]): GuardrailList => ({
      path: ['organization', 'organizationalUnits', key, 'guardrails'],
      name: quote(key),
      guardrails,
      above: above(parent).filter((name) => name !== quote(key)),
    })),
    ...entriesOf(draft.accounts).map(([key, { ou, guardrails }]): GuardrailList => ({
      path: ['accounts', key, 'guardrails'],
      name: `account ${quote(key)}`,
      guardrails,
      above: above(ou),
    })),
  ];
}
