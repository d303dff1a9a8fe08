import { asCommand, type Effect, type Undo } from '../drift/call';
import { rank } from '../drift/effects';
import type { Finding } from '../drift/finding';
import { LiveError } from '../live';
import type { MakeCall } from './make-call';

/** A difference that calls take back. */
export type Repairable = Finding & { readonly undo: Undo };

/** What denies comes before what allows. */
export const ORDER = ['tightens', 'neutral', 'loosens'] as const satisfies readonly Effect[];

/** What calls can take back, in the order in which that is safe. */
export function repairable(findings: readonly Finding[]): readonly Repairable[] {
  const all = findings.filter((one): one is Repairable => one.undo !== undefined);
  const byNeed = all.toSorted((one, other) => rankOf(one) - rankOf(other));
  return ORDER.flatMap((effect) => byNeed.filter(({ undo }) => undo.effect === effect));
}

const rankOf = ({ undo }: Repairable): number => rank(undo.calls[0]?.operation);

export interface RepairOptions {
  readonly make: MakeCall;
  readonly say: (line: string) => void;
}

/**
 * Takes differences back, one after the other. What fails is told, and does not stop the others: each stands for itself.
 *
 * @returns how many failed
 */
export async function repair(findings: readonly Repairable[], { make, say }: RepairOptions): Promise<number> {
  let failed = 0;
  for (const { about, difference, undo } of findings) {
    try {
      for (const call of undo.calls) await make(call);
      say(`done    ${about} ${difference}.`);
    } catch (error) {
      if (!(error instanceof LiveError)) throw error;
      failed += 1;
      say(`failed  ${about} ${difference}: ${error.message}`);
      say(`        was to run: ${asCommand(undo)}`);
    }
  }
  return failed;
}
