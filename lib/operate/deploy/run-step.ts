import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { withoutOptions } from './surroundings';

/** A process to run: Node.js with these arguments. */
export interface Step {
  readonly argv: readonly string[];
  /** @default - the environment's */
  readonly profile?: string;
}

/** Runs a step to its end, with the terminal of this process, and returns its exit code. */
export type RunStep = (step: Step) => Promise<number>;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A signal goes on to the step, which decides what to do about it; one that ends the step is 128 and its number. */
export const runStep: RunStep = ({ argv, profile }) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...argv], { stdio: 'inherit', env: environment(profile) });
    const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
    for (const signal of SIGNALS) process.on(signal, forward);
    const done = (): void => {
      for (const signal of SIGNALS) process.off(signal, forward);
    };
    child.on('error', (error) => {
      done();
      reject(error);
    });
    child.on('close', (exitCode, signal) => {
      done();
      resolve(exitCode ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });

function environment(profile: string | undefined): NodeJS.ProcessEnv {
  return { ...withoutOptions(process.env), ...(profile === undefined ? {} : { AWS_PROFILE: profile }) };
}
