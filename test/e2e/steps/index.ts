import type { Step } from '../harness/step';
import { adoption } from './adoption';
import { bootstrap } from './bootstrap';
import { changesStep } from './changes';
import { destroy } from './destroy';
import { faults } from './faults';
import { firstDeploy } from './first-deploy';
import { liveProofs } from './live-proofs';
import { refusals } from './refusals';
import { secondDeploy } from './second-deploy';

/** In the order in which they run. */
export const steps: readonly Step[] = [
  bootstrap,
  firstDeploy,
  liveProofs,
  secondDeploy,
  changesStep,
  destroy,
  adoption,
  faults,
  refusals,
];
