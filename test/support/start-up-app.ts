import { catalogue, readLandingZone } from './read-landing-zone';
import { addChecks } from '../../lib/app/checks';
import { loadIamData } from '../../lib/iam-data';
import { addLandingZone } from '../../lib/app/landing-zone';
import { synthesize } from '../../lib/app/synthesize';
import { startUp } from './companies/start-up';

/** The app of a company that is not the sample, run as a process of its own by the tests of the checks. */
void synthesize(async (app) => {
  const zone = readLandingZone(startUp);
  addLandingZone(app, { zone, catalogue });
  return addChecks(app, { zone, catalogue, iamData: await loadIamData() });
});
