import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib/core';
import { addChecks } from '../../lib/app/checks';
import { assemblyTemplates } from '../../lib/assembly/assembly-templates';
import type { Verdict } from '../../lib/app/checks/ledger';
import { addLandingZone } from '../../lib/app/landing-zone';
import { readConfig, type LoadedConfig } from '../../lib/config/read-config';
import { loadIamData } from '../../lib/iam-data';
import { context, runFolder, withoutStackTraces } from './assemblies';

/**
 * What all checks of a synthesis say of a config, without a process of its own: that the process then ends as it should is what the
 * tests of `runApp` are about.
 *
 * @throws Error where the synthesis itself fails
 */
export async function checked(config: LoadedConfig): Promise<Verdict> {
  const { zone, catalogue } = readConfig(config);
  const iamData = await loadIamData();
  const outdir = mkdtempSync(join(runFolder(), 'checked-'));
  const app = new App({ context, outdir, autoSynth: false });
  return withoutStackTraces(() => {
    addLandingZone(app, { zone, catalogue });
    const ledger = addChecks(app, { zone, catalogue, iamData });
    app.synth();
    return ledger.verdict(assemblyTemplates(outdir));
  });
}

/** Every check that `npm run synth` runs, in its order. */
export const EVERY_CHECK = [
  'stack limits',
  'replacements',
  'Proofs',
  'cdk-nag AwsSolutions',
  'cdk-nag NIST.800.53.R5',
  'template validation',
];
