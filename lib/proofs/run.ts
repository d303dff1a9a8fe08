import type { IamData } from '../iam-data';
import { guardrailOf } from '../choice/guardrail-of';
import {
  decidingRequest,
  PolicyEngine,
  type AccessRequest,
  type ActionSet,
  type ActionsQuestion,
  type Decision,
} from '../policy';
import { unknownAction } from '../ask/representative';
import type { Account } from '../assembly';
import { isSentence, type Claim, type Failure } from './claim';
import {
  isExhaustive,
  questionsOf,
  type EveryAction,
  type OfNobody,
  type OneAction,
  type Question,
  type QuestionContext,
} from './questions';
import { WrongRowError } from '../ask/world';
import { isByResource, restingOnUnstated, statedBy } from './unstated';
import { PERMISSIONS_BOUNDARY } from '../catalogue/workflows/definition/workflow';

export interface ProofRun {
  readonly failures: readonly Failure[];
  /** Claims and questions that were tried. */
  readonly claims: number;
  readonly questions: number;
  /** The same claim by claim. */
  readonly tried: readonly Tried[];
}

/** A claim, and how many questions it came to. */
export interface Tried {
  readonly claim: Claim;
  readonly questions: number;
  /** Of what one of {@link Claim.blockedBy} may deny and need not: where one does. @default nowhere */
  readonly deniedIn?: ReadonlySet<Account>;
}

/** An engine that knows the made-up actions of every exhaustive row. */
export function engineFor(claims: readonly Claim[], iamData: IamData): PolicyEngine {
  const patterns = claims.flatMap(({ row }) => [row.action].flat()).filter(isExhaustive);
  return new PolicyEngine(iamData, { exhaustivePatterns: [...new Set(patterns)] });
}

/** Tries every claim; a row that fails in several places is reported once, with the first. */
export function runProofs(claims: readonly Claim[], context: QuestionContext, engine: PolicyEngine): ProofRun {
  const tried: Tried[] = [];
  const failures = claims.flatMap((claim) => {
    const results = [...tryClaim(claim, context, engine)];
    tried.push({ claim, questions: results.length, ...deniedIn(claim, context, engine) });
    if (results.length === 0)
      return [wrongRow(claim, new WrongRowError('it comes to no question: there is nobody to ask about'))];
    const [first, ...others] = results.filter((result) => result !== undefined);
    return first === undefined ? [] : [{ ...first, others }];
  });
  return {
    failures,
    claims: claims.length,
    questions: tried.reduce((sum, { questions }) => sum + questions, 0),
    tried,
  };
}

function deniedIn(claim: Claim, context: QuestionContext, engine: PolicyEngine): Pick<Tried, 'deniedIn'> {
  if (claim.blockedBy === undefined || claim.expected === 'denied') return {};
  try {
    const denied = [...questionsOf(claim, context)].flatMap((question) => {
      if (!('action' in question)) return 'nobody' in question ? [question.account] : [];
      const deciding = decidingRequest(engine, requestsOf(question, context));
      return deciding !== undefined && engine.verdictOn(deciding) !== 'allowed' ? [question.account] : [];
    });
    return { deniedIn: new Set(denied) };
  } catch (error) {
    // It fails, as trying it says.
    if (error instanceof WrongRowError) return {};
    throw error;
  }
}

/** Every request that a question is: more than one where AWS checks the call on several resources. */
export function requestsOf(
  { principal, action, resources, context }: OneAction,
  { homeRegion }: Pick<QuestionContext, 'homeRegion'>,
): readonly AccessRequest[] {
  return resources.map((resource) => ({ principal, action, context, region: homeRegion, resource }));
}

/** One result a question: how it fails, or nothing where it holds. A row that cannot be asked is one failure. */
export function* tryClaim(
  claim: Claim,
  context: QuestionContext,
  engine: PolicyEngine,
): Generator<Failure | undefined> {
  try {
    for (const question of questionsOf(claim, context)) {
      if ('nobody' in question) yield tryNobody(claim, question);
      else if ('patterns' in question) yield tryEvery(engine, claim, question, context);
      else yield tryOne(engine, claim, question, context);
    }
  } catch (error) {
    if (!(error instanceof WrongRowError)) throw error;
    yield wrongRow(claim, error);
  }
}

function tryNobody(claim: Claim, { nobody, ...question }: OfNobody): Failure | undefined {
  if (claim.expected === 'denied') return undefined;
  return failure(claim, question, [claim.row.action].flat().join(', '), 'denied', nobody.why);
}

