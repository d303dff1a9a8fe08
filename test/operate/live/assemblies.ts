import { readLandingZone } from '../../support/read-landing-zone';
import { config } from '../../support/companies/trips';
import { readAssembly, type Assembly } from '../../../lib/assembly';
import type { LandingZone } from '../../../lib/model/landing-zone';
import { assemblyFolderOf } from '../../support/assemblies';

export const sample: LandingZone = readLandingZone(config);

export function assemblyOf(zone: LandingZone): Assembly {
  return readAssembly(assemblyFolderOf(zone));
}
