import type { Streams } from '../../base/streams';
import type { Options } from '../options';
import type { GitHubOptions } from '../options-of/github';

/** What a task is given. */
export interface Doing {
  readonly options: Options<GitHubOptions>;
  readonly streams: Streams;
  readonly environment: NodeJS.ProcessEnv;
  /** @default Node.js's */
  readonly ask?: typeof fetch;
}
