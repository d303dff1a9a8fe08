import { addChecks } from '../../lib/app/checks';
import { loadIamData } from '../../lib/iam-data';
import { addLandingZone } from '../../lib/app/landing-zone';
import { readLandingZone } from '../../lib/config/read-landing-zone';
import { synthesize } from '../../lib/app/synthesize';
import { startUp } from './companies/start-up';

/** The app of a company that is not the sample, run as a process of its own by the tests of the checks. */
void synthesize(async (app) => {
  const zone = readLandingZone(startUp);
  addLandingZone(app, zone);
  return addChecks(app, { zone, iamData: await loadIamData() });
});