function tryOne(engine: PolicyEngine, claim: Claim, question: OneAction, asking: QuestionContext): Failure | undefined {
  const { action } = question;
  if (asking.iamData.accessLevel(action) === undefined) throw unknownAction(asking.iamData, action);
  const deciding = decidingRequest(engine, requestsOf(question, asking));
  if (deciding === undefined) return undefined;
  if (!holds(engine, claim, deciding)) {
    const { decision, reason } = engine.decide(deciding);
    return failure(claim, question, action, decision, `${reason}${wantedBlockers(claim, decision)}`);
  }
  const open = restingOnUnstated(engine, claim, deciding);
  return open && failure(claim, question, action, open.decision, `${open.reason}${statedBy(claim, open)}`);
}

function holds(engine: PolicyEngine, { expected, blockedBy }: Claim, deciding: AccessRequest): boolean {
  const verdict = engine.verdictOn(deciding);
  if (blockedBy === undefined || verdict !== 'denied') return verdict === expected;
  const { layer, policy = '', statement: sid = '' } = engine.decide(deciding) as Decision;
  switch (layer) {
    case 'permissions boundary':
      return blockedBy.some(({ id }) => id === PERMISSIONS_BOUNDARY);
    case 'service control policy':
    case 'resource control policy':
      return guardrailOf(blockedBy, { policy, sid }) !== undefined;
    default:
      return false;
  }
}

function wantedBlockers({ blockedBy }: Claim, found: Failure['found']): string {
  return blockedBy === undefined || found !== 'denied'
    ? ''
    : ` What the workflow says is in its way: ${blockedBy.map(({ id }) => id).join(', ')}.`;
}

function tryEvery(
  engine: PolicyEngine,
  claim: Claim,
  question: EveryAction,
  asking: QuestionContext,
): Failure | undefined {
  const { principal, resource, resourceAccount, context } = question;
  const asked: ActionsQuestion = {
    principal,
    ...(resource === undefined ? { resourceAccount: claim.world.account(resourceAccount) } : { resource }),
    // What AWS always sets to one of two values, and what a call is taken to be unless the row says otherwise.
    region: asking.homeRegion,
    context: { 'aws:AssumedRoot': [], ...context },
    // Who says of somebody of the organization "never", and names no resource, means those of the teams, too.
    ...(isSentence(claim) && claim.expected === 'denied' ? { policiesOfResources: 'not known' } : {}),
  };
  const [first, ...others] = actionsOf(claim, question.patterns, engine, asking)
    .minus(engine.decideActions(asked)[claim.expected])
    .names()
    .filter((action) => question.isByResource !== true || isByResource(engine.explainAction(asked, action)));
  if (first === undefined) return undefined;
  const answer = engine.explainAction(asked, first);
  const reason = `${answer.reason}${statedBy(claim, answer)}`;
  const found = failure(claim, question, first, answer.decision, reason);
  return others.length === 0
    ? found
    : {
        ...found,
        reason: `${reason} The same holds for ${others.length} more: ${others.slice(0, 4).join(', ')}${others.length > 4 ? ', …' : ''}.`,
      };
}

const meant = new WeakMap<PolicyEngine, WeakMap<object, Map<string, ActionSet>>>();

/** What an exhaustive row is about with these of its patterns, put together once. @throws WrongRowError where that is nothing */
function actionsOf(
  { row }: Claim,
  patterns: readonly string[],
  engine: PolicyEngine,
  { iamData }: QuestionContext,
): ActionSet {
  const ofEngine = meant.get(engine) ?? new WeakMap<object, Map<string, ActionSet>>();
  meant.set(engine, ofEngine);
  const known = ofEngine.get(row) ?? new Map<string, ActionSet>();
  ofEngine.set(row, known);
  const key = patterns.join(' ');
  let actions = known.get(key);
  if (actions === undefined) {
    // A pattern also matches what AWS may have tomorrow.
    const typo = patterns.find((pattern) => engine.actionsMatching([pattern]).size <= (isExhaustive(pattern) ? 1 : 0));
    if (typo !== undefined) {
      throw isExhaustive(typo)
        ? new WrongRowError(`${typo} matches no action that AWS has`)
        : unknownAction(iamData, typo);
    }
    actions = engine.actionsMatching(patterns).except(row.except ?? []);
    if (row.resources === 'named') actions = actions.and(engine.actionsOnResources());
    known.set(key, actions);
  }
  return actions;
}

function failure(
  claim: Claim,
  { account, principalName }: Pick<Question, 'account' | 'principalName'>,
  action: string,
  found: Failure['found'],
  reason: string,
): Failure {
  return { claim, account: account.name, principal: principalName, action, found, reason, others: [] };
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
    others: [],
  };
}
