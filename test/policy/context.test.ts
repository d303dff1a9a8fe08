import { isNeverSentBy, PolicyEngine } from '../../lib/policy';
import type { AccessRequest, Account, Conditions, RequestPrincipal } from '../../lib/policy';
import {
  ADMINISTRATOR,
  CATALOGUE,
  MANAGEMENT,
  MEMBER,
  OBJECT,
  OTHER,
  account,
  allow,
  policy,
  request,
  role,
  user,
} from './support';

const engine = new PolicyEngine(CATALOGUE);
const PATH = 'o-trips/r-1/ou-engineering/';
const ROLE = `arn:aws:iam::${MEMBER}:role/app/reader`;
const root: RequestPrincipal = { kind: 'root', account: account() };
const service: RequestPrincipal = { kind: 'service', host: 'cloudtrail.amazonaws.com', onBehalfOf: account() };
const outside: Account = { id: OTHER, scps: [], rcps: [] };
const anonymous: RequestPrincipal = { kind: 'anonymous' };
const token: RequestPrincipal = { kind: 'federated', provider: 'accounts.google.com' };
const bob = user({ identityPolicies: [], federation: { name: 'bob', sessionPolicies: [ADMINISTRATOR] } });

/** What a key holds, asked through a bucket policy that allows only that value; undefined asks for absence. */
function holds(key: string, value: string | undefined, more: Partial<AccessRequest>): boolean {
  const Condition: Conditions =
    value === undefined ? { Null: { [key]: 'true' } } : { 'ForAnyValue:StringEquals': { [key]: value } };
  const asked = request(more);
  const probe = policy('probe', allow({ Principal: '*', Condition }));
  const decision = engine.decide({ ...asked, resource: { ...asked.resource, policy: probe } });
  return decision.decision === 'allowed' && decision.layer === 'resource policy';
}

const asRole = { principal: role({ identityPolicies: [] }) };
const asUser = { principal: user({ identityPolicies: [] }) };

