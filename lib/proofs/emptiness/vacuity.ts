import {
  accountOf,
  isManagementAccount,
  isServiceLinkedRole,
  parseArn,
  type AccessRequest,
  type Account as EngineAccount,
  type NamedPolicy,
  type PolicyEngine,
  type PolicyLevel,
  type RequestPrincipal,
  type RequestResource,
} from '../../policy';
import { groupBy } from '../../base/group-by';
import type { Claim } from '../claim';
import { questionsOf, type EveryAction, type OneAction, type Question } from '../questions';
import { ADMINISTRATOR, canBeOpen, OPEN_TO_ALL, unbound } from '../../ask/world';
import { isOfCompany, type JudgedRow, type RowCheck, type RowProblem } from './row-problem';

/**
 * The test behind all others: a call that must be denied is asked again for an administrator whom nothing limits, and one
 * that must be allowed for somebody to whom everything is denied. An answer that stays the same is no policy's doing: such a
 * row could never fail.
 */
export const vacuous: RowCheck = function* (judged) {
  for (const [, alike] of groupBy(examples(judged), ({ key }) => key)) {
    if (alike.some(({ question }) => canFail(judged, question))) continue;
    yield neverFails(judged, alike[0]?.about ?? '');
  }
};

function neverFails({ claim }: JudgedRow, about: string): RowProblem {
  const [found, expected] =
    claim.expected === 'denied'
      ? ['is denied even to an administrator whom nothing limits', 'a call that some policy could allow']
      : ['is allowed even to somebody to whom every policy denies it', 'a call that some policy could deny'];
  return {
    property: 'action',
    found: `${about}, which ${found}`,
    expected,
    mend: 'remove it: it could not fail whatever the policies say',
  };
}

interface Example {
  readonly question: OneAction | EveryAction;
  readonly about: string;
  /** Equal for what only other accounts make other questions: it is enough that one can fail. */
  readonly key: string;
}

/** One question for each action, resource and account: who asks makes no difference when nothing limits him. */
function examples({ claim, accounts, iamData, homeRegion }: JudgedRow): readonly Example[] {
  const found = new Map<string, Example>();
  for (const { id } of accounts) {
    const inOne: Claim = { ...claim, row: { ...claim.row, account: id } };
    for (const question of [...questionsOf(inOne, { iamData, homeRegion })].flatMap(onePatternEach)) {
      const about = 'patterns' in question ? question.patterns.join(', ') : question.action;
      const arns = resourcesOf(question).map(({ arn }) => arn.replaceAll(id, ''));
      // Of everybody it is enough that one can.
      const who = claim.row.principal === undefined ? 'anybody' : question.principal.kind;
      const key = `${who} ${about} ${arns.join()}`;
      const one = `${key} ${question.principal.kind} ${question.account.id}`;
      if (!found.has(one)) found.set(one, { question, about, key });
    }
  }
  return [...found.values()];
}

function onePatternEach(question: Question): readonly Example['question'][] {
  if ('nobody' in question) return [];
  return 'patterns' in question
    ? question.patterns.map((pattern) => ({ ...question, patterns: [pattern] }))
    : [question];
}

/** None where the question is about any. */
function resourcesOf(question: Example['question']): readonly RequestResource[] {
  if ('resources' in question) return question.resources;
  return question.resource === undefined ? [] : [question.resource];
}

/** Of a pattern it is enough that one action can, of a call that one of its resources can: nothing tells them apart here. */
function canFail(judged: JudgedRow, question: Example['question']): boolean {
  const { claim, engine, homeRegion, iamData } = judged;
  const isDenied = claim.expected === 'denied';
  const change = isDenied ? LOOSENED : TIGHTENED;
  const { context } = question;
  const principal = change.principal(question.principal);
  const [resource] = resourcesOf(question);
  const fails = (action: string, about: RequestResource): boolean =>
    remember(engine, kindOf(claim, question.principal, about, action), () => {
      const asked = { principal, action, resource: change.resource(about), context, region: homeRegion };
      return isDenied ? isNotDenied(engine, asked) : !engine.allows(asked);
    });
  if ('action' in question) return resource === undefined || fails(question.action, resource);
  const meant = engine.actionsMatching(question.patterns).except(claim.row.except ?? []);
  const isKnown = (action: string): boolean => iamData.accessLevel(action) !== undefined;
  if (resource !== undefined) return meant.names().some((action) => isKnown(action) && fails(action, resource));
  // A guardrail of the product denies it wherever an account stands.
  const freed =
    isDenied && isOfCompany(judged) && claim.isGuardrail !== true
      ? inItsPlace
      : (one: EngineAccount) => change.account(one);
  const decided = engine.decideActions({
    principal: 'account' in principal ? { ...principal, account: freed(principal.account) } : principal,
    resourceAccount: freed(claim.world.account(question.resourceAccount)),
    context,
    region: homeRegion,
  });
  return meant
    .minus(isDenied ? decided.denied : decided.allowed)
    .names()
    .some(isKnown);
}

