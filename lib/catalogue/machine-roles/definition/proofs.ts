import type { ProofRow } from '../../../policy/proof-row';

/**
 * That a role may do nothing but these actions, tomorrow's included, on any resource. `sts:GetCallerIdentity` needs no
 * permission and cannot be denied.
 */
export function nothingBut(...actions: readonly string[]): ProofRow {
  return { action: '*', except: [...actions, 'sts:GetCallerIdentity'] };
}
