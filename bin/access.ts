import { access } from '../lib/commands/access';
import { runProcess } from '../lib/commands/run-process';
import { loadConfig } from '../lib/config/load-config';
import { proveLandingZone } from '../lib/proofs/landing-zone-proofs';
import { readLandingZone } from '../lib/read-landing-zone';

runProcess((argv, streams) =>
  access(argv, streams, (assembly, iamData) =>
    proveLandingZone(assembly, readLandingZone(loadConfig({ exitCode: 2 })), iamData),
  ),
);
