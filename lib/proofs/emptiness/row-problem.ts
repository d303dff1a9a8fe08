import type { Account, EngineEnvironment } from '../../assembly';
import { didYouMean } from '../../base/did-you-mean';
import { isOwnSource } from '../../choice/catalogue';
import type { PolicyEngine, ProofRow } from '../../policy';
import type { Claim } from '../claim';
import type { QuestionContext } from '../questions';

/** Why a row says nothing: what of it, and how to mend it. */
export interface RowProblem {
  readonly property: keyof ProofRow | 'nobodyBut';
  readonly found: string;
  readonly expected: string;
  readonly mend: string;
}

export interface EmptinessContext extends QuestionContext {
  readonly engine: PolicyEngine;
  readonly approvedRegions: readonly string[];
}

/** A row with what it takes to judge it. */
export interface JudgedRow extends EmptinessContext {
  readonly claim: Claim;
  readonly row: ProofRow;
  readonly environment: EngineEnvironment;
  /** Where the row is asked: one of each kind of account. Never empty. */
  readonly accounts: readonly [Account, ...Account[]];
  /** Whether it is about this very organization, not an example in a catalogue. */
  readonly isScenario: boolean;
  /** Fills in placeholders, as in the first account. */
  readonly fill: (text: string) => string;
}

/** Whether a company wrote the row: a sentence, or content of its own. The product's rows have names that are examples. */
export function isOfCompany({ isScenario, claim }: Pick<JudgedRow, 'isScenario' | 'claim'>): boolean {
  return isScenario || isOwnSource(claim.source);
}

export type RowCheck = (judged: JudgedRow) => Iterable<RowProblem>;

/** For example `resource: found "…"; expected …; did you mean "…"?`. */
export function describeProblem({ property, found, expected, mend }: RowProblem): string {
  return `${property}: found ${found}; expected ${expected}; ${mend}${/[.?!]$/.test(mend) ? '' : '.'}`;
}

export function contextProblem(found: string, expected: string, mend: string): RowProblem {
  return { property: 'context', found, expected, mend };
}

/** Who or what was probably meant, or else another way out. */
export function meantOr(name: string, candidates: readonly string[], otherwise: string): string {
  const meant = didYouMean(name, candidates);
  return meant === undefined || meant === name ? otherwise : `did you mean "${meant}"?`;
}

/** What was meant, or else that it is said so. */
export function meantElse(near: string): string {
  return `did you mean "${near}"? Else ${OUTSIDE}`;
}

export const OUTSIDE = 'say `outside: true` where it is about something that no template makes or names';
