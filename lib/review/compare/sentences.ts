import type { ProvenCheck } from '../../assembly/proven/proofs-file';
import type { Finding } from '../model';
import { changedClaims } from './claimed';
import { findingOf } from './rows';
import { pairing } from './side';

/**
 * Sentences of the company's own that are claimed no longer, or claim less. How often something is tried does not tell: another
 * sentence may have taken the place of the one that is gone.
 */
export function sentenceFindings(was: readonly ProvenCheck[], is: readonly ProvenCheck[]): readonly Finding[] {
  const [before, after] = [sentencesIn(was), sentencesIn(is)];
  // Of an assembly that was made before they were written down nothing is known.
  if (before === undefined || after === undefined) return [];
  const { added, removed, both } = pairing(before, after);
  return [
    ...removed.map(({ says, rows }) =>
      findingOf(
        'proof-removed',
        'high',
        `“${says}” of config/scenarios.ts is claimed no longer: whether it still holds nobody knows`,
        rows,
      ),
    ),
    ...added.map(({ says, rows }) =>
      findingOf('proof-added', 'info', `“${says}” of config/scenarios.ts is claimed`, rows),
    ),
    ...both.flatMap(({ base, head }) => {
      const { gone, come } = changedClaims(base.rows, head.rows);
      const says = `“${head.says}” of config/scenarios.ts`;
      return [
        ...(gone.length === 0
          ? []
          : [findingOf('proof-removed', 'high', `${says} no longer claims what it did`, gone)]),
        ...(come.length === 0 ? [] : [findingOf('proof-added', 'info', `${says} claims what it did not`, come)]),
      ];
    }),
  ];
}

type Sentence = NonNullable<ProvenCheck['sentences']>[number];

export function sentencesIn(checks: readonly ProvenCheck[]): ReadonlyMap<string, Sentence> | undefined {
  const all = checks.flatMap(({ sentences }) => (sentences === undefined ? [] : [sentences]));
  return all.length === 0 ? undefined : new Map(all.flat().map((one) => [one.says, one]));
}
