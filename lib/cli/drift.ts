import type * as reading from '../ask/read-assembly';
import type * as rendering from '../operate/drift/render';
import type * as running from '../operate/drift/run';
import { ExitCode, type Command } from './command';
import { ASSEMBLY, DEFAULT_ASSEMBLY, type OptionSpecs } from './options';
import { reachAws, type ReachAws } from './reach-aws';

const OPTIONS = {
  assembly: ASSEMBLY,
  json: { kind: 'flag', help: 'prints the differences as JSON' },
} as const satisfies OptionSpecs;

const ABOUT = `How the live organization differs from the assembly: changed by hand, or not deployed yet.
Exit code 0: no difference. 1: differences. 2: nothing can be told.`;

/** `npm run drift`. */
export function driftCommand(reach: ReachAws = reachAws): Command<typeof OPTIONS> {
  return {
    name: 'drift',
    about: ABOUT,
    options: OPTIONS,
    run: async (options, streams) => {
      const { readLandingZoneAssembly } = require('../ask/read-assembly') as typeof reading;
      const { findDrift } = require('../operate/drift/run') as typeof running;
      const { render } = require('../operate/drift/render') as typeof rendering;
      const assembly = readLandingZoneAssembly(options.text('assembly') ?? DEFAULT_ASSEMBLY, streams);
      const findings = await findDrift(assembly, await reach());
      streams.stdout.write(options.has('json') ? `${JSON.stringify(findings, undefined, 2)}\n` : render(findings));
      return findings.length === 0 ? ExitCode.OK : ExitCode.NO;
    },
  };
}
