import { ExplainedError } from '../base/explained-error';
import { AssemblyError } from '../assembly/assembly-error';
import { UnknownManagedPolicyError } from '../iam-data/managed-policies';
import { PolicyDocumentError } from '../policy/parse/problem';
import { WrongQuestionError } from './wrong-question';

export interface Stream {
  write(text: string): unknown;
}

/** Where a command writes: answers to `stdout`, warnings and what is wrong to `stderr`. */
export interface Streams {
  readonly stdout: Stream;
  readonly stderr: Stream;
}

export const ExitCode = {
  /** Allowed, or answered. */
  OK: 0,
  /** Denied, or not as expected. */
  NO: 1,
  /** The question was wrong, or there is nothing that could be asked. */
  WRONG: 2,
} as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** Runs a command so that nothing but plain lines reaches the user, whatever happens. */
export async function guarded({ stderr }: Streams, command: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await command();
  } catch (error) {
    stderr.write(`${explain(error)}\n`);
    return ExitCode.WRONG;
  }
}

function explain(error: unknown): string {
  if (error instanceof ExplainedError) return error.message;
  if (error instanceof WrongQuestionError || error instanceof AssemblyError) return error.message;
  if (error instanceof UnknownManagedPolicyError || error instanceof PolicyDocumentError) return error.message;
  const [what = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return `This should not have happened: ${what}. Please report it with the command that you ran.`;
}
