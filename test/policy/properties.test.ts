import { goesThrough } from '../../lib/policy/evaluate/access-points';
import fc from 'fast-check';
import { ANY_OF_THEM, canHaveResourcePolicy, isNeverAboutOwn, isOfTwoAllows, PolicyEngine } from '../../lib/policy';
import type {
  AccessRequest,
  Account,
  ActionsQuestion,
  NamedPolicy,
  PolicyLevel,
  Statement,
  Verdict,
} from '../../lib/policy';
import { KEYS, grantingPolicies, possible, statements, policies, stacks, requests } from './arbitraries';
import { CATALOGUE, MANAGEMENT, MEMBER, OTHER, allow, policy } from './support';

/**
 * One call and all actions at once are two programs for the same rules: random policies hold them against each other. The seed is
 * the same each time, so that no change is refused for what it did not make, and as many are tried on a busy machine as on a quiet
 * one; `PROPERTY_SEED` and `PROPERTY_RUNS` try others, and more. A failure prints the seed and the path; give both to `fc.assert`
 * to see it again.
 */
const { PROPERTY_SEED = '20261126', PROPERTY_RUNS = '250' } = process.env;
const RUNS = { numRuns: Number(PROPERTY_RUNS), seed: Number(PROPERTY_SEED) };

const engine = new PolicyEngine(CATALOGUE);

function verdictOf(question: ActionsQuestion, action: string): string {
  const verdicts = engine.decideActions(question);
  return (['allowed', 'denied', 'depends'] as const).filter((verdict) => verdicts[verdict].has(action)).join(' and ');
}

const decide = (request: AccessRequest): Verdict => engine.decide(request).decision;
const isAllowed = (request: AccessRequest): boolean => decide(request) === 'allowed';

test('where everything is known, all ways of asking agree', () => {
  fc.assert(
    fc.property(requests, (request) => {
      const decision = decide(request);
      expect(verdictOf(request, request.action)).toBe(decision);
      expect(engine.verdictOn(request)).toBe(decision);
      expect(engine.allows(request)).toBe(decision === 'allowed');
    }),
    RUNS,
  );
});

test('what is told of all actions at once is told of each', () => {
  let distinct = 0;
  fc.assert(
    fc.property(requests.map(possible), fc.subarray(Object.keys(KEYS)), (request, known) => {
      const context = Object.fromEntries(known.map((key) => [key, request.context?.[key] ?? []]));
      const question = { principal: request.principal, resourceAccount: request.resource.account, context };
      const { classes, reasons } = engine.explainActions(question);
      for (const [index, action] of engine.universe.names.entries()) {
        const { reason, ...told } = reasons[classes[index] ?? -1] ?? { reason: '' };
        const one = { ...told, reason: reason.replaceAll(ANY_OF_THEM, action) };
        expect(one).toEqual(engine.explainAction(question, action));
      }
      distinct = Math.max(distinct, reasons.length);
    }),
    { ...RUNS, numRuns: RUNS.numRuns / 5 },
  );
  expect(distinct).toBeGreaterThan(1);
});

test('where little is known, "allowed" and "denied" hold for every resource and every context that AWS can send', () => {
  let decided = 0;
  fc.assert(
    fc.property(requests.map(possible), fc.subarray(Object.keys(KEYS)), (request, known) => {
      const { arn, account: owner } = request.resource;
      const resource = { arn, account: owner };
      // Then somebody else's is asked about.
      if (isNeverAboutOwn(request.action)) return;
      // What is behind an access point has a say of its own.
      if (goesThrough(request.action, arn)) return;
      // One that lets in nobody: AWS gives a topic and a file system that have none a policy of their own, X-Ray and ECR have one for all calls, and a vault has one.
      const plain =
        /^(?:arn:aws:(?:ecr|elasticfilesystem|sns):|\*$)/.test(arn) || request.action.startsWith('backup:')
          ? { ...resource, policy: policy('nobody') }
          : // Or leaves it to the callers' own policies where nothing goes without one.
            isOfTwoAllows(arn)
            ? { ...resource, policy: policy('open', allow({ Principal: '*' })) }
            : resource;
      const context = Object.fromEntries(known.map((key) => [key, request.context?.[key] ?? []]));
      const question = { principal: request.principal, resourceAccount: owner, context };
      const verdict = verdictOf(question, request.action);
      if (verdict === 'depends') return;
      decided += 1;
      expect(decide({ ...request, resource: plain })).toBe(verdict);
    }),
    RUNS,
  );
  expect(decided).toBeGreaterThan(0);
});

