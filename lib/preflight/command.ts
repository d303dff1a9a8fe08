import { ExitCode, guarded, type Streams } from '../commands/command';
import { HELP, readOptions, usage } from '../commands/options';
import { WrongQuestionError } from '../commands/wrong-question';
import { LiveError, type LiveAws } from '../live';
import { ConfigError } from '../model/config-error';
import { readLandingZone } from '../read-landing-zone';
import { renderTable } from './render';
import { preflight } from './run';

const OPTIONS = { json: { kind: 'flag', help: 'prints the findings as JSON' }, help: HELP } as const;
const ABOUT = 'Whether a deploy of the config can start in the account of your credentials, and what to do first.';

export interface PreflightCommand {
  readonly argv: readonly string[];
  /** Unchecked. @throws ExplainedError */
  readonly readConfig: () => unknown;
  readonly live: () => LiveAws;
  readonly streams: Streams;
}

/** `npm run preflight`: 0 the deploy can start, 1 something is to do first, 2 nothing could be asked. */
export function preflightCommand({ argv, readConfig, live, streams }: PreflightCommand): Promise<ExitCode> {
  return guarded(streams, async () => {
    const options = readOptions(argv, OPTIONS);
    if (options.has('help')) {
      streams.stdout.write(usage('preflight', ABOUT, OPTIONS));
      return ExitCode.OK;
    }
    try {
      const result = await preflight({ zone: readLandingZone(readConfig()), live: live() });
      streams.stdout.write(options.has('json') ? `${JSON.stringify(result, undefined, 2)}\n` : renderTable(result));
      return result.verdict === 'go' ? ExitCode.OK : ExitCode.NO;
    } catch (error) {
      // A config's problems are many lines on purpose: the error's message is kept as it is.
      if (error instanceof ConfigError) {
        streams.stderr.write(`${error.message}\n`);
        return ExitCode.WRONG;
      }
      throw error instanceof LiveError ? new WrongQuestionError([error.message]) : error;
    }
  });
}
