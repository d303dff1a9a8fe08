import type { ProvenCheck } from '../../assembly/proven/proofs-file';
import { isList, isObject, parseJson } from '../../base/json';
import type { Finding } from '../model';
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
      findingOf('proof-removed', 'high', `“${says}” of config/scenarios.ts is claimed no longer`, rows),
    ),
    ...added.map(({ says, rows }) =>
      findingOf('proof-added', 'info', `“${says}” of config/scenarios.ts is claimed`, rows),
    ),
    ...both.flatMap(({ base, head }) => {
      const { gone, come } = sparing(
        base.rows.filter((row) => !head.rows.includes(row)),
        head.rows.filter((row) => !base.rows.includes(row)),
      );
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

interface Rows {
  readonly gone: readonly string[];
  readonly come: readonly string[];
}

/** A row before and after, told of on one side. */
interface Pair {
  readonly before: string;
  readonly after: string;
  readonly gone?: string;
  readonly come?: string;
}

/** Of a row that spares more than it did, `nobodyBut`, nothing is claimed anew, and of one that spares fewer nothing is gone. */
function sparing(gone: readonly string[], come: readonly string[]): Rows {
  const pairs = gone.flatMap((before): readonly Pair[] => {
    const one = spared(before);
    const after = come.find((row) => spared(row)?.rest === one?.rest);
    const other = after === undefined ? undefined : spared(after);
    if (one === undefined || after === undefined || other === undefined) return [];
    const more = other.names.filter((name) => !one.names.includes(name));
    const fewer = one.names.filter((name) => !other.names.includes(name));
    if (more.length > 0 && fewer.length === 0)
      return [{ before, after, gone: `${before}: not of ${more.join(', ')} now` }];
    if (fewer.length > 0 && more.length === 0) return [{ before, after, come: `${after}: of ${fewer.join(', ')} too` }];
    return [];
  });
  const paired = (row: string): boolean => pairs.some(({ before, after }) => row === before || row === after);
  return {
    gone: [...gone.filter((row) => !paired(row)), ...pairs.flatMap((pair) => pair.gone ?? [])],
    come: [...come.filter((row) => !paired(row)), ...pairs.flatMap((pair) => pair.come ?? [])],
  };
}

/** Whom a `never` spares, and what it says beside. @returns undefined of any other row */
function spared(row: string): { readonly rest: string; readonly names: readonly string[] } | undefined {
  const written = /^never (?<json>\{.*\})$/s.exec(row)?.groups?.json;
  const parsed = written === undefined ? undefined : parseJson(written);
  if (parsed === undefined || !('value' in parsed) || !isObject(parsed.value)) return undefined;
  const { nobodyBut = [], ...rest } = parsed.value;
  const names = (isList(nobodyBut) ? nobodyBut : [nobodyBut]).filter((name) => typeof name === 'string');
  return { rest: JSON.stringify(rest), names };
}

type Sentence = NonNullable<ProvenCheck['sentences']>[number];

function sentencesIn(checks: readonly ProvenCheck[]): ReadonlyMap<string, Sentence> | undefined {
  const all = checks.flatMap(({ sentences }) => (sentences === undefined ? [] : [sentences]));
  return all.length === 0 ? undefined : new Map(all.flat().map((one) => [one.says, one]));
}
