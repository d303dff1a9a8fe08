import { ExplainedError } from '../base/explained-error';

/** The files of the config could not be run. The message is one line: file, line where it is known, and what is wrong. */
export class ConfigFileError extends ExplainedError {
  public constructor(place: string, what: string) {
    super(`${place}: ${what}. The config was not read, and nothing was written.`);
    this.name = 'ConfigFileError';
  }
}
