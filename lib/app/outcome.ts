import { firstLine, placeOf } from '../base/first-line';
import type { PendingAssembly } from './pending-assembly';

/**
 * How a synthesis ends. It has failed until it says that it held: however the process ends, by an error, a promise that nobody
 * waits for, or somebody's `process.exit(0)`, it ends with 1 otherwise and leaves no assembly that could be deployed.
 */
export class Outcome {
  private held = false;
  private isExplained = false;
  /** As it was before anybody watched over it. */
  private readonly exit = process.exit.bind(process);

  public constructor(private readonly assembly: PendingAssembly) {
    process.on('uncaughtException', (error) => {
      this.fail([`${firstLine(error)}${placeOf(error)}`]);
      process.exit(1);
    });
    process.on('exit', () => {
      this.end();
    });
  }

  public hold(): void {
    this.held = true;
  }

  /** Says why the run fails. */
  public fail(lines: readonly string[]): void {
    this.isExplained ||= lines.length > 0;
    for (const line of lines) console.error(line);
  }

  private end(): void {
    const isSuccess = (process.exitCode ?? 0) === 0;
    if (this.held && !this.isExplained && isSuccess) return;
    this.assembly.abandon();
    // Whoever chose another exit code has said why.
    if (!this.isExplained && isSuccess) console.error('The synthesis ended before all its checks had held.');
    // At once: whoever listens after this one could end it as a success.
    this.exit(1);
  }
}
