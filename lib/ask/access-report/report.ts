import type { AccessRow } from './matrix';
import type { CoverageRow, ExceptionRow } from './coverage';

/** What the templates come to: who can do how much where, which guardrail holds where, and whether the proofs hold. */
export interface AccessReport {
  /** In the order of the templates, the management account first. */
  readonly accounts: readonly string[];
  readonly access: readonly AccessRow[];
  readonly coverage: readonly CoverageRow[];
  readonly exceptions: readonly ExceptionRow[];
  /** @default they were not run */
  readonly proofs?: ProofsSummary;
}

export interface ProofsSummary {
  readonly claims: number;
  readonly questions: number;
  /** One sentence or two each: which row, and what decides otherwise. */
  readonly failures: readonly string[];
}
