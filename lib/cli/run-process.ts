import { explain } from '../base/explain';
import { ExitCode, type Command } from './command';
import type { OptionSpecs } from './options';
import { runCommand } from './run-command';

/**
 * Runs a command as this process. Whoever reads its answer may stop reading, as `head` does; an answer that cannot be written
 * for any other reason was not given. The process ends with 2 unless the command has come to an end.
 */
export function runProcess<Specs extends OptionSpecs>(command: Command<Specs>): void {
  const { stdout, stderr } = process;
  process.exitCode = ExitCode.WRONG;
  let state: 'running' | 'ended' | 'failed' = 'running';
  const fail = (line: string): void => {
    state = 'failed';
    process.exitCode = ExitCode.WRONG;
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
  process.once('beforeExit', () => {
    if (state === 'running') fail('The command ended before it had an answer. Please report it.');
  });
  void runCommand(command, process.argv.slice(2), { stdout, stderr }).then((exitCode) => {
    if (state === 'failed') return;
    state = 'ended';
    process.exitCode = exitCode;
  });
}
