import { ExplainedError } from '../base/explained-error';
import { plainText } from '../base/plain-text';
import { ExitCode, type Command, type Stream, type Streams } from './command';
import { readOptions, usage, type OptionSpecs } from './options';

/** Runs a command so that nothing but plain lines reaches the user, whatever happens. Never throws. */
export async function runCommand<Specs extends OptionSpecs>(
  command: Command<Specs>,
  argv: readonly string[],
  streams: Streams,
): Promise<ExitCode> {
  const plain = { stdout: plainStream(streams.stdout), stderr: plainStream(streams.stderr) };
  try {
    const options = readOptions(argv, command.options);
    if (options !== 'help') return await command.run(options, plain);
    plain.stdout.write(usage(command.name, command.about, command.options));
    return ExitCode.OK;
  } catch (error) {
    plain.stderr.write(`${explain(error)}\n`);
    return ExitCode.WRONG;
  }
}

/** What was given and what stands in a template may hold anything; what is printed does not. */
function plainStream(stream: Stream): Stream {
  return { write: (text) => stream.write(plainText(text)) };
}

/** A line that is longer holds something that was pasted by mistake. */
const LONGEST_LINE = 2_000;

/** What was thrown, in lines for a terminal. With LANDING_ZONE_DEBUG set, a fault of the command also says where it is. */
export function explain(error: unknown): string {
  if (error instanceof ExplainedError) return error.message.split('\n').map(shortened).join('\n');
  const [what = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  const line = `This should not have happened: ${shortened(what)}. Please report it with the command that you ran.`;
  const isDebugging = (process.env.LANDING_ZONE_DEBUG ?? '') !== '';
  return isDebugging && error instanceof Error ? `${line}\n${error.stack ?? ''}` : line;
}

function shortened(line: string): string {
  return line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE)}…`;
}
