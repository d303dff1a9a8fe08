import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib/core';
import { stackLimits } from '../../lib/app/checks/stack-limits';
import { addLandingZone } from '../../lib/app/landing-zone';
import type { LandingZone } from '../../lib/model/landing-zone';
import { attempt, type Attempted } from '../fuzz/verdict';
import { catalogue } from '../support/read-landing-zone';
import { context, runFolder, withoutStackTraces } from '../support/assemblies';

/** What a config that is read comes to on the way to templates of which each fits. Proofs are left out: no size is theirs. */
export function synthesizeZone(zone: LandingZone): Attempted {
  const folder = mkdtempSync(join(runFolder(), 'limits-'));
  try {
    return attempt(() => {
      const app = new App({ context, outdir: folder, treeMetadata: false });
      withoutStackTraces(() => addLandingZone(app, { zone, catalogue }));
      synthWithLimits(app);
      return zone;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @throws what the check throws, in place of what the CDK makes of it */
function synthWithLimits(app: App): void {
  const { plugin } = stackLimits();
  let refusal: unknown;
  Validations.of(app).addPlugins({
    name: plugin.name,
    validate: (validated) => {
      try {
        return plugin.validate(validated);
      } catch (error) {
        refusal = error;
        return { success: true, violations: [] };
      }
    },
  });
  try {
    app.synth();
  } catch (error) {
    throw refusal ?? error;
  }
  if (refusal !== undefined) throw refusal as Error;
}
