import type { IamData } from '../iam-data';
import { PolicyEngine, type ActionsQuestion } from '../policy';
import type { Claim, Failure } from './claim';
import { isExhaustive, questionsOf, type Question, type QuestionContext } from './questions';
import { WrongRowError } from './world';

export interface ProofRun {
  readonly failures: readonly Failure[];
  /** Claims and questions that were tried. */
  readonly claims: number;
  readonly questions: number;
}

/** An engine that knows the made-up actions of every exhaustive row. */
export function engineFor(claims: readonly Claim[], iamData: IamData): PolicyEngine {
  const patterns = claims.flatMap(({ row }) => [row.action].flat()).filter(isExhaustive);
  return new PolicyEngine(iamData, { exhaustivePatterns: [...new Set(patterns)] });
}

/** Tries every claim; a row that fails in several places is reported once, with the first. */
export function runProofs(claims: readonly Claim[], context: QuestionContext, engine: PolicyEngine): ProofRun {
  let questions = 0;
  const failures = claims.flatMap((claim) => {
    const failed: Failure[] = [];
    try {
      for (const question of questionsOf(claim, context)) {
        questions += 1;
        const failure = isExhaustive(question.action)
          ? tryEvery(engine, claim, question, context)
          : tryOne(engine, claim, question, context);
        if (failure !== undefined) failed.push(failure);
      }
    } catch (error) {
      if (!(error instanceof WrongRowError)) throw error;
      return [wrongRow(claim, error)];
    }
    const [first, ...others] = failed;
    return first === undefined ? [] : [{ ...first, others: others.length }];
  });
  return { failures, claims: claims.length, questions };
}

function tryOne(
  engine: PolicyEngine,
  claim: Claim,
  { principal, action, resource, context, ...question }: Question,
  { homeRegion, iamData }: QuestionContext,
): Failure | undefined {
  if (resource === undefined) throw new WrongRowError(`no resource is known for ${action}`);
  if (iamData.action(action) === undefined) throw new WrongRowError(`AWS has no action ${action}`);
  const { decision, reason } = engine.decide({ principal, action, resource, context, region: homeRegion });
  return decision === claim.expected ? undefined : failure(claim, question, action, decision, reason);
}

function tryEvery(
  engine: PolicyEngine,
  claim: Claim,
  question: Question,
  { homeRegion }: QuestionContext,
): Failure | undefined {
  const { principal, resource, resourceAccount, context, action, except } = question;
  const asked: ActionsQuestion = {
    principal,
    ...(resource === undefined ? { resourceAccount: claim.world.account(resourceAccount) } : { resource }),
    // What AWS always sets to one of two values, and what a call is taken to be unless the row says otherwise.
    context: { 'aws:AssumedRoot': [], 'aws:RequestedRegion': homeRegion, ...context },
  };
  const verdicts = engine.decideActions(asked);
  const [first, ...others] = verdicts.allowed
    .or(verdicts.denied)
    .or(verdicts.depends)
    .matching(action)
    .except(except)
    .minus(verdicts[claim.expected])
    .names();
  if (first === undefined) return undefined;
  const { decision, reason } = engine.explainAction(asked, first);
  const found = failure(claim, question, first, decision, reason);
  return others.length === 0
    ? found
    : {
        ...found,
        reason: `${reason} The same holds for ${others.length} more: ${others.slice(0, 4).join(', ')}${others.length > 4 ? ', …' : ''}.`,
      };
}

function failure(
  claim: Claim,
  { account, principalName }: Pick<Question, 'account' | 'principalName'>,
  action: string,
  found: Failure['found'],
  reason: string,
): Failure {
  return { claim, account: account.name, principal: principalName, action, found, reason, others: 0 };
}

function wrongRow(claim: Claim, { message }: WrongRowError): Failure {
  const { row } = claim;
  return {
    claim,
    account: '-',
    principal: '-',
    action: String(row.action),
    found: 'wrong row',
    reason: message,
    others: 0,
  };
}
