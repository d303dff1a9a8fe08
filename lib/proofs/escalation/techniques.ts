import { IAM_TECHNIQUES } from './iam-techniques';
import { ORGANIZATION_TECHNIQUES } from './organization-techniques';
import { PASSING_TECHNIQUES } from './passing-techniques';
import { TAKE_OVER_TECHNIQUES } from './take-over-techniques';
import type { Technique } from './technique';

/** By what they need; the order is that in which paths are looked for. */
export const TECHNIQUES: readonly Technique[] = [
  ...IAM_TECHNIQUES,
  ...ORGANIZATION_TECHNIQUES,
  ...PASSING_TECHNIQUES,
  ...TAKE_OVER_TECHNIQUES,
];
