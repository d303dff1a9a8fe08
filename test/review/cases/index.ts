import { accessCases } from './access';
import type { ChangeCase } from './change-case';
import { guardrailCases } from './guardrails';
import { factCases } from './facts';
import { nightmareCases } from './nightmares';
import { organizationCases } from './organization';
import { peopleCases } from './people';

export { accessCases, guardrailCases, organizationCases, factCases, nightmareCases, peopleCases };

export const cases: readonly ChangeCase[] = [
  ...guardrailCases,
  ...accessCases,
  ...organizationCases,
  ...factCases,
  ...nightmareCases,
  ...peopleCases,
];
