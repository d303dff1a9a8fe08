import type { Streams } from '../base/streams';
import type { Options, OptionSpecs } from './options';

export const ExitCode = {
  /** Allowed, or answered. */
  OK: 0,
  /** Denied, not as expected, or different. */
  NO: 1,
  /** The question was wrong, or there is nothing that could be asked. */
  WRONG: 2,
} as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/**
 * One of the commands of `package.json`. What it is called, what it is about and which options it takes is known without
 * anything that `run` needs: that is loaded when it runs.
 */
export interface Command<Specs extends OptionSpecs = OptionSpecs> {
  /** As in `npm run <name>`. */
  readonly name: string;
  /** For `--help`: what it answers, and what its exit codes mean. */
  readonly about: string;
  /** Without `--help`, which every command has. */
  readonly options: Specs;
  /** @throws ExplainedError for everything that is to be shown; anything else counts as a fault of the command */
  readonly run: (options: Options<Specs>, streams: Streams) => Promise<ExitCode>;
}
