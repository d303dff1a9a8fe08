import type { AccessRequest, Account, RequestPrincipal } from '../../../lib/policy';
import { ADMINISTRATOR, MANAGEMENT, MEMBER, OBJECT, OTHER, account, role, user } from '../support';

/* Which condition keys AWS sends, and what they hold. */

export const PATH = 'o-trips/r-1/ou-engineering/';
export const ROLE = `arn:aws:iam::${MEMBER}:role/app/reader`;
export const root: RequestPrincipal = { kind: 'root', account: account() };
export const service: RequestPrincipal = { kind: 'service', host: 'cloudtrail.amazonaws.com', onBehalfOf: account() };
export const outside: Account = { id: OTHER, scps: [], rcps: [] };
export const anonymous: RequestPrincipal = { kind: 'anonymous' };
export const token: RequestPrincipal = { kind: 'federated', provider: 'accounts.google.com' };
export const bob = user({ identityPolicies: [], federation: { name: 'bob', sessionPolicies: [ADMINISTRATOR] } });

export const asRole = { principal: role({ identityPolicies: [] }) };
export const asUser = { principal: user({ identityPolicies: [] }) };

/** Keys and when AWS sets them: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
export type KeyRow = readonly [
  key: string,
  /** Undefined for a key that AWS does not send. */
  value: string | undefined,
  who: string,
  request: Partial<AccessRequest>,
];

export const KEY_ROWS: readonly KeyRow[] = [
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
  [
    'aws:RequestedRegion',
    'us-east-1',
    'a call to a global service on what another Region’s ARN names',
    {
      ...asRole,
      action: 'artifact:GetReport',
      resource: { arn: 'arn:aws:artifact:us-west-2::report/report-1:1', account: account() },
    },
  ],
  ['aws:CurrentTime', '2026-11-22T00:00:00.000Z', 'any time', { ...asRole, time: new Date('2026-11-22T00:00:00Z') }],
  ['aws:EpochTime', '1795305600', 'any time', { ...asRole, time: new Date('2026-11-22T00:00:00Z') }],
];

/** Keys that AWS sets to what nobody can tell beforehand: the page says for whom. */
export type PresentRow = readonly [key: string, who: string, principal: RequestPrincipal];

export const PRESENT_ROWS: readonly PresentRow[] = [
  ['aws:TokenIssueTime', 'a role session', role({ identityPolicies: [] })],
  ['aws:TokenIssueTime', 'a federated user', bob],
  ['aws:MultiFactorAuthPresent', 'a role session', role({ identityPolicies: [] })],
  ['aws:MultiFactorAuthPresent', 'a federated user', bob],
  ['aws:UserAgent', 'a role session', role({ identityPolicies: [] })],
  ['aws:RequestedRegion', 'a call of which no Region is told', role({ identityPolicies: [] })],
  ['aws:userid', 'a role whose id is not told', role({ identityPolicies: [] })],
  ['aws:PrincipalAccount', 'a service', service],
  ['aws:PrincipalType', 'one who holds a token only', token],
  ['aws:PrincipalServiceNamesList', 'a service, of whose names only one is told', service],
  [
    'aws:PrincipalOrgPaths',
    'an account whose place is not told',
    role({ identityPolicies: [], account: { id: MEMBER, organization: account().organization, scps: [], rcps: [] } }),
  ],
];
