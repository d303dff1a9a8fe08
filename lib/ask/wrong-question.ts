import { ExplainedError } from '../base/explained-error';

/** What was asked cannot be answered: one line for each thing that is wrong, with its place and how to mend it. */
export class WrongQuestionError extends ExplainedError {
  public override readonly name = 'WrongQuestionError';

  public constructor(public readonly problems: readonly string[]) {
    super(problems.map((problem) => problem.replaceAll(/\s*\n\s*/g, ' ')).join('\n'));
  }
}
