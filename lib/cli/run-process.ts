import { explain } from '../base/explain';
import type { Streams } from '../base/streams';
import { ExitCode, type Command } from './command';
import type { OptionSpecs } from './options';
import { runCommand } from './run-command';

/** Runs a command as this process. */
export function runProcess<Specs extends OptionSpecs>(command: Command<Specs>): void {
  runToEnd((streams) => runCommand(command, process.argv.slice(2), streams, process.env));
}

/** For what the config and the catalogue left running, such as a timer. */
const PATIENCE_MILLISECONDS = 5_000;

/**
 * Whoever reads an answer may stop reading, as `head` does; an answer that cannot be written for any other reason was not given.
 * However the process ends, by an error or by somebody's `process.exit(0)`, it ends with 2 unless there was an answer, and
 * otherwise as the answer says.
 *
 * @param run never throws
 */
export function runToEnd(run: (streams: Streams) => Promise<number>): void {
  const { stdout, stderr } = process;
  let ended: number | undefined;
  const fail = (line: string): void => {
    ended = ExitCode.WRONG;
    stderr.write(`${line}\n`);
  };
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') fail(`The answer could not be written (${error.code ?? error.message}).`);
  });
  // There is nowhere left to say it.
  stderr.on('error', () => undefined);
  process.on('uncaughtException', (error) => {
    fail(explain(error));
    process.exit();
  });
  process.on('exit', (exitCode) => {
    // Whoever chose to end with 2 has said why.
    if (ended === undefined && exitCode !== ExitCode.WRONG) fail('The command ended before it had an answer.');
    process.exitCode = ended ?? ExitCode.WRONG;
  });
  void run({ stdout, stderr }).then((exitCode) => {
    ended ??= exitCode;
    process.exitCode = ended;
    setTimeout(() => process.exit(), PATIENCE_MILLISECONDS).unref();
  });
}
