import { ExplainedError } from '../base/explained-error';

/** Files that a person wrote could not be run. The message is one line: file, line where it is known, and what is wrong. */
export class ConfigFileError extends ExplainedError {
  public constructor(place: string, what: string, read: 'config' | 'landing zone' = 'config') {
    super(`${place}: ${what}. The ${read} was not read, and nothing was written.`);
    this.name = 'ConfigFileError';
  }
}
