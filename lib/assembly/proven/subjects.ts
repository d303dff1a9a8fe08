/** Kinds of what claims belong to. What a machine role claims is tried on each workload that is one, and belongs to that. */
export const KINDS = ['guardrail', 'persona', 'machine role', 'workload', 'workflow'] as const;
type Kind = (typeof KINDS)[number];

/** What rows of a definition belong to, in claims and in `proofs.json`: for example `guardrail deny-root-user`. */
export function subjectOf(kind: Kind, id: string): string {
  return `${kind} ${id}`;
}

/** Undefined where a subject is of another kind. */
export function idIn(kind: Kind, subject: string): string | undefined {
  const prefix = subjectOf(kind, '');
  return subject.startsWith(prefix) ? subject.slice(prefix.length) : undefined;
}

/** What is claimed of the landing zone as a whole belongs to this, in the lists `denied` and `allowed`. */
export const STANDING = 'standing claim';

const SENTENCE = 'scenario';

/** What a sentence of `config/scenarios.ts` is called, by its place, counted from 1: it changes as others come and go. */
export function subjectOfSentence(place: number): string {
  return `${SENTENCE} ${place}`;
}

export function isSentenceSubject(subject: string): boolean {
  return new RegExp(`^${SENTENCE} \\d+$`).test(subject);
}