test('where the policy of a resource is not known, what is decided holds whatever that policy allows', () => {
  let decided = 0;
  fc.assert(
    fc.property(requests, grantingPolicies, (request, own) => {
      const verdict = decide({ ...request, resource: { ...request.resource, policy: 'not known' } });
      if (verdict === 'depends' || !canHaveResourcePolicy(request.resource.arn)) return;
      decided += 1;
      // A key has a policy: that of which nothing is known is taken to leave the key to its account.
      if (verdict === 'allowed' && request.resource.arn.includes(':key/')) return;
      expect(decide({ ...request, resource: { ...request.resource, policy: own } })).toBe(verdict);
    }),
    RUNS,
  );
  expect(decided).toBeGreaterThan(RUNS.numRuns / 10);
});

test('the reason of an action says the same as its place among all', () => {
  fc.assert(
    fc.property(requests, ({ principal, action, resource, context }) => {
      const questions: readonly ActionsQuestion[] = [
        { principal, resourceAccount: resource.account },
        { principal, resource },
        { principal, resource, ...(context ? { context } : {}) },
      ];
      for (const question of questions) {
        expect(engine.explainAction(question, action).decision).toBe(verdictOf(question, action));
      }
    }),
    RUNS,
  );
});

test('to know more never turns an answer round', () => {
  fc.assert(
    fc.property(requests, ({ principal, action, resource, context = {} }) => {
      const before = verdictOf({ principal, resource, unknownKeys: Object.keys(KEYS) }, action);
      if (before !== 'depends') expect(verdictOf({ principal, resource, context }, action)).toBe(before);
    }),
    RUNS,
  );
});

test('a principal asked about in many accounts at once is decided as in each by itself', () => {
  fc.assert(
    fc.property(requests, ({ principal, action, context = {} }) => {
      if (!('account' in principal)) return;
      const accounts = [MEMBER, OTHER, MANAGEMENT].map((id) => ({ ...principal.account, id }));
      const across = engine.decideActionsAcross({ principal, context }, accounts);
      for (const home of accounts) {
        const arn = `arn:aws:iam::${home.id}:${principal.kind === 'user' ? 'user/alice' : 'role/app/reader'}`;
        const own = principal.kind === 'root' ? { ...principal, account: home } : { ...principal, account: home, arn };
        expect(across.get(home)?.allowed.has(action)).toBe(
          verdictOf({ principal: own, context }, action) === 'allowed',
        );
      }
    }),
    RUNS,
  );
});

type Change = (request: AccessRequest, statement: Statement) => AccessRequest;

const withPrincipal = (request: AccessRequest, more: object): AccessRequest =>
  request.principal.kind === 'role' || request.principal.kind === 'user'
    ? { ...request, principal: { ...request.principal, ...more } }
    : request;
const withAccount = (request: AccessRequest, change: (home: Account) => Account): AccessRequest =>
  'account' in request.principal
    ? {
        ...request,
        principal: { ...request.principal, account: change(request.principal.account) },
      }
    : request;
const identityOf = ({ principal }: AccessRequest): readonly NamedPolicy[] =>
  'identityPolicies' in principal ? principal.identityPolicies : [];
