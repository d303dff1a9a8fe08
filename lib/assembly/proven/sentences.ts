import { isList, isObject } from '../../base/json';
import { provenRow } from './rows';

/** A sentence of `config/scenarios.ts` that held. */
export interface ProvenSentence {
  readonly says: string;
  /** What it claims, a row each: `never` or `always`, and the row as JSON. */
  readonly rows: readonly string[];
}

interface Sentence {
  readonly says: string;
  readonly never: readonly object[];
  readonly always: readonly object[];
}

export function provenSentences(sentences: readonly Sentence[]): readonly ProvenSentence[] {
  return sentences.map(({ says, never, always }) => ({
    says,
    rows: [...never.map((row) => provenRow('never', row)), ...always.map((row) => provenRow('always', row))],
  }));
}

export function areSentences(value: unknown): value is readonly ProvenSentence[] {
  return (
    isList(value) &&
    value.every(
      (one) =>
        isObject(one) &&
        typeof one.says === 'string' &&
        isList(one.rows) &&
        one.rows.every((row) => typeof row === 'string'),
    )
  );
}
