import { definitions as unchanged } from '../support/read-landing-zone';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib/core';
import { readAssembly } from '../../lib/assembly';
import type { Chooser } from '../../lib/choice/catalogue';
import { catalogueOf, productDefinitions, type Definitions } from '../../lib/config/definitions';
import type { IamData } from '../../lib/iam-data';
import { addLandingZone } from '../../lib/app/landing-zone';
import type { LandingZone } from '../../lib/model/landing-zone';
import { gapsIn } from '../../lib/proofs/coverage';
import {
  definitionsOf,
  environmentOf,
  proveTemplates,
  type LandingZoneProofs,
} from '../../lib/proofs/landing-zone-proofs';
import { context, runFolder, withoutStackTraces } from '../support/assemblies';
import type { Trial } from './one-trial';
import { attempt } from './verdict';

/** Synthesizes an accepted zone and asks every sentence of it. Answers what is wrong: that proofs fail is not. */
export function tryDeeply({ definitions }: Trial, zone: LandingZone, iamData: IamData): readonly string[] {
  const folder = mkdtempSync(join(runFolder(), 'fuzz-'));
  try {
    return withDefinitions(definitions, () => {
      const chooser = { zone, catalogue: catalogueOf(definitions) };
      const verdict = attempt(() => synthesize(chooser, folder));
      // Refused for its size, in words.
      if (verdict.zone === undefined) return verdict.faults;
      return proofFaults(chooser, folder, iamData);
    });
  } catch (error) {
    return attempt(() => {
      throw error;
    }).faults.map((fault) => `the proofs: ${fault}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function synthesize(chooser: Chooser, outdir: string): LandingZone {
  const app = new App({ context, outdir, treeMetadata: false });
  withoutStackTraces(() => addLandingZone(app, chooser));
  app.synth();
  return chooser.zone;
}

function proofFaults(chooser: Chooser, folder: string, iamData: IamData): readonly string[] {
  const environment = environmentOf(readAssembly(folder));
  const proofs = proveTemplates(environment, chooser, iamData);
  const failed = new Set(proofs.failures.map(({ claim }) => claim));
  // A row that cannot be asked is a failure: the run ends with 1.
  const silent = proofs.tried.filter(({ claim, questions }) => questions === 0 && !failed.has(claim));
  return [
    ...silent.map(({ claim }) => `no question for ${claim.subject}, ${claim.list} row ${claim.position}`),
    ...notAsked(proofs, environment, chooser),
  ];
}

function notAsked(
  proofs: LandingZoneProofs,
  environment: ReturnType<typeof environmentOf>,
  chooser: Chooser,
): readonly string[] {
  const tried = proofs.tried.map((one) => ({ ...one, questions: 1 }));
  return gapsIn({ ...proofs, tried }, definitionsOf(environment, chooser));
}

/** What the stacks and the proofs import from the catalogue, rather than be handed it. */
const IMPORTED = (Object.keys(productDefinitions) as (keyof Definitions)[]).filter(
  (kind) => !Object.hasOwn(catalogueOf(productDefinitions), kind),
);

/** Puts definitions in the place of those that are imported. */
function withDefinitions<T>(definitions: Definitions, act: () => T): T {
  const changed = IMPORTED.filter((kind) => definitions[kind] !== unchanged[kind]);
  const before = changed.map((kind) => ({ ...(unchanged[kind] as object) }));
  try {
    for (const kind of changed) become(unchanged[kind] as object, definitions[kind] as object);
    return act();
  } finally {
    for (const [index, kind] of changed.entries()) become(unchanged[kind] as object, before[index] ?? {});
  }
}

function become(target: object, source: object): void {
  for (const key of Object.keys(target)) Reflect.deleteProperty(target, key);
  Object.assign(target, source);
}
