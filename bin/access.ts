import { config } from '../config';
import { access } from '../lib/commands/access';
import { proveLandingZone } from '../lib/proofs/landing-zone-proofs';
import { readLandingZone } from '../lib/read-landing-zone';

void access(process.argv.slice(2), process, (assembly, iamData) =>
  proveLandingZone(assembly, readLandingZone(config), iamData),
).then((exitCode) => {
  process.exitCode = exitCode;
});
