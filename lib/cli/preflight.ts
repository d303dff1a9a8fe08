import { loaded } from '../config/loaded';
import type * as reading from '../config/read-config';
import type * as rendering from '../operate/preflight/render';
import type * as running from '../operate/preflight/run';
import { ExitCode, type Command } from './command';
import type { LoadConfig } from './load-config';
import type { OptionSpecs } from './options';
import { reachAws, type ReachAws } from './reach-aws';

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
      const { readConfig } = loaded(() => require('../config/read-config') as typeof reading);
      const { preflight } = loaded(() => require('../operate/preflight/run') as typeof running);
      const { renderTable } = loaded(() => require('../operate/preflight/render') as typeof rendering);
      const result = await preflight({ ...readConfig(await loadConfig()), live: await reach() });
      stdout.write(options.has('json') ? `${JSON.stringify(result, undefined, 2)}\n` : renderTable(result));
      return result.verdict === 'go' ? ExitCode.OK : ExitCode.NO;
    },
  };
}
