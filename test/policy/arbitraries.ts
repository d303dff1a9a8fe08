import fc from 'fast-check';
import type {
  AccessRequest,
  Account,
  Conditions,
  ContextValues,
  NamedPolicy,
  PolicyLevel,
  Principal,
  RequestPrincipal,
  RequestResource,
  Statement,
} from '../../lib/policy';
import { PRESENT } from '../../lib/policy/context/context';
import { deriveContext } from '../../lib/policy/context/derive';
import { CATALOGUE, MANAGEMENT, MEMBER, OTHER, account, allow, policy } from './support';

/* Policies, callers, resources and contexts as they come, for the properties of the engine. */

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
export const KEYS: Readonly<Record<string, readonly string[]>> = {
  'aws:RequestedRegion': ['us-west-2', 'eu-west-1'],
  'aws:MultiFactorAuthPresent': ['true', 'false'],
  'aws:PrincipalTag/team': ['growth', 'engineering'],
  'aws:ResourceTag/team': ['growth', 'engineering'],
  'aws:SourceIp': ['203.0.113.7', '2001:db8::1'],
  'aws:TokenIssueTime': ['2026-11-22T00:00:00Z'],
  'aws:userid': ['AROA1:session', 'AIDA1'],
  'lambda:InvokedViaFunctionUrl': ['true', 'false'],
};

/** Of one operator each, with values at the limits of what their keys have here, and of other types of JSON than text. */
const ofOneOperator: fc.Arbitrary<Conditions> = fc.oneof(
  fc
    .record({
      operator: fc.constantFrom('IpAddress', 'NotIpAddress', 'IpAddressIfExists', 'NotIpAddressIfExists'),
      ranges: fc.array(
        fc.constantFrom('203.0.113.0/24', '203.0.113.7', '203.0.113.8/29', '0.0.0.0/0', '2001:db8::/32', '::/0'),
        { minLength: 1, maxLength: 2 },
      ),
    })
    .map(({ operator, ranges }): Conditions => ({ [operator]: { 'aws:SourceIp': ranges } })),
  fc
    .record({
      operator: fc.constantFrom('Bool', 'BoolIfExists'),
      value: fc.constantFrom<string | boolean>('true', 'false', true, false),
    })
    .map(({ operator, value }) => ({ [operator]: { 'aws:MultiFactorAuthPresent': value } })),
  fc
    .record({
      operator: fc.constantFrom(
        'DateEquals',
        'DateNotEquals',
        'DateLessThan',
        'DateLessThanEqualsIfExists',
        'DateGreaterThan',
        'DateGreaterThanEquals',
      ),
      day: fc.constantFrom('2026-11-22T00:00:00Z', '2026-11-22', '2026-11-21T23:59:59Z', '2026-11-22T01:00:00+02:00'),
    })
    .map(({ operator, day }): Conditions => ({ [operator]: { 'aws:TokenIssueTime': day } })),
  fc
    .record({
      operator: fc.constantFrom('StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', 'StringNotLike', 'StringLike'),
      value: fc.constantFrom(
        'GROWTH',
        'Engineering',
        'gro?th',
        '${aws:PrincipalTag/team}',
        "${aws:PrincipalTag/team, 'growth'}",
        '${*}',
      ),
    })
    .map(({ operator, value }): Conditions => ({ [operator]: { 'aws:ResourceTag/team': value } })),
  fc
    .record({
      operator: fc.constantFrom(
        'ForAllValues:StringEquals',
        'ForAnyValue:StringEquals',
        'ForAllValues:StringNotLike',
        'ForAnyValue:StringNotEquals',
        'ForAnyValue:StringLikeIfExists',
      ),
      aliases: fc.constantFrom(['alias/a'], ['alias/a', 'alias/b'], ['alias/*'], ['alias/c']),
    })
    .map(({ operator, aliases }): Conditions => ({ [operator]: { [ALIASES]: aliases } })),
);
const ALIASES = 'kms:ResourceAliases';

