import { createHash } from 'node:crypto';
import { provenAssembly } from '../assembly/proven/proofs-file';
import type { Synthesized } from './git/synthesized';
import type { Report } from './model';
import { canonical } from './render/json';

export interface CertificateOf {
  readonly base: Synthesized;
  readonly head: Synthesized;
  /** Whoever approved, as the environment says: each counts once. */
  readonly approvedBy: readonly string[];
}

/** What was decided, as text that is the same for the same decision: no time, no folder. */
export function certificateOf(
  { findings, questions, approvers }: Report,
  { base, head, approvedBy }: CertificateOf,
): string {
  return `${canonical({
    version: 1,
    base: identityOf(base),
    head: identityOf(head),
    findings,
    questions,
    approvers,
    approvedBy: [...new Set(approvedBy)].sort(),
  })}\n`;
}

interface Identity {
  /** Git's id of the tree; not there for an assembly by its folder. */
  readonly tree?: string;
  /** SHA-256 of the digests of what deploys; not there where nothing is proven. */
  readonly assembly?: string;
  /** What held, and how often it was tried. */
  readonly proofs?: Readonly<Record<string, unknown>>;
}

function identityOf({ folder, tree, failure }: Synthesized): Identity {
  const proven = failure === undefined ? provenAssembly(folder) : undefined;
  const proofs = proven !== undefined && 'proofs' in proven ? proven.proofs : undefined;
  return {
    ...(tree === undefined ? {} : { tree }),
    ...(proofs === undefined
      ? {}
      : {
          assembly: createHash('sha256').update(canonical(proofs.files)).digest('hex'),
          proofs: Object.fromEntries(proofs.checks.map(({ name, counts }) => [name, counts])),
        }),
  };
}
