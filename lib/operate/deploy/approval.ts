import { WrongQuestionError } from '../../ask/wrong-question';
import type { DeployArguments } from './arguments';
import type { Surroundings } from './surroundings';
import { valueProblem } from './values';

/** What the CLI is told about asking before a change, and why. */
export interface Approval {
  readonly argv: readonly string[];
  /** Whether the CLI may ask before a change. */
  readonly isAsked: boolean;
  /** @default nothing was decided here */
  readonly said?: string;
}

const VARIABLE = 'CDK_REQUIRE_APPROVAL';

/**
 * The CLI asks in the middle of a deploy, and where nobody can answer it stops there: half deployed. So where there is no terminal
 * nobody is asked, and where somebody wants to be asked who cannot be, nothing starts.
 *
 * @throws WrongQuestionError where what was asked for cannot be
 */
export function approvalOf(
  { requireApproval, concurrency }: Pick<DeployArguments, 'requireApproval' | 'concurrency'>,
  { terminal, variables }: Pick<Surroundings, 'terminal' | 'variables'>,
): Approval {
  const wanted = requireApproval ?? variables[VARIABLE];
  const wrong = wanted === undefined ? undefined : valueProblem('require-approval', wanted);
  if (wrong !== undefined) throw new WrongQuestionError([`${VARIABLE}: found ${wrong}.`]);
  if (wanted === 'never') return { argv: [], isAsked: false };
  const where = requireApproval === undefined ? `${VARIABLE}=${wanted ?? ''}` : `--require-approval ${requireApproval}`;
  if (terminal === 'none') {
    if (wanted === undefined) return { argv: ['--require-approval', 'never'], isAsked: false, said: UNASKED };
    throw new WrongQuestionError([
      `${where}: there is no terminal, so nobody can answer, and the deploy would stop half way. Leave it out, or say never: what was reviewed deploys.`,
    ]);
  }
  if (concurrency !== undefined && Number(concurrency) > 1) {
    throw new WrongQuestionError([
      `--concurrency ${concurrency}: of several stacks at once the CLI cannot ask, and would stop half way. Add --require-approval never, or leave it out.`,
    ]);
  }
  return { argv: [], isAsked: true };
}

const UNASKED = 'No terminal: nobody is asked before a change, the review was the approval (--require-approval never).';
