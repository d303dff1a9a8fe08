import { setImmediate } from 'node:timers/promises';
import { refuseUnknownNames } from '../config/definitions/names';
import { loadConfig } from '../config/load-config';
import { readLandingZone } from '../config/read-landing-zone';
import { loadIamData } from '../iam-data';
import { addChecks } from './checks';
import { addLandingZone } from './landing-zone';
import { synthesize } from './synthesize';

/** The CDK app: the config, validated, becomes stacks. A wrong config ends here, before any template is written. */
export async function synthesizeLandingZone(): Promise<void> {
  await synthesize(async (app) => {
    const zone = readLandingZone(loadConfig({ exitCode: 1 }));
    const iamData = await loadIamData();
    // What the config left behind, such as a promise that is rejected, is heard of before anything is written.
    await setImmediate();
    refuseUnknownNames(zone, iamData);
    addLandingZone(app, zone);
    return addChecks(app, { zone, iamData });
  });
}