const addTo = (levels: readonly PolicyLevel[], statement: Statement): readonly PolicyLevel[] =>
  levels.map((level, index) =>
    index === 0 ? { ...level, policies: [...level.policies, policy('added', statement)] } : level,
  );

const narrowing: readonly (readonly [string, Change])[] = [
  [
    'a deny in an identity policy',
    (request, statement) =>
      withPrincipal(request, {
        identityPolicies: [...identityOf(request), policy('added', { ...statement, Effect: 'Deny' })],
      }),
  ],
  [
    'a deny in an SCP',
    (request, statement) =>
      withAccount(request, (home) => ({ ...home, scps: addTo(home.scps, { ...statement, Effect: 'Deny' }) })),
  ],
  [
    'a level of SCPs',
    (request, statement) =>
      withAccount(request, (home) => ({
        ...home,
        scps: [...home.scps, { attachedTo: 'account', policies: [policy('added', statement)] }],
      })),
  ],
  [
    'a deny in an RCP',
    ({ resource, ...request }, statement) => ({
      ...request,
      resource: {
        ...resource,
        account: {
          ...resource.account,
          rcps: addTo(resource.account.rcps, { ...statement, Effect: 'Deny', Principal: '*' }),
        },
      },
    }),
  ],
];

test.each(narrowing)('%s never allows more', (_what, change) => {
  fc.assert(
    fc.property(requests, statements, (request, statement) => {
      if (isAllowed(change(request, statement))) expect(isAllowed(request)).toBe(true);
    }),
    RUNS,
  );
});

test('a boundary or a session policy never allows more', () => {
  fc.assert(
    fc.property(requests, policies('added'), (request, added) => {
      const unlimited = withPrincipal(request, { boundary: undefined, sessionPolicies: undefined });
      const limits =
        request.principal.kind === 'role' ? [{ boundary: added }, { sessionPolicies: [added] }] : [{ boundary: added }];
      for (const limit of limits) {
        if (isAllowed(withPrincipal(unlimited, limit))) expect(isAllowed(unlimited)).toBe(true);
      }
    }),
    RUNS,
  );
});

test('an allow in an identity policy never allows less', () => {
  fc.assert(
    fc.property(requests, statements, (request, statement) => {
      const added = policy('added', { ...statement, Effect: 'Allow' });
      const more = withPrincipal(request, { identityPolicies: [...identityOf(request), added] });
      if (isAllowed(request)) expect(isAllowed(more)).toBe(true);
    }),
    RUNS,
  );
});

test('without a level of SCPs, never less is allowed', () => {
  fc.assert(
    fc.property(requests, fc.nat(2), (request, removed) => {
      const less = withAccount(request, (home) => ({
        ...home,
        scps: home.scps.filter((_level, index) => index !== removed),
      }));
      if (isAllowed(request)) expect(isAllowed(less)).toBe(true);
    }),
    RUNS,
  );
});

test('SCPs say nothing in the management account', () => {
  fc.assert(
    fc.property(requests, stacks(policies('scp')), (request, scps) => {
      const managed = withAccount(request, (home) => ({ ...home, id: MANAGEMENT }));
      expect(decide(withAccount(managed, (home) => ({ ...home, scps })))).toBe(decide(managed));
    }),
    RUNS,
  );
});

test('a policy comes to the same whatever the case of its actions', () => {
  const upper = (statement: Statement): Statement => ({
    ...statement,
    ...(Array.isArray(statement.Action)
      ? { Action: (statement.Action as string[]).map((action) => action.toUpperCase()) }
      : {}),
  });
  fc.assert(
    fc.property(requests, policies('identity'), (request, own) => {
      const list = own.document.Statement as readonly Statement[];
      const as = (...all: readonly Statement[]): AccessRequest =>
        withPrincipal(request, { identityPolicies: [policy('identity', ...all)] });
      expect(decide(as(...list.map(upper)))).toBe(decide(as(...list)));
    }),
    RUNS,
  );
});
