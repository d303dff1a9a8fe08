import type { ExitCode, Streams } from './command';

/** Runs a command as this process. Whoever reads its answer may stop reading, as `head` does. */
export function runProcess(command: (argv: readonly string[], streams: Streams) => Promise<ExitCode>): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  void command(process.argv.slice(2), process).then((exitCode) => {
    process.exitCode = exitCode;
  });
}
