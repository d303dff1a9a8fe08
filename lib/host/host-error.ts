import { ExplainedError } from '../base/explained-error';

/** The host of the repository refused something, or answered what nobody expects: what was done, what came, what to do. */
export class HostError extends ExplainedError {
  public override readonly name = 'HostError';
}
