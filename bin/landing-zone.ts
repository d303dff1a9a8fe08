import type * as app from '../lib/app/app';
import { start } from '../lib/config/start';

/** What `cdk synth` runs. Only what watches over the rest is loaded at once. */
start(() => (require('../lib/app/app') as typeof app).synthesizeLandingZone);
