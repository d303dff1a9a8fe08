import { PolicyEngine } from '../../lib/policy';
import type { AccessRequest, Account, Decision, RequestPrincipal, RequestResource, Statement } from '../../lib/policy';
import {
  ADMINISTRATOR,
  CATALOGUE,
  MANAGEMENT,
  MEMBER,
  OBJECT,
  OTHER,
  account,
  allow,
  deny,
  levels,
  policy,
  rcps,
  request,
  role,
  scps,
  user,
} from './support';

const engine = new PolicyEngine(CATALOGUE);

const DENY_ALLOW = 'IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html';
const SCP = 'organizations/latest/userguide/orgs_manage_policies_scps.html';
const SCP_EVALUATION = 'organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html';
const RCP = 'organizations/latest/userguide/orgs_manage_policies_rcps.html';
const BOUNDARY = 'IAM/latest/UserGuide/access_policies_boundaries.html';
const SESSION = 'IAM/latest/UserGuide/access_policies.html#policies_session';
const CROSS = 'IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html';
const PRINCIPAL = 'IAM/latest/UserGuide/reference_policies_elements_principal.html';
const NOT_PRINCIPAL = 'IAM/latest/UserGuide/reference_policies_elements_notprincipal.html';
const KMS = 'kms/latest/developerguide/key-policies.html';
const TRUST = 'IAM/latest/UserGuide/id_roles_update-role-trust-policy.html';
const ACTION = 'IAM/latest/UserGuide/reference_policies_elements_action.html';
const RESOURCE = 'IAM/latest/UserGuide/reference_policies_elements_resource.html';
const NOT_RESOURCE = 'IAM/latest/UserGuide/reference_policies_elements_notresource.html';
const NOT_ACTION = 'IAM/latest/UserGuide/reference_policies_elements_notaction.html';
const CALLER_IDENTITY = 'STS/latest/APIReference/API_GetCallerIdentity.html';

type Row = readonly [
  what: string,
  request: Partial<AccessRequest>,
  expected: Partial<Decision> & Pick<Decision, 'decision'>,
  page: string,
];

const allowed = { decision: 'allowed' } as const;
const denied = { decision: 'denied' } as const;
const home = account();
const none = { identityPolicies: [] };
const reader = (...statements: readonly Partial<Statement>[]): RequestPrincipal =>
  role({ identityPolicies: [policy('reader', ...statements.map((more) => allow(more)))] });
const bucket = (...statements: ReturnType<typeof allow>[]): RequestResource => ({
  arn: OBJECT,
  account: home,
  policy: policy('bucket policy', ...statements),
});
const KEY = `arn:aws:kms:us-west-2:${MEMBER}:key/1234`;
const ROLE = `arn:aws:iam::${MEMBER}:role/app/reader`;
const SESSION_ARN = `arn:aws:sts::${MEMBER}:assumed-role/reader/session`;
const USER = `arn:aws:iam::${MEMBER}:user/alice`;
const denyAll = policy('deny-all', deny());
const only = (Action: string): ReturnType<typeof policy> => policy(`only ${Action}`, allow({ Action }));
const bound = account({ scps: scps(denyAll) });
const serviceLinked = `arn:aws:iam::${MEMBER}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`;
const outside: Account = { id: OTHER, scps: [], rcps: [] };