/** Keys and when AWS sets them: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
test.each<[key: string, value: string | undefined, who: string, request: Partial<AccessRequest>]>([
  ['aws:PrincipalArn', ROLE, 'a role session', asRole],
  ['aws:PrincipalArn', undefined, 'a service', { principal: service }],
  ['aws:PrincipalAccount', MEMBER, 'a role session', asRole],
  ['aws:PrincipalOrgID', 'o-trips', 'a role session', asRole],
  ['aws:PrincipalOrgID', undefined, 'a service', { principal: service }],
  ['aws:PrincipalOrgPaths', PATH, 'a role session', asRole],
  ['aws:PrincipalOrgMasterAccountId', MANAGEMENT, 'a role session', asRole],
  ['aws:PrincipalIsAWSService', 'false', 'a role session', asRole],
  ['aws:PrincipalIsAWSService', 'true', 'a service', { principal: service }],
  ['aws:PrincipalIsAWSService', undefined, 'an anonymous caller', { principal: anonymous }],
  ['aws:PrincipalServiceName', 'cloudtrail.amazonaws.com', 'a service', { principal: service }],
  ['aws:PrincipalServiceName', undefined, 'a role session', asRole],
  ['aws:PrincipalType', 'AssumedRole', 'a role session', asRole],
  ['aws:PrincipalType', 'User', 'a user', asUser],
  ['aws:PrincipalType', 'Anonymous', 'an anonymous caller', { principal: anonymous }],
  [
    'aws:PrincipalTag/Team',
    'growth',
    'a tagged role',
    { principal: role({ identityPolicies: [], tags: { team: 'growth' } }) },
  ],
  ['aws:PrincipalTag/Team', undefined, 'an untagged role', asRole],
  ['aws:username', 'alice', 'a user', asUser],
  ['aws:username', undefined, 'a role session', asRole],
  [
    'aws:userid',
    'AROA1:me',
    'a role session',
    { principal: role({ identityPolicies: [], uniqueId: 'AROA1', sessionName: 'me' }) },
  ],
  ['aws:SourceAccount', MEMBER, 'a service', { principal: service }],
  ['aws:SourceOrgID', 'o-trips', 'a service', { principal: service }],
  ['aws:SourceOrgPaths', PATH, 'a service', { principal: service }],
  ['aws:SourceAccount', undefined, 'a role session', asRole],
  ['aws:ResourceAccount', MEMBER, 'a role session', asRole],
  ['aws:ResourceOrgID', 'o-trips', 'a role session', asRole],
  ['aws:ResourceOrgPaths', PATH, 'a role session', asRole],
  [
    'aws:ResourceOrgID',
    undefined,
    'an anonymous caller at a stranger’s',
    { principal: anonymous, resource: { arn: OBJECT, account: outside } },
  ],
  [
    'aws:ResourceTag/Team',
    'growth',
    'a tagged resource',
    { ...asRole, resource: { arn: OBJECT, account: account(), tags: { Team: 'growth' } } },
  ],
  [
    's3:ResourceTag/Team',
    'growth',
    'a tagged resource',
    { ...asRole, resource: { arn: OBJECT, account: account(), tags: { Team: 'growth' } } },
  ],
  ['aws:SecureTransport', 'true', 'a role session', asRole],
  ['aws:SecureTransport', 'false', 'one who says so', { ...asRole, context: { 'AWS:securetransport': 'false' } }],
  ['aws:ViaAWSService', 'false', 'a role session', asRole],
  ['aws:MultiFactorAuthPresent', undefined, 'a user with access keys', asUser],
  ['aws:TokenIssueTime', undefined, 'a user with access keys', asUser],
  ['aws:PrincipalAccount', 'anonymous', 'an anonymous caller', { principal: anonymous }],
  ['aws:userid', 'anonymous', 'an anonymous caller', { principal: anonymous }],
  ['aws:PrincipalOrgID', undefined, 'an anonymous caller', { principal: anonymous }],
  ['aws:PrincipalArn', undefined, 'an anonymous caller', { principal: anonymous }],
  ['aws:MultiFactorAuthPresent', undefined, 'an anonymous caller', { principal: anonymous }],
  ['aws:PrincipalIsAWSService', undefined, 'one who holds a token only', { principal: token }],
  ['aws:PrincipalType', 'FederatedUser', 'a federated user', { principal: bob }],
  ['aws:PrincipalArn', `arn:aws:sts::${MEMBER}:federated-user/bob`, 'a federated user', { principal: bob }],
  ['aws:userid', `${MEMBER}:bob`, 'a federated user', { principal: bob }],
  ['aws:username', undefined, 'a federated user', { principal: bob }],
  ['aws:userid', 'AIDA1', 'a user', { principal: user({ identityPolicies: [], uniqueId: 'AIDA1' }) }],
  ['kms:CallerAccount', MEMBER, 'a role session', asRole],
  ['kms:CallerAccount', undefined, 'an anonymous caller', { principal: anonymous }],
  ['kms:ViaService', undefined, 'a call that no service makes', asRole],
  [
    'kms:ViaService',
    's3.us-west-2.amazonaws.com',
    'one that a service makes',
    { ...asRole, context: { 'aws:ViaAWSService': 'true', 'kms:ViaService': 's3.us-west-2.amazonaws.com' } },
  ],
  ['aws:FederatedProvider', undefined, 'a user', asUser],
  ['ec2:SourceInstanceARN', undefined, 'a user', asUser],
  ['aws:SourceIdentity', undefined, 'a user', asUser],
  [
    'aws:MultiFactorAuthPresent',
    'true',
    'one who says so',
    { ...asRole, context: { 'aws:MultiFactorAuthPresent': 'true' } },
  ],
  ['aws:AssumedRoot', undefined, 'a role session', asRole],
  [
    'aws:RequestedRegion',
    'eu-west-1',
    'a call on a regional resource',
    {
      ...asRole,
      action: 'ec2:RunInstances',
      resource: { arn: `arn:aws:ec2:eu-west-1:${MEMBER}:instance/i-1`, account: account() },
      region: 'us-west-2',
    },
  ],
  ['aws:RequestedRegion', 'us-west-2', 'a call in the default Region', { ...asRole, region: 'us-west-2' }],
  [
    'aws:RequestedRegion',
    'us-east-1',
    'a call to a global service',
    { ...asRole, action: 'iam:ListRoles', region: 'us-west-2' },
  ],
  ['aws:CurrentTime', '2026-11-22T00:00:00.000Z', 'any time', { ...asRole, time: new Date('2026-11-22T00:00:00Z') }],
  ['aws:EpochTime', '1795305600', 'any time', { ...asRole, time: new Date('2026-11-22T00:00:00Z') }],
])('%s is %s for %s', (key, value, _who, more) => {
  expect(holds(key, value, more)).toBe(true);
  expect(holds(key, 'something else', more)).toBe(false);
});

/** Keys that AWS sets to what nobody can tell beforehand: the page says for whom. */
test.each<[key: string, who: string, principal: RequestPrincipal]>([
  ['aws:TokenIssueTime', 'a role session', role({ identityPolicies: [] })],
  ['aws:TokenIssueTime', 'a federated user', bob],
  ['aws:MultiFactorAuthPresent', 'a role session', role({ identityPolicies: [] })],
  ['aws:MultiFactorAuthPresent', 'a federated user', bob],
  ['aws:UserAgent', 'a role session', role({ identityPolicies: [] })],
  ['aws:RequestedRegion', 'a call of which no Region is told', role({ identityPolicies: [] })],
  ['aws:userid', 'a role whose id is not told', role({ identityPolicies: [] })],
  ['aws:PrincipalAccount', 'a service', service],
  ['aws:PrincipalType', 'one who holds a token only', token],
  [
    'aws:PrincipalOrgPaths',
    'an account whose place is not told',
    role({ identityPolicies: [], account: { id: MEMBER, organization: account().organization, scps: [], rcps: [] } }),
  ],
])('%s is there for %s, and what it holds is not known', (key, _who, principal) => {
  expect(holds(key, undefined, { principal })).toBe(false);
  const asked = (Condition: Conditions): string =>
    engine.decide(
      request({
        principal,
        resource: { arn: OBJECT, account: account(), policy: policy('probe', allow({ Principal: '*', Condition })) },
      }),
    ).decision;
  expect(asked({ Null: { [key]: 'false' } })).toBe('allowed');
  expect(asked({ StringLike: { [key]: 'x' } })).toBe('depends');
  expect(asked({ StringNotLikeIfExists: { [key]: 'x' } })).toBe('depends');
});

