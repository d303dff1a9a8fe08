import type { Step } from '../harness/step';
import { adoption } from './adoption';
import { bootstrap } from './bootstrap';
import { changesStep } from './changes';
import { destroy } from './destroy';
import { drift } from './drift';
import { everyType } from './every-type';
import { faults } from './faults';
import { firstDeploy } from './first-deploy';
import { liveProofs } from './live-proofs';
import { preflightOfDeployed, preflightOfNothing } from './preflight';
import { refusals } from './refusals';
import { scale } from './scale';
import { secondDeploy } from './second-deploy';

/** In the order in which they run. */
export const steps: readonly Step[] = [
  preflightOfNothing,
  bootstrap,
  firstDeploy,
  liveProofs,
  preflightOfDeployed,
  drift,
  secondDeploy,
  changesStep,
  destroy,
  adoption,
  faults,
  everyType,
  refusals,
  scale,
];
