import { explain } from '../base/explain';
import { plainText } from '../base/plain-text';
import type { Stream, Streams } from '../base/streams';
import { ExitCode, type Command } from './command';
import { readOptions, usage, type OptionSpecs } from './options';

/**
 * Runs a command so that nothing but plain lines reaches the user, whatever happens. Never throws.
 *
 * @param environment of the process
 */
export async function runCommand<Specs extends OptionSpecs>(
  command: Command<Specs>,
  argv: readonly string[],
  streams: Streams,
  environment: Readonly<Record<string, string | undefined>> = {},
): Promise<ExitCode> {
  return guarded(streams, async (plain) => {
    const options = readOptions(argv, command.options, environment);
    if (options !== 'help') return command.run(options, plain);
    plain.stdout.write(usage(command.name, command.about, command.options));
    return ExitCode.OK;
  });
}

/** The same for what passes its arguments on, and so cannot say which there are. */
export async function guarded<Code extends number>(
  streams: Streams,
  run: (plain: Streams) => Promise<Code>,
): Promise<Code | typeof ExitCode.WRONG> {
  const plain = { stdout: plainStream(streams.stdout), stderr: plainStream(streams.stderr) };
  try {
    return await run(plain);
  } catch (error) {
    plain.stderr.write(`${explain(error)}\n`);
    return ExitCode.WRONG;
  }
}

/** What was given and what stands in a template may hold anything; what is printed does not. */
function plainStream(stream: Stream): Stream {
  return { write: (text) => stream.write(plainText(text)) };
}
