import type * as reading from '../commands/read-assembly';
import type * as rendering from './render';
import type * as running from './run';
import { ExitCode, type Command } from '../commands/command';
import { ASSEMBLY, DEFAULT_ASSEMBLY, type OptionSpecs } from '../commands/options';
import { reachAws, type ReachAws } from '../commands/reach-aws';

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
      const { readLandingZoneAssembly } = require('../commands/read-assembly') as typeof reading;
      const { findDrift } = require('./run') as typeof running;
      const { render } = require('./render') as typeof rendering;
      const assembly = readLandingZoneAssembly(options.text('assembly') ?? DEFAULT_ASSEMBLY, streams);
      const findings = await findDrift(assembly, await reach());
      streams.stdout.write(options.has('json') ? `${JSON.stringify(findings, undefined, 2)}\n` : render(findings));
      return findings.length === 0 ? ExitCode.OK : ExitCode.NO;
    },
  };
}
