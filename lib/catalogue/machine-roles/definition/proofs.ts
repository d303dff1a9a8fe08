import type { ProofRow } from '../../../policy/proof-row';
import { beyondAllow } from '../../guardrails/definition/unrestrictable';

/**
 * That a role may do nothing but these actions, tomorrow's included, on any resource. What takes no allow is left out:
 * `sts:GetCallerIdentity`, and signing in to the console.
 */
export function nothingBut(...actions: readonly string[]): ProofRow {
  return { action: '*', except: [...actions, ...beyondAllow] };
}
