import { App } from 'aws-cdk-lib/core';
import { addChecks } from '../../lib/checks';
import { addLandingZone } from '../../lib/landing-zone';
import { readLandingZone } from '../../lib/read-landing-zone';
import { startUp } from './companies/start-up';

/** The app of a company that is not the sample, run as a process of its own by the tests of the checks. */
const app = new App();
addLandingZone(app, readLandingZone(startUp));
addChecks(app);
app.synth();
