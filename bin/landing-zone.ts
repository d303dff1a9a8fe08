import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { App } from 'aws-cdk-lib/core';
import { explain } from '../lib/base/explain';
import { addChecks } from '../lib/checks';
import { loadConfig } from '../lib/config/load-config';
import { loadIamData } from '../lib/iam-data';
import { addLandingZone } from '../lib/landing-zone';
import { ConfigError } from '../lib/model/config-error';
import { readLandingZone } from '../lib/read-landing-zone';
import { templateLimitProblems } from '../lib/stack-limits';

/** The CDK app: the config, validated, becomes stacks. A wrong config ends here, before any template is written. */
async function main(): Promise<void> {
  const zone = readLandingZone(loadConfig({ exitCode: 1 }));
  const iamData = await loadIamData();
  // What the config left behind, such as a promise that is rejected, is heard of before anything is written.
  await setImmediate();
  const app = new App();
  addLandingZone(app, zone);
  addChecks(app, { zone, iamData });
  const assembly = app.synth();
  const problems = templateLimitProblems(assembly.stacks);
  if (problems.length === 0) return;
  // Without it nothing can be deployed from there.
  rmSync(join(assembly.directory, 'manifest.json'));
  throw new ConfigError(problems);
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exitCode = 1;
});
