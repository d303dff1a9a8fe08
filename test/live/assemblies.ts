import { config } from '../support/companies/trips';
import { readAssembly, type Assembly } from '../../lib/assembly';
import { addLandingZone } from '../../lib/landing-zone';
import type { LandingZone } from '../../lib/model/schema';
import { readLandingZone } from '../../lib/read-landing-zone';
import { testApp } from '../support/synthesize';

export const sample: LandingZone = readLandingZone(config);

export function assemblyOf(zone: LandingZone): Assembly {
  const app = testApp();
  addLandingZone(app, zone);
  return readAssembly(app.synth().directory);
}
