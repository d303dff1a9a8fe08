import { ExplainedError } from '../base/explained-error';

/** The host of the repository refused something, or answered what nobody expects: what was done, what came, what to do. */
export class HostError extends ExplainedError {
  public override readonly name = 'HostError';
}

/** Where the host does not answer, undefined in place of an error: for what is told as not known. */
export async function orUndefined<T>(asked: Promise<T>): Promise<T | undefined> {
  return asked.catch((error: unknown) => {
    if (error instanceof HostError) return undefined;
    throw error;
  });
}
