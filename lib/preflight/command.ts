import type * as reading from '../read-landing-zone';
import type * as rendering from './render';
import type * as running from './run';
import { ExitCode, type Command } from '../commands/command';
import type { LoadConfig } from '../commands/load-config';
import type { OptionSpecs } from '../commands/options';
import { reachAws, type ReachAws } from '../commands/reach-aws';

const OPTIONS = { json: { kind: 'flag', help: 'prints the findings as JSON' } } as const satisfies OptionSpecs;

const ABOUT = `Whether a deploy of the config can start in the account of your credentials, and what to do first.
Exit code 0: it can. 1: something is to do first. 2: nothing could be asked.`;

/** `npm run preflight`. */
export function preflightCommand(loadConfig: LoadConfig, reach: ReachAws = reachAws): Command<typeof OPTIONS> {
  return {
    name: 'preflight',
    about: ABOUT,
    options: OPTIONS,
    run: async (options, { stdout }) => {
      const { readLandingZone } = require('../read-landing-zone') as typeof reading;
      const { preflight } = require('./run') as typeof running;
      const { renderTable } = require('./render') as typeof rendering;
      const result = await preflight({ zone: readLandingZone(await loadConfig()), live: await reach() });
      stdout.write(options.has('json') ? `${JSON.stringify(result, undefined, 2)}\n` : renderTable(result));
      return result.verdict === 'go' ? ExitCode.OK : ExitCode.NO;
    },
  };
}
