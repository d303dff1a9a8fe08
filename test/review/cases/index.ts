import { accessCases } from './access';
import type { ChangeCase } from './change-case';
import { guardrailCases } from './guardrails';
import { organizationCases } from './organization';

export { accessCases, guardrailCases, organizationCases };

export const cases: readonly ChangeCase[] = [...guardrailCases, ...accessCases, ...organizationCases];