const rows: readonly Row[] = [
  // Identity policies
  ['an allow is needed', { principal: role(none) }, { ...denied, layer: 'identity policy' }, DENY_ALLOW],
  [
    'an allow is enough within an account',
    { principal: reader({ Action: 's3:GetObject' }) },
    { ...allowed, layer: 'identity policy', policy: 'reader' },
    DENY_ALLOW,
  ],
  [
    'a deny wins',
    { principal: role({ identityPolicies: [ADMINISTRATOR, denyAll] }) },
    { ...denied, layer: 'identity policy', policy: 'deny-all' },
    DENY_ALLOW,
  ],
  ['actions have no case', { principal: reader({ Action: 'S3:getobject' }) }, allowed, ACTION],
  ['action wildcards stand anywhere', { principal: reader({ Action: 's?:*Obj*' }) }, allowed, ACTION],
  ['another action is not allowed', { principal: reader({ Action: 's3:GetObjectAcl' }) }, denied, ACTION],
  ['NotAction allows all but its own', { principal: reader({ NotAction: 'iam:*' }) }, allowed, NOT_ACTION],
  ['NotAction leaves out its own', { principal: reader({ NotAction: ['iam:*', 's3:Get*'] }) }, denied, NOT_ACTION],
  ['resources have case', { principal: reader({ Resource: 'arn:aws:s3:::Trips-data/*' }) }, denied, RESOURCE],
  [
    'resource wildcards cross slashes',
    { principal: reader({ Resource: 'arn:aws:s3:::trips-*.csv' }) },
    allowed,
    RESOURCE,
  ],
  ['a last wildcard crosses colons', { principal: reader({ Resource: 'arn:aws:s3*' }) }, allowed, RESOURCE],
  [
    'NotResource covers all but its own',
    { principal: reader({ NotResource: 'arn:aws:s3:::secret/*' }) },
    allowed,
    NOT_RESOURCE,
  ],
  [
    'NotResource leaves out its own',
    { principal: reader({ NotResource: 'arn:aws:s3:::trips-*' }) },
    denied,
    NOT_RESOURCE,
  ],
  // Service control policies
  [
    'an SCP denies',
    { principal: role({ account: bound }) },
    { ...denied, layer: 'service control policy', policy: 'deny-all', attachedTo: 'root', statement: '1' },
    SCP,
  ],
  [
    'an SCP denies root',
    { principal: { kind: 'root', account: bound } },
    { ...denied, layer: 'service control policy' },
    SCP,
  ],
  [
    'an SCP must allow at the OU too',
    {
      principal: role({
        account: account({
          scps: [
            ...levels(ADMINISTRATOR).slice(0, 1),
            { attachedTo: 'OU engineering', policies: [only('ec2:*')] },
            ...levels(ADMINISTRATOR).slice(2),
          ],
        }),
      }),
    },
    { ...denied, layer: 'service control policy', attachedTo: 'OU engineering' },
    SCP_EVALUATION,
  ],
  [
    'a level without any SCP allows nothing',
    { principal: role({ account: account({ scps: [{ attachedTo: 'root', policies: [] }] }) }) },
    { ...denied, layer: 'service control policy', attachedTo: 'root' },
    SCP_EVALUATION,
  ],
  ['an SCP grants nothing', { principal: role({ ...none }) }, { ...denied, layer: 'identity policy' }, SCP],
  [
    'no SCP binds the management account',
    { principal: role({ account: account({ id: MANAGEMENT, scps: scps(denyAll) }) }) },
    allowed,
    SCP,
  ],
  ['no SCP binds a service-linked role', { principal: role({ account: bound, arn: serviceLinked }) }, allowed, SCP],
  [
    'no SCP binds Mechanical Turk',
    { principal: role({ account: bound }), action: 'mechanicalturk:CreateHIT' },
    allowed,
    `${SCP}#not-restricted-by-scp`,
  ],
  [
    'no SCP of the resource’s account binds the caller',
    {
      resource: {
        arn: OBJECT,
        account: account({ id: OTHER, scps: scps(denyAll) }),
        policy: policy('b', allow({ Principal: '*' })),
      },
    },
    allowed,
    SCP,
  ],
  [
    'GetCallerIdentity cannot be denied',
    { principal: role({ account: bound, ...none }), action: 'sts:GetCallerIdentity' },
    { ...allowed, layer: 'AWS' },
    CALLER_IDENTITY,
  ],
  // Resource control policies
  [
    'an RCP denies on the resource’s account',
    { resource: { arn: OBJECT, account: account({ rcps: rcps(policy('perimeter', deny({ Principal: '*' }))) }) } },
    { ...denied, layer: 'resource control policy', policy: 'perimeter' },
    RCP,
  ],
  [
    'an RCP binds only services that support it',
    {
      action: 'ec2:RunInstances',
      resource: { arn: '*', account: account({ rcps: rcps(policy('perimeter', deny({ Principal: '*' }))) }) },
    },
    allowed,
    RCP,
  ],
  [
    'an RCP binds root',
    {
      principal: { kind: 'root', account: home },
      resource: { arn: OBJECT, account: account({ rcps: rcps(policy('perimeter', deny({ Principal: '*' }))) }) },
    },
    denied,
    RCP,
  ],
  [
    'an RCP binds a service',
    {
      principal: { kind: 'service', host: 'cloudtrail.amazonaws.com' },
      resource: {
        ...bucket(allow({ Principal: { Service: 'cloudtrail.amazonaws.com' } })),
        account: account({ rcps: rcps(policy('perimeter', deny({ Principal: '*' }))) }),
      },
    },
    denied,
    RCP,
  ],
  [
    'no RCP binds a service-linked role',
    {
      principal: role({ arn: serviceLinked }),
      resource: { arn: OBJECT, account: account({ rcps: rcps(policy('perimeter', deny({ Principal: '*' }))) }) },
    },
    allowed,
    RCP,
  ],
  [
    'no RCP binds the management account’s resources',
    {
      principal: role({ account: account({ id: MANAGEMENT }) }),
      resource: {
        arn: OBJECT,
        account: account({ id: MANAGEMENT, rcps: rcps(policy('perimeter', deny({ Principal: '*' }))) }),
      },
    },
    allowed,
    RCP,
  ],
  // Root
  [
    'root of an account is allowed by itself',
    { principal: { kind: 'root', account: home } },
    { ...allowed, layer: 'AWS' },
    DENY_ALLOW,
  ],
  [
    'a bucket policy denies root',
    { principal: { kind: 'root', account: home }, resource: bucket(deny({ Principal: '*' })) },
    { ...denied, layer: 'resource policy' },
    DENY_ALLOW,
  ],
  // Permissions boundary and session policies
  [
    'a boundary limits',
    { principal: role({ boundary: only('ec2:*') }) },
    { ...denied, layer: 'permissions boundary' },
    BOUNDARY,
  ],
  [
    'a boundary grants nothing',
    { principal: role({ ...none, boundary: ADMINISTRATOR }) },
    { ...denied, layer: 'identity policy' },
    BOUNDARY,
  ],
  [
    'a boundary denies',
    { principal: role({ boundary: policy('b', allow(), deny({ Action: 's3:*' })) }) },
    { ...denied, layer: 'permissions boundary', statement: '2' },
    BOUNDARY,
  ],
  [
    'session policies limit together',
    { principal: role({ sessionPolicies: [only('ec2:*'), only('s3:*')] }) },
    allowed,
    SESSION,
  ],
  [
    'a session policy limits',
    { principal: role({ sessionPolicies: [only('ec2:*')] }) },
    { ...denied, layer: 'session policy' },
    SESSION,
  ],
  // Resource policies within an account
  [
    'a resource policy that names the role is enough',
    { principal: role(none), resource: bucket(allow({ Principal: { AWS: ROLE } })) },
    { ...allowed, layer: 'resource policy' },
    BOUNDARY,
  ],
  [
    'but within the role’s boundary',
    { principal: role({ ...none, boundary: only('ec2:*') }), resource: bucket(allow({ Principal: { AWS: ROLE } })) },
    { ...denied, layer: 'identity policy' },
    BOUNDARY,
  ],
  [
    'and within its session policy',
    { principal: role({ sessionPolicies: [only('ec2:*')] }), resource: bucket(allow({ Principal: { AWS: ROLE } })) },
    { ...denied, layer: 'session policy' },
    BOUNDARY,
  ],
  [
    'one that names the session is not limited by them',
    {
      principal: role({ ...none, boundary: only('ec2:*'), sessionPolicies: [only('ec2:*')] }),
      resource: bucket(allow({ Principal: { AWS: SESSION_ARN } })),
    },
    { ...allowed, layer: 'resource policy' },
    BOUNDARY,
  ],
  [
    'one that names the user is not limited by its boundary',
    { principal: user({ ...none, boundary: only('ec2:*') }), resource: bucket(allow({ Principal: { AWS: USER } })) },
    allowed,
    BOUNDARY,
  ],
  [
    'one that names the account leaves it to the account',
    { principal: role(none), resource: bucket(allow({ Principal: { AWS: MEMBER } })) },
    { ...denied, layer: 'identity policy' },
    PRINCIPAL,
  ],
  [
    'one that names everyone is enough',
    { principal: role(none), resource: bucket(allow({ Principal: '*' })) },
    allowed,
    PRINCIPAL,
  ],
  [
    'one that names another role is not',
    { principal: role(none), resource: bucket(allow({ Principal: { AWS: `${ROLE}2` } })) },
    denied,
    PRINCIPAL,
  ],
  [
    'a deny of the account binds its roles',
    { resource: bucket(deny({ Principal: { AWS: `arn:aws:iam::${MEMBER}:root` } })) },
    { ...denied, layer: 'resource policy' },
    PRINCIPAL,
  ],
  [
    'NotPrincipal denies everyone else',
    { resource: bucket(deny({ NotPrincipal: { AWS: [`arn:aws:iam::${MEMBER}:root`, `${ROLE}2`] } })) },
    denied,
    NOT_PRINCIPAL,
  ],
  [
    'NotPrincipal spares whom it names with the account',
    { resource: bucket(deny({ NotPrincipal: { AWS: [`arn:aws:iam::${MEMBER}:root`, ROLE] } })) },
    allowed,
    NOT_PRINCIPAL,
  ],
  [
    'NotPrincipal needs the account beside the role',
    { resource: bucket(deny({ NotPrincipal: { AWS: ROLE } })) },
    denied,
    NOT_PRINCIPAL,
  ],
  // Across accounts
  [
    'across accounts the resource’s policy is needed',
    { resource: { arn: OBJECT, account: account({ id: OTHER }) } },
    { ...denied, layer: 'resource policy' },
    CROSS,
  ],
  [
    'across accounts the caller’s policy is needed',
    {
      principal: role(none),
      resource: { ...bucket(allow({ Principal: { AWS: ROLE } })), account: account({ id: OTHER }) },
    },
    { ...denied, layer: 'identity policy' },
    CROSS,
  ],
  [
    'across accounts both are enough',
    { resource: { ...bucket(allow({ Principal: { AWS: MEMBER } })), account: account({ id: OTHER }) } },
    { ...allowed, layer: 'identity policy' },
    CROSS,
  ],
  [
    'a stranger needs both too',
    { principal: role({ account: outside }), resource: bucket(allow({ Principal: { AWS: OTHER } })) },
    allowed,
    CROSS,
  ],
  // Callers without an account
  [
    'a service needs the resource’s policy',
    { principal: { kind: 'service', host: 'cloudtrail.amazonaws.com' } },
    { ...denied, layer: 'resource policy' },
    PRINCIPAL,
  ],
  [
    'a service that is named is allowed',
    {
      principal: { kind: 'service', host: 'cloudtrail.amazonaws.com' },
      resource: bucket(allow({ Principal: { Service: 'cloudtrail.amazonaws.com' } })),
    },
    allowed,
    PRINCIPAL,
  ],
  [
    'another service is not',
    {
      principal: { kind: 'service', host: 'config.amazonaws.com' },
      resource: bucket(allow({ Principal: { Service: 'cloudtrail.amazonaws.com' } })),
    },
    denied,
    PRINCIPAL,
  ],
  [
    'anyone reads a public bucket',
    { principal: { kind: 'anonymous' }, resource: bucket(allow({ Principal: '*' })) },
    allowed,
    PRINCIPAL,
  ],
  [
    'anonymous is no one’s account',
    { principal: { kind: 'anonymous' }, resource: bucket(allow({ Principal: { AWS: MEMBER } })) },
    denied,
    PRINCIPAL,
  ],
  // KMS and trust policies
  [
    'a key without a policy of its own leaves it to the account',
    { action: 'kms:Decrypt', resource: { arn: KEY, account: home } },
    allowed,
    KMS,
  ],
  [
    'a key policy has the last word',
    {
      action: 'kms:Decrypt',
      resource: { arn: KEY, account: home, policy: policy('key policy', allow({ Principal: { AWS: `${ROLE}2` } })) },
    },
    { ...denied, layer: 'resource policy' },
    KMS,
  ],
  [
    'even over root',
    {
      principal: { kind: 'root', account: home },
      action: 'kms:Decrypt',
      resource: { arn: KEY, account: home, policy: policy('key policy', allow({ Principal: { AWS: ROLE } })) },
    },
    { ...denied, layer: 'resource policy' },
    KMS,
  ],
  [
    'a key policy that names the role is enough',
    {
      principal: role(none),
      action: 'kms:Decrypt',
      resource: { arn: KEY, account: home, policy: policy('key policy', allow({ Principal: { AWS: ROLE } })) },
    },
    { ...allowed, layer: 'resource policy' },
    KMS,
  ],
  [
    'what is about no key needs no key policy',
    { action: 'kms:ListKeys', resource: { arn: '*', account: home } },
    allowed,
    KMS,
  ],
  [
    'a role is assumed only if its trust policy says so',
    { action: 'sts:AssumeRole', resource: { arn: `${ROLE}2`, account: home } },
    { ...denied, layer: 'resource policy' },
    TRUST,
  ],
  [
    'a trust policy that names the account leaves it to the account',
    {
      action: 'sts:AssumeRole',
      resource: {
        arn: `${ROLE}2`,
        account: home,
        policy: policy('trust', { Effect: 'Allow', Principal: { AWS: MEMBER }, Action: 'sts:AssumeRole' }),
      },
    },
    { ...allowed, layer: 'identity policy' },
    TRUST,
  ],
  [
    'and a role without a policy may not',
    {
      principal: role(none),
      action: 'sts:AssumeRole',
      resource: {
        arn: `${ROLE}2`,
        account: home,
        policy: policy('trust', { Effect: 'Allow', Principal: { AWS: MEMBER }, Action: 'sts:AssumeRole' }),
      },
    },
    { ...denied, layer: 'identity policy' },
    TRUST,
  ],
  [
    'a federated caller is allowed by the trust policy alone',
    {
      principal: { kind: 'federated', provider: 'arn:aws:iam::111111111111:oidc-provider/idp.trips.com' },
      action: 'sts:AssumeRoleWithWebIdentity',
      context: { 'idp.trips.com:sub': 'ci' },
      resource: {
        arn: ROLE,
        account: home,
        policy: policy('trust', {
          Effect: 'Allow',
          Principal: { Federated: 'arn:aws:iam::111111111111:oidc-provider/idp.trips.com' },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: { StringEquals: { 'idp.trips.com:sub': 'ci' } },
        }),
      },
    },
    { ...allowed, layer: 'resource policy' },
    TRUST,
  ],
];

/** Pages stand under https://docs.aws.amazon.com/. */
test.each(rows)('%s', (_what, more, expected, page) => {
  const decision = engine.decide(request(more));
  expect({ ...decision, page }).toMatchObject({ ...expected, page });
  expect(decision.reason).toMatch(/\.$/);
});