const conditions: fc.Arbitrary<Conditions | undefined> = fc.oneof(
  ofOneOperator,
  // Several must all hold.
  fc.tuple(ofOneOperator, ofOneOperator).map(([one, other]): Conditions => ({ ...one, ...other })),
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
    "arn:aws:s3:::${aws:PrincipalTag/team, 'growth'}/*",
    'arn:aws:s3:::trips-${*}/*',
    'arn:aws:s3:::*/??p/reader',
    'arn:aws:ec2:*:*:instance/*',
    'arn:aws:iam::*:role/app/*',
    `arn:aws:kms:*:${MEMBER}:key/*`,
  ),
  { minLength: 1, maxLength: 2 },
);

export const statements: fc.Arbitrary<Statement> = fc
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

export const policies = (name: string): fc.Arbitrary<NamedPolicy> =>
  fc.array(statements, { minLength: 1, maxLength: 3 }).map((list) => policy(name, ...list));

const principals = fc.constantFrom<Principal>(
  '*',
  { AWS: MEMBER },
  { AWS: ROLE },
  { AWS: [`arn:aws:sts::${MEMBER}:assumed-role/reader/session`, USER] },
  { Service: 'config.amazonaws.com' },
  { AWS: OTHER },
  { AWS: '*' },
  { AWS: `arn:aws:iam::${MEMBER}:root` },
  { AWS: [`arn:aws:iam::${OTHER}:root`, `arn:aws:iam::${MANAGEMENT}:root`] },
  { AWS: [ROLE, `arn:aws:sts::${MEMBER}:assumed-role/reader/session`, MEMBER] },
  { AWS: [USER, MEMBER] },
  { AWS: ['AROA1', 'AIDA1'] },
  { AWS: `arn:aws:sts::${MEMBER}:federated-user/bob` },
  { CanonicalUser: '79a59df9' },
);
const resourcePolicies = fc
  .array(fc.record({ statement: statements, principal: principals, isNot: fc.nat(6) }), { minLength: 1, maxLength: 2 })
  .map((list) =>
    policy(
      'resource policy',
      ...list.map(({ statement, principal, isNot }) => ({
        ...statement,
        ...(isNot === 0 ? { NotPrincipal: principal } : { Principal: principal }),
      })),
    ),
  );

/** Policies of a resource that deny nothing. */
export const grantingPolicies = resourcePolicies.map(({ name, document }) =>
  policy(
    name,
    ...(document.Statement as readonly Statement[]).map((statement) => ({ ...statement, Effect: 'Allow' as const })),
  ),
);

export const stacks = (of: fc.Arbitrary<NamedPolicy>): fc.Arbitrary<readonly PolicyLevel[]> =>
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

/** What becomes of the policies of callers and organizations, which may make some more likely. */
type Shape = (policies: fc.Arbitrary<NamedPolicy>) => fc.Arbitrary<NamedPolicy>;

const asTheyCome: Shape = (any) => any;

/** Most of them allow everything beside, and half deny nothing: of policies as they come hardly any call is allowed. */
const generous: Shape = (any) =>
  fc.record({ one: any, luck: fc.nat(3) }).map(({ one, luck }) => {
    if (luck === 0) return one;
    const all = one.document.Statement as readonly Statement[];
    const kept = luck === 1 ? all : all.filter(({ Effect }) => Effect === 'Allow');
    return policy(one.name, ...kept, allow(all.some(({ Principal: who }) => who) ? { Principal: '*' } : {}));
  });

const accounts = (shape: Shape): fc.Arbitrary<Account> =>
  fc
    .record({
      id: fc.constantFrom(MEMBER, MEMBER, MEMBER, MANAGEMENT, OTHER),
      scps: stacks(shape(policies('scp'))),
      rcps: stacks(shape(rcpPolicies)),
      delegatedServices: fc.constantFrom(undefined, [], ['iam.amazonaws.com']),
    })
    .map(({ delegatedServices, ...more }) => account({ ...more, ...(delegatedServices ? { delegatedServices } : {}) }));

