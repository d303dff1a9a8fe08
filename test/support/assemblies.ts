import { repository } from './repository';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib/core';
import type * as landingZone from '../../lib/app/landing-zone';
import type { Catalogue, Chooser } from '../../lib/choice/catalogue';
import { choose } from '../../lib/choice/choose';
import { writtenGuardrails } from '../../lib/choice/written-guardrails';
import type { LandingZone } from '../../lib/model/landing-zone';
import { sourcesOf } from '../../lib/assembly/proven/sources';
import { writeProofs, type ProvenCheck } from '../../lib/assembly/proven/proofs-file';
import { catalogue as ofTheTests } from './read-landing-zone';
import makeRunFolder from './make-run-folder';
import removeRunFolder from './remove-run-folder';

/** Feature flags as they deploy: without them a test would see other templates than AWS does. */
export const { context } = JSON.parse(readFileSync(join(repository, 'cdk.json'), 'utf8')) as {
  readonly context: Record<string, unknown>;
};

/**
 * Folder of a landing zone's cloud assembly, as `cdk synth` writes it but without the report of the checks. Written by whoever
 * asks first in a run of the tests, then shared by all of them: nobody changes it.
 */
export function assemblyFolderOf(zone: LandingZone, catalogue: Catalogue = ofTheTests): string {
  const chosen = JSON.stringify([zone, guardrailsAndPersonas({ zone, catalogue })]);
  const digest = createHash('sha256').update(chosen).digest('hex').slice(0, 16);
  const folder = join(runFolder(), digest);
  if (!existsSync(folder)) {
    const draft = `${folder}.${process.pid}`;
    synthesize({ zone, catalogue }, draft);
    try {
      renameSync(draft, folder);
    } catch {
      // Another test file was faster: what it wrote is the same.
      rmSync(draft, { recursive: true, force: true });
    }
  }
  return folder;
}

/** Templates of an assembly by stack. */
export function templatesIn(folder: string): ReadonlyMap<string, Record<string, unknown>> {
  const { artifacts } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    artifacts: Record<string, { type: string; properties: { templateFile?: string } }>;
  };
  const stacks = Object.entries(artifacts).filter(([, { type }]) => type === 'aws:cloudformation:stack');
  return new Map(
    stacks.map(([stack, { properties }]) => [
      stack,
      JSON.parse(readFileSync(join(folder, properties.templateFile ?? ''), 'utf8')) as Record<string, unknown>,
    ]),
  );
}

/** What of a catalogue the templates come to depend on. */
function guardrailsAndPersonas({ zone, catalogue }: Chooser): unknown {
  const { personas, machineRoles, guardrailPolicies } = choose(zone, catalogue);
  return [personas, machineRoles, guardrailPolicies()];
}

function synthesize(chooser: Chooser, outdir: string): void {
  const app = new App({ context, outdir, treeMetadata: false });
  withoutStackTraces(() => {
    // Loaded only here: what it brings along takes longer to load than many test files take to run.
    const { addLandingZone } = require('../../lib/app/landing-zone') as typeof landingZone; // eslint-disable-line @typescript-eslint/no-require-imports
    addLandingZone(app, chooser);
  });
  app.synth();
  writeProofs(outdir, asThoughProven(chooser), sourcesOf());
}

/** The commands warn of an assembly that is not proven; no test is about what these say. */
const asThoughProven = (chooser: Chooser): readonly ProvenCheck[] =>
  [
    'Proofs',
    'cdk-nag AwsSolutions',
    'cdk-nag NIST.800.53.R5',
    'stack limits',
    'replacements',
    'template validation',
  ].map((name) => ({
    name,
    templates: 1,
    counts: { tried: 1 },
    ...(name === 'Proofs' ? { guardrails: writtenGuardrails(chooser) } : {}),
  }));

/** The CDK notes where each construct was made, which takes a third of the time; no test is about it. */
export function withoutStackTraces<T>(make: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return make();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

/** Made by test/support/make-run-folder.js before the tests, and removed after them; made and removed here without jest. */
export function runFolder(): string {
  if (process.env.LANDING_ZONE_TEST_RUN === undefined) {
    makeRunFolder();
    process.once('exit', removeRunFolder);
  }
  return process.env.LANDING_ZONE_TEST_RUN ?? '';
}
