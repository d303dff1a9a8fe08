import { App } from 'aws-cdk-lib/core';
import { config } from '../config';
import { addChecks } from '../lib/checks';
import { refuseUnknownNames } from '../lib/definitions/names';
import { loadIamData } from '../lib/iam-data';
import { addLandingZone } from '../lib/landing-zone';
import { ConfigError } from '../lib/model/config-error';
import { readLandingZone } from '../lib/read-landing-zone';

/** The CDK app: the config, validated, becomes stacks. A wrong config ends here, before any template is written. */
async function main(): Promise<void> {
  const zone = readLandingZone(config);
  const iamData = await loadIamData();
  refuseUnknownNames(zone, iamData);
  const app = new App();
  addLandingZone(app, zone);
  addChecks(app, { zone, iamData });
  app.synth();
}

main().catch((error: unknown) => {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});
