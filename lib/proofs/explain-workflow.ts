import type { Account } from '../assembly';
import type { IamData } from '../iam-data';
import { decidingRequest, type Decision, type PolicyEngine, type Verdict } from '../policy';
import { blockersOf, type Blocked, type Workflow } from '../catalogue/workflows/definition/workflow';
import { questionsOf, type OneAction } from './questions';
import { requestsOf } from './run';
import { workflowClaims, type WorkflowContext } from './workflow-claims';

/** One request of a workflow, and what was decided. */
export interface ExplainedCall {
  /** Place of its call in the list, counted from 1. */
  readonly position: number;
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly decision: Verdict;
  readonly layer?: Decision['layer'];
  readonly policy?: string;
  readonly statement?: string;
  readonly reason: string;
  /** What the workflow says is in the way of the call, where that is meant. */
  readonly blocked: readonly Blocked[];
}

export interface WorkflowQuestion {
  readonly id: string;
  readonly workflow: Workflow;
  readonly account: Account;
}

/** Every request that a workflow comes to in an account; none where its actor is not there. */
export function explainWorkflow(
  { id, workflow, account }: WorkflowQuestion,
  context: WorkflowContext,
  { engine, iamData }: { readonly engine: PolicyEngine; readonly iamData: IamData },
): readonly ExplainedCall[] {
  const { homeRegion } = context.guardrails;
  const catalogue = { ...context.catalogue, workflows: { [id]: workflow } };
  return workflowClaims({ ...context, catalogue })
    .filter(({ accounts }) => accounts.includes(account))
    .flatMap((claim) => {
      const { position, row } = claim;
      const here = { ...claim, row: { ...row, account: account.id } };
      const questions = [...questionsOf(here, { iamData, homeRegion })].filter((one) => 'action' in one);
      return questions.map((question) => ({
        position,
        ...decide(question, homeRegion, engine),
        blocked: claim.blockedBy === undefined ? [] : blockersOf(workflow, position),
      }));
    })
    .sort((left, right) => left.position - right.position);
}

function decide(
  question: OneAction,
  homeRegion: string,
  engine: PolicyEngine,
): Omit<ExplainedCall, 'position' | 'blocked'> {
  const { action, principalName } = question;
  const deciding = decidingRequest(engine, requestsOf(question, { homeRegion }));
  if (deciding === undefined) throw new Error(`${action} is asked about nothing`);
  const { decision, reason, ...found } = engine.decide(deciding);
  return {
    principal: principalName,
    action,
    resource: deciding.resource.arn,
    decision,
    ...('layer' in found ? { layer: found.layer } : {}),
    ...('policy' in found ? { policy: found.policy } : {}),
    ...('statement' in found ? { statement: found.statement } : {}),
    reason,
  };
}
