/** Ends the run with a line for people instead of a stack trace. */
export class RunError extends Error {
  public constructor(
    message: string,
    public readonly exitCode: 1 | 2 = 1,
  ) {
    super(message);
  }
}

/** The message alone, whatever was thrown; a stack trace only where an assertion shows what it compared. */
export function describeError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
