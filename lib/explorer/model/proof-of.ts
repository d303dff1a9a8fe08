import type { CountName } from '../../assembly/proven/counts';
import type { ProofsFile } from '../../assembly/proven/proofs-file';
import { entryOf } from '../../base/entry-of';
import type { ProofCounts } from '../page/format';

/** How much of these subjects was proven when the assembly was made. */
export function proofOf(proofs: ProofsFile | undefined, ...subjects: readonly string[]): ProofCounts | undefined {
  const found = subjects.flatMap((subject) => proofs?.checks.map((check) => entryOf(check.subjects, subject)) ?? []);
  if (found.every((counts) => counts === undefined)) return undefined;
  const sumOf = (name: CountName): number => found.reduce((sum, counts) => sum + (entryOf(counts, name) ?? 0), 0);
  return { claims: sumOf('claims'), questions: sumOf('questions') };
}
