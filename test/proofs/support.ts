import { readAssembly, type Assembly } from '../../lib/assembly';
import { addLandingZone } from '../../lib/landing-zone';
import type { LandingZone } from '../../lib/model/schema';
import { readLandingZone } from '../../lib/read-landing-zone';
import { testApp } from '../support/synthesize';

export interface Synthesized {
  readonly zone: LandingZone;
  readonly assembly: Assembly;
}

/** The templates of a company, as `cdk synth` writes them. */
export function synthesized(company: unknown): Synthesized {
  const zone = readLandingZone(company);
  const app = testApp();
  addLandingZone(app, zone);
  return { zone, assembly: readAssembly(app.synth().directory) };
}
