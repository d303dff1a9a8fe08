import { accessCases } from './access';
import type { ChangeCase } from './change-case';
import { guardrailCases } from './guardrails';
import { factCases } from './facts';
import { lockoutCases } from './lockouts';
import { nightmareCases } from './nightmares';
import { organizationCases } from './organization';
import { peopleCases } from './people';
import { trustCases } from './trust';

export {
  accessCases,
  guardrailCases,
  organizationCases,
  factCases,
  lockoutCases,
  nightmareCases,
  peopleCases,
  trustCases,
};

export const cases: readonly ChangeCase[] = [
  ...guardrailCases,
  ...accessCases,
  ...trustCases,
  ...organizationCases,
  ...factCases,
  ...nightmareCases,
  ...lockoutCases,
  ...peopleCases,
];