test.each(['role', 'user', 'anonymous', 'service'] as const)(
  'a question about all actions knows no more of %s',
  (kind) => {
    const principal = { role: role(), user: user(), anonymous, service }[kind];
    const probe = (key: string): string => {
      const resource = {
        arn: OBJECT,
        account: account(),
        policy: policy('p', allow({ Principal: '*', Condition: { Null: { [key]: 'true' } } })),
      };
      const verdicts = engine.decideActions({
        principal: 'identityPolicies' in principal ? { ...principal, identityPolicies: [] } : principal,
        resource,
      });
      return verdicts.allowed.has('s3:GetObject')
        ? 'absent'
        : verdicts.denied.has('s3:GetObject')
          ? 'present'
          : 'unknown';
    };
    expect([probe('aws:TokenIssueTime'), probe('aws:CurrentTime'), probe('aws:SourceVpc')]).toEqual([
      { role: 'present', user: 'unknown', anonymous: 'absent', service: 'unknown' }[kind],
      'present',
      'unknown',
    ]);
  },
);

test('root has its account’s ARN', () => {
  const probe = policy('probe', {
    ...allow({ Principal: '*' }),
    Effect: 'Deny',
    Condition: {
      StringNotEquals: {
        'aws:PrincipalArn': `arn:aws:iam::${MEMBER}:root`,
        'aws:PrincipalType': 'Account',
        'aws:userid': MEMBER,
      },
    },
  });
  expect(
    engine.decide(request({ principal: root, resource: { arn: OBJECT, account: account(), policy: probe } })).decision,
  ).toBe('allowed');
});

test('account ids may be symbols', () => {
  const symbolic = account({ id: 'engineering-dev' });
  const principal = role({
    account: symbolic,
    identityPolicies: [
      policy('p', allow({ Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::engineering-dev:role/app/*' } } })),
    ],
  });
  expect(engine.decide(request({ principal })).decision).toBe('allowed');
});

test.each<[key: string, isNeverSent: boolean, who: string, principal: RequestPrincipal]>([
  ['aws:AssumedRoot', false, 'a root user, who may be a session', root],
  ['aws:AssumedRoot', true, 'a role session', asRole.principal],
  ['aws:PrincipalTag/team', true, 'a root user', root],
  ['aws:PrincipalTag/team', false, 'a user', asUser.principal],
  ['aws:SourceAccount', true, 'a role session', asRole.principal],
  ['AWS:SourceAccount', false, 'a service', service],
  ['aws:ResourceAccount', false, 'a role session', asRole.principal],
])('%s is never sent (%s) by %s', (key, isNeverSent, _who, principal) => {
  expect(isNeverSentBy(principal, key)).toBe(isNeverSent);
});
