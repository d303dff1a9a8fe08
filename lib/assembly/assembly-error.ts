import { ExplainedError } from '../base/explained-error';

export interface AssemblyProblem {
  /** File, or stack with resource and property path. */
  readonly where: string;
  readonly found: string;
  readonly mend: string;
}

/** Where `npm run synth` writes to, below the top of the repository. */
export const OUTPUT_FOLDER = 'cdk.out';

/** The command that makes a cloud assembly. */
export const MAKE_ASSEMBLY = 'Make it with "npm run synth".';

/** A cloud assembly that is absent, broken, or says something that cannot be read. The message is one line for a terminal. */
export class AssemblyError extends ExplainedError implements AssemblyProblem {
  public override readonly name = 'AssemblyError';
  public readonly where: string;
  public readonly found: string;
  public readonly mend: string;

  public constructor({ where, found, mend }: AssemblyProblem) {
    super(`${where}: ${found}. ${mend}`.replaceAll(/\s*\n\s*/g, ' '));
    this.where = where;
    this.found = found;
    this.mend = mend;
  }
}
