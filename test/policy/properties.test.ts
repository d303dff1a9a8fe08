import fc from 'fast-check';
import { PolicyEngine } from '../../lib/policy';
import type {
  AccessRequest,
  Account,
  ActionsQuestion,
  Conditions,
  ContextValues,
  NamedPolicy,
  PolicyLevel,
  Principal,
  RequestPrincipal,
  RequestResource,
  Statement,
} from '../../lib/policy';
import { CATALOGUE, MANAGEMENT, MEMBER, OTHER, account, allow, policy } from './support';

/**
 * One call and all actions at once are two programs for the same rules: random policies hold them against each other.
 * A failure prints the seed and the path; give both to `fc.assert` to see it again.
 */
const RUNS = { numRuns: 250, interruptAfterTimeLimit: 800 } as const;

const engine = new PolicyEngine(CATALOGUE);

const ACTIONS = CATALOGUE.actions.filter((action) => action !== 'sts:GetCallerIdentity');
const ACTION_PATTERNS = [
  '*',
  's3:*',
  's3:Get*',
  'S3:getobject',
  'iam:*',
  'kms:Decrypt',
  'sts:AssumeRole',
  'ec2:*',
  '*:*Role*',
];
const ROLE = `arn:aws:iam::${MEMBER}:role/app/reader`;
const USER = `arn:aws:iam::${MEMBER}:user/alice`;
const KEYS: Readonly<Record<string, readonly string[]>> = {
  'aws:RequestedRegion': ['us-west-2', 'eu-west-1'],
  'aws:MultiFactorAuthPresent': ['true', 'false'],
  'aws:PrincipalTag/team': ['growth', 'engineering'],
  'aws:ResourceTag/team': ['growth', 'engineering'],
  'aws:SourceIp': ['203.0.113.7', '2001:db8::1'],
};

const conditions: fc.Arbitrary<Conditions | undefined> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Conditions | undefined>(undefined) },
  fc
    .record({
      key: fc.constantFrom(...Object.keys(KEYS)),
      operator: fc.constantFrom(
        'StringEquals',
        'StringNotEquals',
        'StringLikeIfExists',
        'ForAllValues:StringEquals',
        'ForAnyValue:StringNotLike',
      ),
      value: fc.constantFrom('us-west-2', 'true', 'growth', 'gr*', '203.0.113.7', '${aws:PrincipalTag/team}'),
    })
    .map(({ key, operator, value }): Conditions => ({ [operator]: { [key]: value } })),
  fc
    .record({ key: fc.constantFrom(...Object.keys(KEYS)), absent: fc.constantFrom('true', 'false') })
    .map(({ key, absent }): Conditions => ({ Null: { [key]: absent } })),
  fc
    .constantFrom(
      'arn:aws:iam::*:role/app/*',
      'arn:aws:iam::*:user/*',
      'arn:aws:iam::*:root',
      `arn:aws:iam::${OTHER}:*`,
      '*',
    )
    .chain((arn) =>
      fc.constantFrom<Conditions>(
        { ArnLike: { 'aws:PrincipalArn': arn } },
        { ArnNotLike: { 'aws:PrincipalArn': arn } },
      ),
    ),
);
const patterns: fc.Arbitrary<string[]> = fc.array(fc.constantFrom(...ACTION_PATTERNS), { minLength: 1, maxLength: 2 });
const arns: fc.Arbitrary<string[]> = fc.array(
  fc.constantFrom(
    '*',
    'arn:aws:s3:::*',
    'arn:aws:s3:::trips-?/*',
    'arn:aws:s3:::${aws:PrincipalTag/team}/*',
    'arn:aws:ec2:*:*:instance/*',
    'arn:aws:iam::*:role/app/*',
    `arn:aws:kms:*:${MEMBER}:key/*`,
  ),
  { minLength: 1, maxLength: 2 },
);

const statements: fc.Arbitrary<Statement> = fc
  .record({
    effect: fc.constantFrom('Allow' as const, 'Allow' as const, 'Deny' as const),
    actions: patterns,
    isNotAction: fc.nat(5),
    resources: fc.oneof({ weight: 2, arbitrary: fc.constant(['*']) }, { weight: 1, arbitrary: arns }),
    isNotResource: fc.nat(7),
    condition: conditions,
  })
  .map(({ effect, actions, isNotAction, resources, isNotResource, condition }): Statement => ({
    Effect: effect,
    ...(isNotAction === 0 ? { NotAction: actions } : { Action: actions }),
    ...(isNotResource === 0 ? { NotResource: resources } : { Resource: resources }),
    ...(condition ? { Condition: condition } : {}),
  }));

const policies = (name: string): fc.Arbitrary<NamedPolicy> =>
  fc.array(statements, { minLength: 1, maxLength: 3 }).map((list) => policy(name, ...list));

const principals = fc.constantFrom<Principal>(
  '*',
  { AWS: MEMBER },
  { AWS: ROLE },
  { AWS: [`arn:aws:sts::${MEMBER}:assumed-role/reader/session`, USER] },
  { Service: 'config.amazonaws.com' },
  { AWS: OTHER },
);
const resourcePolicies = fc
  .array(fc.record({ statement: statements, principal: principals, isNot: fc.nat(6) }), { minLength: 1, maxLength: 2 })
  .map((list) =>
    policy(
      'resource policy',
      ...list.map(({ statement, principal, isNot }) => ({
        ...statement,
        ...(isNot === 0 && statement.Effect === 'Deny' ? { NotPrincipal: principal } : { Principal: principal }),
      })),
    ),
  );

