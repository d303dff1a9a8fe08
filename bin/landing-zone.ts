import { setImmediate } from 'node:timers/promises';
import { App } from 'aws-cdk-lib/core';
import { explain } from '../lib/base/explain';
import { addChecks } from '../lib/checks';
import { loadConfig } from '../lib/config/load-config';
import { loadIamData } from '../lib/iam-data';
import { addLandingZone } from '../lib/landing-zone';
import { readLandingZone } from '../lib/read-landing-zone';

/** The CDK app: the config, validated, becomes stacks. A wrong config ends here, before any template is written. */
async function main(): Promise<void> {
  const zone = readLandingZone(loadConfig({ exitCode: 1 }));
  const iamData = await loadIamData();
  // What the config left behind, such as a promise that is rejected, is heard of before anything is written.
  await setImmediate();
  const app = new App();
  addLandingZone(app, zone);
  addChecks(app, { zone, iamData });
  app.synth();
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exitCode = 1;
});
