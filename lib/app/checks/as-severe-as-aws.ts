import type { PolicyViolation } from 'aws-cdk-lib/core';

/**
 * Rules that only warn, of what CloudFormation refuses. W3030: a value that is not among those that the schema lists. Should AWS know a
 * value before the validator does, the finding is acknowledged where it arises, as any other.
 */
const REFUSED: readonly string[] = ['W3030'];

export function isRefused(ruleName: string): boolean {
  return REFUSED.includes(ruleName);
}

/** A finding with the severity of what AWS does about it. */
export function asSevereAsAws(violation: PolicyViolation): PolicyViolation {
  return isRefused(violation.ruleName) ? { ...violation, severity: 'error' } : violation;
}
