import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { passOn, type IsLeftOut } from './pass-on';
import { withoutOptions } from './surroundings';

/** A process to run: Node.js with these arguments. */
export interface Step {
  readonly argv: readonly string[];
  /** @default - the environment's */
  readonly profile?: string;
  /** Lines of its standard error that say nothing beside the others. @default - all are passed on as they come */
  readonly leavesOut?: IsLeftOut;
  /** Ends the step as Ctrl-C does. */
  readonly signal?: AbortSignal;
}

/** Runs a step to its end, with the terminal of this process, and returns its exit code. */
export type RunStep = (step: Step) => Promise<number>;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** As a step ends that Ctrl-C ends. */
const INTERRUPTED = 128 + constants.signals.SIGINT;

/** A signal goes on to the step, which decides what to do about it; one that ends the step is 128 and its number. */
export const runStep: RunStep = ({ argv, profile, leavesOut, signal }) =>
  new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      resolve(INTERRUPTED);
      return;
    }
    const stderr = leavesOut === undefined ? 'inherit' : 'pipe';
    const child = spawn(process.execPath, [...argv], {
      stdio: ['inherit', 'inherit', stderr],
      env: environment(profile),
    });
    if (child.stderr !== null && leavesOut !== undefined) passOn(child.stderr, process.stderr, leavesOut);
    const forward = (name: NodeJS.Signals): void => void child.kill(name);
    const interrupt = (): void => void child.kill('SIGINT');
    for (const name of SIGNALS) process.on(name, forward);
    signal?.addEventListener('abort', interrupt);
    const done = (): void => {
      for (const name of SIGNALS) process.off(name, forward);
      signal?.removeEventListener('abort', interrupt);
    };
    child.on('error', (error) => {
      done();
      reject(error);
    });
    child.on('close', (exitCode, by) => {
      done();
      resolve(exitCode ?? 128 + (by === null ? 0 : constants.signals[by]));
    });
  });

function environment(profile: string | undefined): NodeJS.ProcessEnv {
  return { ...withoutOptions(process.env), ...(profile === undefined ? {} : { AWS_PROFILE: profile }) };
}
