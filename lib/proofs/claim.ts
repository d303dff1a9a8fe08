import type { Account } from '../assembly';
import type { WrittenGuardrail } from '../choice/guardrail-of';
import type { ProofRow } from '../policy';
import type { World } from '../ask/world';

/** The list of what a machine role may not do, tried once more without what else bears on the role. */
export const ALONE = 'cannot (by its own policies alone)';

/** The list of what a guardrail that sets rather than denies comes to in an account. Nobody asks for anything there. */
export const SETS = 'sets';

/** A proof row with everything that running it takes. */
export interface Claim {
  /** What the row belongs to, for example `guardrail deny-root-user`. */
  readonly subject: string;
  /** File that the row is written in. */
  readonly source: string;
  /** List that it stands in, for example `denies`. */
  readonly list: string;
  /** Place in the list, counted from 1. */
  readonly position: number;
  readonly row: ProofRow;
  readonly expected: 'allowed' | 'denied';
  /** Accounts that the definition reaches: the row holds in each, unless it names others. */
  readonly accounts: readonly Account[];
  /** Who asks whom for what, and which policies have a say. */
  readonly world: World;
  /**
   * Of a sentence about this very organization: whom "everybody" leaves out. What it names is there, while the rows of a
   * catalogue take examples. @default a row of a catalogue
   */
  readonly everybodyBut?: readonly string[];
  /** Construct that the definition deploys as. */
  readonly constructPath: string;
  /** Of a guardrail's own `denies` and `allows`: tried alone, on whoever may do everything. @default false */
  readonly isGuardrail?: true;
  /** That rows of the same list name all that a call must have, each what it is checked on with its own keys. @default one of it */
  readonly namesAll?: true;
  /**
   * Guardrails, or what has the id `permissions-boundary`, one of which has to be what denies; where `expected` is `allowed`, one of
   * them may. @default whatever denies is right
   */
  readonly blockedBy?: readonly WrittenGuardrail[];
  /** What to do where it does not hold, in whole sentences. @default what the deciding statement suggests */
  readonly mend?: string;
}

/** Whether it is about this very organization, rather than a row of a catalogue. */
export function isSentence({ everybodyBut }: Pick<Claim, 'everybodyBut'>): boolean {
  return everybodyBut !== undefined;
}

/** Of a persona what its own policies deny, of a guardrail what it is there for. */
export const DENIES = 'denies';
/** Lists of what somebody can do: of the company, of personas and machine roles, of guardrails and of workflows. */
const GRANTED: readonly string[] = ['always', 'can', 'allows', 'calls'];
/** Lists of what somebody has no permission for: of the company, of personas, machine roles and the boundary. */
const WITHHELD: readonly string[] = ['never', 'cannot', ALONE, 'withholds'];

/** Whether it says what somebody may not do, persona, role or anybody. What a guardrail denies it denies by its own. */
export function isWithheld({ list, isGuardrail }: Pick<Claim, 'list' | 'isGuardrail'>): boolean {
  return WITHHELD.includes(list) || (list === DENIES && isGuardrail !== true);
}

/** Whether somebody wrote it as what may not be done: in a list of a definition or of the company's own sentences. */
export function isWrittenAsDenied(claim: Pick<Claim, 'list' | 'isGuardrail'>): boolean {
  return claim.list === DENIES || isWithheld(claim);
}

/** Whether somebody wrote it as what can be done, likewise. */
export function isWrittenAsAllowed({ list }: Pick<Claim, 'list'>): boolean {
  const [first = ''] = list.split(' ');
  return GRANTED.includes(first);
}

/** A row that does not hold, with the one question that shows it. */
export interface Failure {
  readonly claim: Claim;
  readonly account: string;
  readonly principal: string;
  readonly action: string;
  readonly found: 'allowed' | 'denied' | 'depends' | 'wrong row' | 'wrong statement' | 'not in force';
  /** Which statement decided and why, or what is wrong with the row. */
  readonly reason: string;
  /** Other questions of the same row that fail as well. */
  readonly others: readonly FailedQuestion[];
}

/** Who asked for what where, and what the answer was. */
export type FailedQuestion = Pick<Failure, 'account' | 'principal' | 'action' | 'found'>;

/** Claims for a list of rows. */
export function claimsOf(
  rows: readonly ProofRow[] | undefined,
  claim: Omit<Claim, 'row' | 'position'>,
): readonly Claim[] {
  return (rows ?? []).map((row, index) => ({ ...claim, row, position: index + 1 }));
}
