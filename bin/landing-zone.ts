import { config } from '../config';
import { addChecks } from '../lib/checks';
import { loadIamData } from '../lib/iam-data';
import { addLandingZone } from '../lib/landing-zone';
import { readLandingZone } from '../lib/read-landing-zone';
import { synthesize } from '../lib/synthesis/synthesize';

/** The CDK app: the config, validated, becomes stacks. A wrong config ends here, before any template is written. */
void synthesize(async (app) => {
  const zone = readLandingZone(config);
  addLandingZone(app, zone);
  return addChecks(app, { zone, iamData: await loadIamData() });
});
