import type { RuleId, Severity } from '../../../lib/review/model';
import type { Company } from '../support';

export interface ChangeCase {
  readonly name: string;
  /** What is so on both sides. @default as the company is */
  readonly base?: (of: Company) => unknown;
  readonly edit: (of: Company) => unknown;
  /** What the report says, by severity and kind. */
  readonly expected: readonly `${Severity} ${RuleId}`[];
  /** An action that must be among the examples, or the word that a finding must hold. */
  readonly says?: readonly string[];
}
