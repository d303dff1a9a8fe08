import { readLandingZone } from '../support/read-landing-zone';
import { readAssembly, type Assembly } from '../../lib/assembly';
import type { LandingZone } from '../../lib/model/landing-zone';
import { assemblyFolderOf } from '../support/assemblies';

export interface Synthesized {
  readonly zone: LandingZone;
  readonly assembly: Assembly;
}

/** The templates of a company, as `cdk synth` writes them. */
export function synthesized(company: unknown): Synthesized {
  const zone = readLandingZone(company);
  return { zone, assembly: readAssembly(assemblyFolderOf(zone)) };
}
