import { BASELINE } from './baseline';
import type { Chain } from './breakage';
import { ACCOUNT_THAT_COMES_BACK, CHANGE_OF_ACCESS, CHANGE_OF_ADDRESS } from './changes';
import { GUARDRAILS } from './guardrails';
import { IDENTITY } from './identity';
import { LOGGING } from './logging';
import { ORGANIZATION, ORGANIZATION_BY_HAND } from './organization';
import { PAUSED_CHANGE, PAUSED_CREATION } from './paused';

/** In which the step `faults` breaks the first deploy, in their order. */
export const OF_THE_FIRST_DEPLOY: readonly Chain[] = [ORGANIZATION, BASELINE, LOGGING, IDENTITY, GUARDRAILS];

/** And what is deployed. */
export const OF_A_CHANGE: readonly Chain[] = [
  CHANGE_OF_ACCESS,
  ACCOUNT_THAT_COMES_BACK,
  CHANGE_OF_ADDRESS,
  PAUSED_CREATION,
  PAUSED_CHANGE,
];

/** Every chain that a step of the run breaks deploys with. */
export const CHAINS: readonly Chain[] = [...OF_THE_FIRST_DEPLOY, ...OF_A_CHANGE, ORGANIZATION_BY_HAND];