/**
 * What has no policy may be open to other accounts in a way that no policy shows, and of an access point nobody knows what is behind it: a
 * denial that is not sure can fail.
 */
function isNotDenied(engine: PolicyEngine, asked: AccessRequest): boolean {
  const verdict = engine.verdictOn(asked);
  const { arn } = asked.resource;
  return verdict === 'allowed' || (verdict === 'depends' && (!canBeOpen(arn) || arn.includes(':accesspoint/')));
}

const answers = new WeakMap<PolicyEngine, Map<string, boolean>>();

function remember(engine: PolicyEngine, kind: string, ask: () => boolean): boolean {
  let known = answers.get(engine);
  if (known === undefined) answers.set(engine, (known = new Map<string, boolean>()));
  let answer = known.get(kind);
  if (answer === undefined) known.set(kind, (answer = ask()));
  return answer;
}

/** All that an answer can rest on where every policy says the same about everything. */
function kindOf(
  { expected }: Claim,
  principal: RequestPrincipal,
  { arn, account }: RequestResource,
  action: string,
): string {
  const own = accountOf(principal);
  return [
    expected,
    principal.kind,
    own !== undefined && isManagementAccount(own),
    isServiceLinkedRole(principal),
    own?.id === account.id,
    isManagementAccount(account),
    parseArn(arn)?.service ?? arn,
    canBeOpen(arn),
    action,
  ].join(' ');
}

interface Change {
  account(account: EngineAccount): EngineAccount;
  principal(principal: RequestPrincipal): RequestPrincipal;
  resource(resource: RequestResource): RequestResource;
}

const accounts = new WeakMap<EngineAccount, EngineAccount>();

const LOOSENED: Change = {
  account: unbound,
  principal: (principal) => withPolicies(principal, [ADMINISTRATOR], unbound),
  resource: ({ policy: _policy, ...resource }) => ({
    ...resource,
    account: unbound(resource.account),
    ...(canBeOpen(resource.arn) ? { policy: OPEN_TO_ALL } : {}),
  }),
};

/** As if no organization policy were attached: what AWS takes from the management account, or from members, alone it refuses to others. */
function inItsPlace(account: EngineAccount): EngineAccount {
  return administratorOfNothingKnown(unbound(account));
}

function administratorOfNothingKnown({ delegatedServices: _services, ...account }: EngineAccount): EngineAccount {
  return account;
}

const TIGHTENED: Change = {
  account: bound,
  principal: (principal) => withPolicies(principal, [], bound),
  resource: ({ policy: _policy, ...resource }) => ({ ...resource, account: bound(resource.account) }),
};

function withPolicies(
  principal: RequestPrincipal,
  identityPolicies: readonly NamedPolicy[],
  change: (account: EngineAccount) => EngineAccount,
): RequestPrincipal {
  if (principal.kind === 'root') return { ...principal, account: change(principal.account) };
  if (principal.kind !== 'role' && principal.kind !== 'user') return principal;
  return { ...withoutBoundary(principal), account: change(principal.account), identityPolicies };
}

function withoutBoundary<T extends { readonly boundary?: NamedPolicy }>({ boundary: _boundary, ...own }: T) {
  return own;
}

const DENY_ALL: NamedPolicy = {
  name: 'nothing at all',
  document: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }] },
};
const DENY_EVERYBODY: NamedPolicy = {
  name: 'nobody at all',
  document: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' }] },
};
const level = (policy: NamedPolicy): readonly PolicyLevel[] => [{ attachedTo: 'root', policies: [policy] }];

function bound(account: EngineAccount): EngineAccount {
  let known = accounts.get(account);
  if (known === undefined) {
    known = { ...account, scps: level(DENY_ALL), rcps: level(DENY_EVERYBODY) };
    accounts.set(account, known);
  }
  return known;
}
