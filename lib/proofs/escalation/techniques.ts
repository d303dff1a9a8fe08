import { IAM_TECHNIQUES } from './iam-techniques';
import { ORGANIZATION_TECHNIQUES } from './organization-techniques';
import { PASSING_TO_MACHINES } from './passing-to-machines';
import { PASSING_TO_SERVICES } from './passing-to-services';
import { TAKE_OVER_TECHNIQUES } from './take-over-techniques';
import type { Technique } from './technique';

/** By what they need; the order is that in which paths are looked for. */
export const TECHNIQUES: readonly Technique[] = [
  ...IAM_TECHNIQUES,
  ...ORGANIZATION_TECHNIQUES,
  ...PASSING_TO_MACHINES,
  ...PASSING_TO_SERVICES,
  ...TAKE_OVER_TECHNIQUES,
];
