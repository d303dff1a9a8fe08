import { setImmediate } from 'node:timers/promises';
import { addChecks } from '../lib/app/checks';
import { loadConfig } from '../lib/config/load-config';
import { refuseUnknownNames } from '../lib/config/definitions/names';
import { loadIamData } from '../lib/iam-data';
import { addLandingZone } from '../lib/app/landing-zone';
import { readConfig } from '../lib/config/read-config';
import { synthesize } from '../lib/app/synthesize';

/** The CDK app: the config, validated, becomes stacks. A wrong config ends here, before any template is written. */
void synthesize(async (app) => {
  const { zone, catalogue, definitions } = readConfig(loadConfig({ exitCode: 1 }));
  const iamData = await loadIamData();
  // What the config left behind, such as a promise that is rejected, is heard of before anything is written.
  await setImmediate();
  refuseUnknownNames(zone, iamData, definitions);
  addLandingZone(app, { zone, catalogue });
  return addChecks(app, { zone, catalogue, iamData });
});
