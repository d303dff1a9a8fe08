import type { Step } from '../harness/step';
import { bootstrap } from './bootstrap';
import { destroy } from './destroy';
import { firstDeploy } from './first-deploy';
import { secondDeploy } from './second-deploy';

/** In the order in which they run. */
export const steps: readonly Step[] = [bootstrap, firstDeploy, secondDeploy, destroy];
