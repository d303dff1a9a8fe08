import type { ProvenCheck } from '../../assembly/proven/proofs-file';
import type { Finding, Severity } from '../model';
import type { AskSentence, Held } from './asked-sentences';
import { changedClaims } from './claimed';
import { findingOf } from './rows';
import { pairing } from './side';

/**
 * Sentences of the company's own that are claimed no longer, or claim less. How often something is tried does not tell: another
 * sentence may have taken the place of the one that is gone.
 */
export function sentenceFindings(
  was: readonly ProvenCheck[],
  is: readonly ProvenCheck[],
  ask: AskSentence = () => 'not known',
): readonly Finding[] {
  const [before, after] = [sentencesIn(was), sentencesIn(is)];
  // Of an assembly that was made before they were written down nothing is known.
  if (before === undefined || after === undefined) return [];
  const { added, removed, both } = pairing(before, after);
  return [
    ...removed.map((sentence) => {
      const { severity, words } = heldAs(ask(sentence));
      const what = `“${sentence.says}” of config/scenarios.ts is claimed no longer: ${words}`;
      return findingOf('proof-removed', severity, what, sentence.rows);
    }),
    ...added.map(({ says, rows }) =>
      findingOf('proof-added', 'info', `“${says}” of config/scenarios.ts is claimed`, rows),
    ),
    ...both.flatMap(({ base, head }) => {
      const { gone, come } = changedClaims(base.rows, head.rows);
      const says = `“${head.says}” of config/scenarios.ts`;
      const held = (): ReturnType<typeof heldAs> =>
        heldAs(ask({ says: base.says, rows: base.rows.filter((row) => !head.rows.includes(row)) }));
      const removedOf = ({ severity, words } = held()): Finding =>
        findingOf('proof-removed', severity, `${says} no longer claims what it did: ${words}`, gone);
      return [
        ...(gone.length === 0 ? [] : [removedOf()]),
        ...(come.length === 0 ? [] : [findingOf('proof-added', 'info', `${says} claims what it did not`, come)]),
      ];
    }),
  ];
}

/** What a reader is told of a promise that nobody keeps trying. */
function heldAs(held: Held): { readonly severity: Severity; readonly words: string } {
  if (held === 'holds') return { severity: 'high', words: 'it still holds here, and nothing tries it from now on' };
  if (held === 'not known') return { severity: 'high', words: 'whether it still holds nobody knows' };
  const { how, reason } = held;
  return how === 'does not hold'
    ? { severity: 'critical', words: `it does not hold any more. ${reason}` }
    : { severity: 'high', words: `it cannot be asked any more, since ${reason}` };
}

type Sentence = NonNullable<ProvenCheck['sentences']>[number];

export function sentencesIn(checks: readonly ProvenCheck[]): ReadonlyMap<string, Sentence> | undefined {
  const all = checks.flatMap(({ sentences }) => (sentences === undefined ? [] : [sentences]));
  return all.length === 0 ? undefined : new Map(all.flat().map((one) => [one.says, one]));
}
