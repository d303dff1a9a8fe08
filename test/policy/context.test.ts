import { PolicyEngine } from '../../lib/policy';
import type { AccessRequest, Account, Conditions, RequestPrincipal } from '../../lib/policy';
import { CATALOGUE, MANAGEMENT, MEMBER, OBJECT, OTHER, account, allow, policy, request, role, user } from './support';

const engine = new PolicyEngine(CATALOGUE);
const PATH = 'o-trips/r-1/ou-engineering/';
const ROLE = `arn:aws:iam::${MEMBER}:role/app/reader`;
const root: RequestPrincipal = { kind: 'root', account: account() };
const service: RequestPrincipal = { kind: 'service', host: 'cloudtrail.amazonaws.com', onBehalfOf: account() };
const outside: Account = { id: OTHER, scps: [], rcps: [] };
const anonymous: RequestPrincipal = { kind: 'anonymous' };

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
  ['aws:MultiFactorAuthPresent', undefined, 'a role session', asRole],
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