const stacks = (of: fc.Arbitrary<NamedPolicy>): fc.Arbitrary<readonly PolicyLevel[]> =>
  fc
    .array(
      fc.array(
        fc.oneof(
          { weight: 2, arbitrary: fc.constant(policy('full', allow({ Principal: '*' }))) },
          { weight: 1, arbitrary: of },
        ),
        { minLength: 1, maxLength: 3 },
      ),
      { maxLength: 3 },
    )
    .map((lists) => lists.map((list, index) => ({ attachedTo: `level ${String(index)}`, policies: list })));

const rcpPolicies = policies('rcp').map(({ document, name }) =>
  policy(
    name,
    ...(document.Statement as readonly Statement[]).map((statement) => ({ ...statement, Principal: '*' as const })),
  ),
);

const accounts: fc.Arbitrary<Account> = fc
  .record({
    id: fc.constantFrom(MEMBER, MEMBER, MEMBER, MANAGEMENT, OTHER),
    scps: stacks(policies('scp')),
    rcps: stacks(rcpPolicies),
  })
  .map((more) => account(more));

const callers = (home: Account): fc.Arbitrary<RequestPrincipal> => {
  const own = {
    identityPolicies: fc.array(policies('identity'), { maxLength: 2 }),
    boundary: fc.option(policies('boundary'), { nil: undefined, freq: 3 }),
  };
  const arn = (kind: string): string => `arn:aws:iam::${home.id}:${kind}`;
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .record({
          ...own,
          sessionPolicies: fc.option(fc.array(policies('session'), { minLength: 1, maxLength: 2 }), {
            nil: undefined,
            freq: 3,
          }),
        })
        .map(({ identityPolicies, boundary, sessionPolicies }) => ({
          kind: 'role' as const,
          account: home,
          arn: arn('role/app/reader'),
          identityPolicies,
          ...(boundary ? { boundary } : {}),
          ...(sessionPolicies ? { sessionPolicies } : {}),
        })),
    },
    {
      weight: 2,
      arbitrary: fc.record(own).map(({ identityPolicies, boundary }) => ({
        kind: 'user' as const,
        account: home,
        arn: arn('user/alice'),
        identityPolicies,
        ...(boundary ? { boundary } : {}),
      })),
    },
    fc.constantFrom<RequestPrincipal>(
      { kind: 'root', account: home },
      { kind: 'service', host: 'config.amazonaws.com' },
      { kind: 'anonymous' },
    ),
  );
};

/** An ARN that the action may be called on. */
const resourceArns = (action: string): fc.Arbitrary<string> =>
  fc
    .record({
      format: fc.constantFrom(...(CATALOGUE.resourceFormats(action) ?? ['*'])),
      name: fc.constantFrom('trips-a', 'growth', 'app/reader', 'x'),
      region: fc.constantFrom('us-west-2', 'eu-west-1'),
    })
    .map(({ format, name, region }) =>
      format
        .replace('${Partition}', 'aws')
        .replace('${Region}', region)
        .replace('${Account}', MEMBER)
        .replaceAll(/\$\{[^}]+\}/g, name),
    );

/** Every key has a value or is told to be absent. */
const contexts: fc.Arbitrary<ContextValues> = fc.record(
  Object.fromEntries(
    Object.entries(KEYS).map(([key, values]) => [
      key,
      fc.oneof(
        fc.constant<readonly string[]>([]),
        fc.constantFrom(...values).map((value) => [value]),
      ),
    ]),
  ),
);

const requests = fc
  .record({ home: accounts, action: fc.constantFrom(...ACTIONS), context: contexts, isAway: fc.nat(4) })
  .chain(({ home, action, context, isAway }) =>
    fc.record({
      principal: callers(home),
      action: fc.constant(action),
      context: fc.constant(context),
      resource: fc.record({
        arn: resourceArns(action),
        account: isAway === 0 ? accounts : fc.constant(home),
        policy: fc.option(resourcePolicies, { nil: undefined }),
      }),
    }),
  )
  .map(({ resource, ...request }): AccessRequest => ({ ...request, resource: withoutUndefined(resource) }));

function withoutUndefined({
  policy: own,
  ...resource
}: {
  arn: string;
  account: Account;
  policy: NamedPolicy | undefined;
}): RequestResource {
  return own ? { ...resource, policy: own } : resource;
}

function verdictOf(question: ActionsQuestion, action: string): string {
  const verdicts = engine.decideActions(question);
  return (['allowed', 'denied', 'depends'] as const).filter((verdict) => verdicts[verdict].has(action)).join(' and ');
}

const decide = (request: AccessRequest): 'allowed' | 'denied' => engine.decide(request).decision;
const isAllowed = (request: AccessRequest): boolean => decide(request) === 'allowed';

test('where everything is known, the two ways of asking agree', () => {
  fc.assert(
    fc.property(requests, (request) => {
      expect(verdictOf(request, request.action)).toBe(decide(request));
    }),
    RUNS,
  );
});

test('where little is known, "allowed" and "denied" hold for every resource and every context', () => {
  let decided = 0;
  fc.assert(
    fc.property(requests, fc.subarray(Object.keys(KEYS)), (request, known) => {
      const resource = { arn: request.resource.arn, account: request.resource.account };
      const context = Object.fromEntries(known.map((key) => [key, request.context?.[key] ?? []]));
      const question = { principal: request.principal, resourceAccount: resource.account, context };
      const verdict = verdictOf(question, request.action);
      expect([decide({ ...request, resource }), 'depends']).toContain(verdict);
      if (verdict !== 'depends') decided += 1;
    }),
    RUNS,
  );
  expect(decided).toBeGreaterThan(0);
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
