import { WrongQuestionError } from '../ask/wrong-question';
import type * as asking from './asked-assembly';
import { loaded } from '../config/loaded';
import type * as reading from '../config/read-config';
import type * as rendering from '../operate/preflight/render';
import type * as running from '../operate/preflight/run';
import { ExitCode, type Command } from './command';
import type { LoadConfig } from './load-config';
import { UNPROVEN, type OptionSpecs } from './options';
import { reachAws, type ReachAws } from './reach-aws';

const OPTIONS = {
  assembly: {
    kind: 'text',
    value: '<folder>',
    help: 'assembly that would be deployed, made by "npm run synth": asks besides whether accounts have already what it makes (default: not asked)',
  },
  json: { kind: 'flag', help: 'prints the findings as JSON' },
  unproven: UNPROVEN,
} as const satisfies OptionSpecs;

const ABOUT = `Whether a deploy of the config can start in the account of your credentials, and what to do first.
Exit code 0: it can. 1: something is to do first. 2: nothing could be asked.`;

/** `npm run preflight`. */
export function preflightCommand(loadConfig: LoadConfig, reach: ReachAws = reachAws): Command<typeof OPTIONS> {
  return {
    name: 'preflight',
    about: ABOUT,
    options: OPTIONS,
    run: async (options, streams) => {
      if (options.has('unproven') && !options.has('assembly')) {
        throw new WrongQuestionError(['--unproven: only with --assembly.']);
      }
      const { readConfig } = loaded(() => require('../config/read-config') as typeof reading);
      const { preflight } = loaded(() => require('../operate/preflight/run') as typeof running);
      const { renderTable } = loaded(() => require('../operate/preflight/render') as typeof rendering);
      const { askedAssembly } = loaded(() => require('./asked-assembly') as typeof asking);
      const assembly = options.has('assembly') ? { assembly: askedAssembly(options, streams) } : {};
      const chooser = readConfig(await loadConfig());
      const result = await preflight({ ...chooser, ...assembly, live: await reach() });
      streams.stdout.write(options.has('json') ? `${JSON.stringify(result, undefined, 2)}\n` : renderTable(result));
      return result.verdict === 'go' ? ExitCode.OK : ExitCode.NO;
    },
  };
}