const callers = (home: Account, shape: Shape): fc.Arbitrary<RequestPrincipal> => {
  const own = {
    uniqueId: fc.constantFrom(undefined, 'AROA1', 'AIDA1'),
    identityPolicies: fc.array(shape(policies('identity')), { maxLength: 2 }),
    boundary: fc.option(shape(policies('boundary')), { nil: undefined, freq: 3 }),
  };
  const arn = (kind: string): string => `arn:aws:iam::${home.id}:${kind}`;
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .record({
          ...own,
          sessionPolicies: fc.option(fc.array(shape(policies('session')), { minLength: 1, maxLength: 2 }), {
            nil: undefined,
            freq: 3,
          }),
        })
        .map(({ identityPolicies, boundary, sessionPolicies, uniqueId }) => ({
          kind: 'role' as const,
          account: home,
          arn: arn('role/app/reader'),
          identityPolicies,
          ...(boundary ? { boundary } : {}),
          ...(sessionPolicies ? { sessionPolicies } : {}),
          ...(uniqueId ? { uniqueId } : {}),
        })),
    },
    {
      weight: 2,
      arbitrary: fc
        .record({ ...own, session: fc.option(shape(policies('session')), { nil: undefined, freq: 3 }) })
        .map(({ identityPolicies, boundary, session, uniqueId }) => ({
          kind: 'user' as const,
          account: home,
          arn: arn('user/alice'),
          identityPolicies,
          ...(boundary ? { boundary } : {}),
          ...(uniqueId ? { uniqueId } : {}),
          ...(session ? { federation: { name: 'bob', sessionPolicies: [session] } } : {}),
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

/** Every key has a value or is told to be absent, also where AWS always sends it or never does: a request may say anything. */
const contexts: fc.Arbitrary<ContextValues> = fc.record({
  ...Object.fromEntries(
    Object.entries(KEYS).map(([key, values]) => [
      key,
      fc.oneof(
        fc.constant<readonly string[]>([]),
        fc.constantFrom(...values).map((value) => [value]),
      ),
    ]),
  ),
  [ALIASES]: fc.constantFrom<readonly string[]>([], ['alias/a'], ['alias/b', 'alias/a'], ['alias/c', 'alias/a']),
});

const NOT_KNOWN = fc.constant('not known' as const);

interface Asked {
  readonly actions: readonly string[];
  readonly shape: Shape;
}

const requestsOf = ({ actions, shape }: Asked): fc.Arbitrary<AccessRequest> =>
  fc
    .record({ home: accounts(shape), action: fc.constantFrom(...actions), context: contexts, isAway: fc.nat(4) })
    .chain(({ home, action, context, isAway }) =>
      fc.record({
        principal: callers(home, shape),
        action: fc.constant(action),
        context: fc.constant(context),
        resource: fc.record({
          arn: resourceArns(action),
          account: isAway === 0 ? accounts(shape) : fc.constant(home),
          policy: fc.option(fc.oneof({ weight: 4, arbitrary: resourcePolicies }, NOT_KNOWN), { nil: undefined }),
        }),
      }),
    )
    .map(({ resource, ...request }): AccessRequest => ({ ...request, resource: withoutUndefined(resource) }));

/** Any call. */
export const requests = requestsOf({ actions: ACTIONS, shape: asTheyCome });

/** Calls of some actions, of which about as many may be allowed as denied. */
export const likelyRequests = (isMeant: (action: string) => boolean): fc.Arbitrary<AccessRequest> =>
  requestsOf({ actions: ACTIONS.filter(isMeant), shape: generous });

function withoutUndefined({
  policy: own,
  ...resource
}: {
  arn: string;
  account: Account;
  policy: NamedPolicy | 'not known' | undefined;
}): RequestResource {
  return own ? { ...resource, policy: own } : resource;
}

/** The request with a context that AWS can send: what it always sets is there, and what follows from the call is as it follows. */
export function possible(request: AccessRequest): AccessRequest {
  const { principal, action, resource, context = {} } = request;
  const derived = deriveContext({ principal, action, resourceAccount: resource.account, viaService: 'maybe' });
  const sent = Object.entries(KEYS).map(([key, values]) => {
    const set = derived(key.toLowerCase());
    const said = context[key] ?? [];
    if (typeof set === 'object') return [key, set] as const;
    return [key, set === PRESENT && said.length === 0 ? values.slice(0, 1) : said] as const;
  });
  return { ...request, context: Object.fromEntries(sent) };
}
