import { join } from 'node:path';
import { addChecks } from '../../lib/app/checks';
import { addLandingZone } from '../../lib/app/landing-zone';
import { synthesize } from '../../lib/app/synthesize';
import { refuseUnknownNames } from '../../lib/config/definitions/names';
import { loadConfig } from '../../lib/config/load-config';
import { readConfig } from '../../lib/config/read-config';
import { loadIamData } from '../../lib/iam-data';
import { repository } from './repository';

/** The app of a config in another folder, run as a process of its own by the tests of a company's own content. */
void synthesize(async (app) => {
  const folder = process.env.TEST_CONFIG_FOLDER ?? join(repository, 'config');
  const { zone, catalogue, definitions } = readConfig(loadConfig({ folder, exitCode: 1 }));
  const iamData = await loadIamData();
  refuseUnknownNames(zone, iamData, definitions);
  addLandingZone(app, { zone, catalogue });
  return addChecks(app, { zone, catalogue, iamData });
});
