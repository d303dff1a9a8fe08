import { ADMINISTRATOR, MEMBER, OBJECT, OTHER, account, policy, rcps, role } from '../../../support';
import {
  ACTION,
  GLOBAL,
  IAM,
  KEY,
  KMS,
  RCP,
  RESOURCE,
  ROLE_ARN,
  S3,
  SETS,
  VARIABLES,
  allowedWhen,
  allows,
  anonymous,
  at,
  bucket,
  by,
  deniedWhen,
  denies,
  home,
  key,
  none,
  only,
  rcp,
  root,
  rowsOf,
  service,
  stranger,
  theirs,
  trust,
  trusts,
} from '../more/forms';

/* A security architect's questions: networks, keys of requests, KMS, S3 and resource control policies. */

const VIA = GLOBAL + '#condition-keys-viaawsservice';
const CALLED_VIA = GLOBAL + '#condition-keys-calledvia';
const SOURCE_IP = GLOBAL + '#condition-keys-sourceip';
const PATHS = GLOBAL + '#condition-keys-principalorgpaths';
const NULLS = IAM + 'reference_policies_elements_condition_operators.html#Conditions_Null';
const NOT_ACTION = IAM + 'reference_policies_elements_notaction.html';
const NOT_RESOURCE = IAM + 'reference_policies_elements_notresource.html';
const CONDITIONS = KMS + 'conditions-kms.html';
const perimeter = {
  StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-trips' },
  BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
};
const through = { 'kms:ViaService': 's3.us-west-2.amazonaws.com' };

export const ARCHITECT_RESOURCES = rowsOf([
  [
    SOURCE_IP,
    'an allow by address is not met through an endpoint',
    allowedWhen(
      { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
      { 'aws:SourceVpce': 'vpce-1', 'aws:VpcSourceIp': '203.0.113.9' },
    ),
    'denied',
  ],
  [
    SOURCE_IP,
    'a denial of other addresses with IfExists catches what has none',
    deniedWhen({ NotIpAddressIfExists: { 'aws:SourceIp': '203.0.113.0/24' } }, { 'aws:SourceVpce': 'vpce-1' }),
    'denied',
  ],
  [
    SOURCE_IP,
    'a denial of other addresses and other endpoints',
    deniedWhen(
      {
        NotIpAddressIfExists: { 'aws:SourceIp': '203.0.113.0/24' },
        StringNotEqualsIfExists: { 'aws:SourceVpce': 'vpce-1' },
      },
      { 'aws:SourceVpce': 'vpce-1' },
    ),
    'allowed',
  ],
  [
    VIA,
    'an allow for calls by services alone: a call of one’s own',
    allowedWhen({ Bool: { 'aws:ViaAWSService': 'true' } }),
    'denied',
  ],
  [
    VIA,
    'by a service',
    allowedWhen({ Bool: { 'aws:ViaAWSService': 'true' } }, { 'aws:ViaAWSService': 'true' }),
    'allowed',
  ],
  [
    CALLED_VIA,
    'a chain that any of the services is in',
    allowedWhen(
      { 'ForAnyValue:StringEquals': { 'aws:CalledVia': ['athena.amazonaws.com'] } },
      { 'aws:ViaAWSService': 'true', 'aws:CalledVia': ['cloudformation.amazonaws.com', 'athena.amazonaws.com'] },
    ),
    'allowed',
  ],
  [
    CALLED_VIA,
    'a direct call has no such chain',
    allowedWhen({ 'ForAnyValue:StringEquals': { 'aws:CalledVia': ['athena.amazonaws.com'] } }),
    'denied',
  ],
  [
    CALLED_VIA,
    'a denial of what is not called via one of them, for all values, spares direct calls not',
    deniedWhen({ 'ForAllValues:StringNotEquals': { 'aws:CalledVia': ['athena.amazonaws.com'] } }),
    'denied',
  ],
  [
    SETS,
    'an allow for all values is met without any',
    allowedWhen({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } }),
    'allowed',
  ],
  [
    SETS,
    'unless Null asks for some',
    allowedWhen({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] }, Null: { 'aws:TagKeys': 'false' } }),
    'denied',
  ],
  [
    SETS,
    'one tag too many',
    allowedWhen({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } }, { 'aws:TagKeys': ['team', 'cost'] }),
    'denied',
  ],
  [
    SETS,
    'a denial of any other tag without tags',
    deniedWhen({ 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': ['team'] } }),
    'allowed',
  ],
  [NULLS, 'a denial of what has no tag', deniedWhen({ Null: { 'aws:RequestTag/team': 'true' } }), 'denied'],
  [
    NULLS,
    'and with one',
    deniedWhen({ Null: { 'aws:RequestTag/team': 'true' } }, { 'aws:RequestTag/team': 'a' }),
    'allowed',
  ],
  [
    PATHS,
    'members of an OU and of those below it',
    allowedWhen({ 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-trips/r-1/ou-engineering/*' } }),
    'allowed',
  ],
  [
    PATHS,
    'those below it alone',
    allowedWhen({ 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-trips/r-1/ou-engineering/?*' } }),
    'denied',
  ],
  [
    PATHS,
    'the path without its last slash',
    allowedWhen({ 'ForAnyValue:StringEquals': { 'aws:PrincipalOrgPaths': 'o-trips/r-1/ou-engineering' } }),
    'denied',
  ],
  [
    VARIABLES,
    'a tag that the caller lacks fills in nothing',
    { principal: by({ Resource: 'arn:aws:s3:::trips-data/${aws:PrincipalTag/team}*' }), ...at('s3:GetObject', OBJECT) },
    'denied',
  ],
  [
    VARIABLES,
    'but for its default',
    {
      principal: by({ Resource: "arn:aws:s3:::trips-data/${aws:PrincipalTag/team, '2026'}*" }),
      ...at('s3:GetObject', OBJECT),
    },
    'allowed',
  ],
  [
    NOT_ACTION,
    'an allow of all but IAM allows Organizations too',
    {
      principal: role({ identityPolicies: [policy('p', { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' })] }),
      ...at('organizations:LeaveOrganization', '*'),
    },
    'allowed',
  ],
  [
    NOT_ACTION,
    'a denial of all but reading, beside an administrator',
    {
      principal: role({
        identityPolicies: [ADMINISTRATOR, policy('d', { Effect: 'Deny', NotAction: 's3:Get*', Resource: '*' })],
      }),
      ...at('s3:PutObject', OBJECT),
    },
    'denied',
  ],
  [
    NOT_RESOURCE,
    'a denial of all but one bucket’s objects catches the bucket',
    {
      principal: role({
        identityPolicies: [
          ADMINISTRATOR,
          policy('d', { Effect: 'Deny', Action: 's3:*', NotResource: 'arn:aws:s3:::trips-data/*' }),
        ],
      }),
      ...at('s3:ListBucket', 'arn:aws:s3:::trips-data'),
    },
    'denied',
  ],
  [
    NOT_RESOURCE,
    'and what names no resource',
    {
      principal: role({
        identityPolicies: [
          ADMINISTRATOR,
          policy('d', { Effect: 'Deny', Action: 'ec2:*', NotResource: 'arn:aws:ec2:*:*:instance/*' }),
        ],
      }),
      ...at('ec2:DescribeInstances', '*'),
    },
    'denied',
  ],
  [
    RESOURCE,
    'the bucket’s ARN covers no object',
    { principal: by({ Resource: 'arn:aws:s3:::trips-data' }), ...at('s3:GetObject', OBJECT) },
    'denied',
  ],
  [
    ACTION,
    'no wildcard reaches another service',
    {
      principal: by({ Action: 's3:*' }),
      ...at('s3-object-lambda:GetObject', `arn:aws:s3-object-lambda:us-west-2:${MEMBER}:accesspoint/x`),
    },
    'denied',
  ],
  // KMS
  [
    CONDITIONS,
    'a key for S3 alone: a call of one’s own',
    { ...key(allows({ Principal: { AWS: ROLE_ARN }, Condition: { StringEquals: through } })), principal: role(none) },
    'denied',
  ],
  [
    CONDITIONS,
    'by S3',
    {
      ...key(allows({ Principal: { AWS: ROLE_ARN }, Condition: { StringEquals: through } })),
      principal: role(none),
      context: { ...through, 'aws:ViaAWSService': 'true' },
    },
    'allowed',
  ],
  [
    CONDITIONS,
    'everybody of the account by S3, without policies of their own',
    {
      ...key(
        allows({ Principal: { AWS: '*' }, Condition: { StringEquals: { ...through, 'kms:CallerAccount': MEMBER } } }),
      ),
      principal: role(none),
      context: { ...through, 'aws:ViaAWSService': 'true' },
    },
    'allowed',
  ],
  [
    CONDITIONS,
    'by S3 for another account',
    {
      ...key(
        allows({ Principal: { AWS: '*' }, Condition: { StringEquals: { ...through, 'kms:CallerAccount': MEMBER } } }),
      ),
      principal: role({ account: theirs }),
      context: { ...through, 'aws:ViaAWSService': 'true' },
    },
    'denied',
  ],
  [
    KMS + 'grants.html',
    'grants for services of AWS alone: for oneself',
    {
      ...key(
        allows({
          Principal: { AWS: ROLE_ARN },
          Action: 'kms:CreateGrant',
          Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
        }),
      ),
      action: 'kms:CreateGrant',
      principal: role(none),
    },
    'denied',
  ],
  [
    KMS + 'key-policy-modifying-external-accounts.html',
    'another account needs its own allow',
    { ...key(allows({ Principal: { AWS: OTHER } })), principal: role({ account: theirs, ...none }) },
    'denied',
  ],
  [
    KMS + 'key-policies.html',
    'a key whose policy names nobody: an administrator',
    { ...key(allows({ Principal: { Service: 'sns.amazonaws.com' } })) },
    'denied',
  ],
  [
    KMS + 'alias-access.html',
    'a resource that is an alias in the policy of a role allows no use of the key',
    {
      principal: by({ Action: 'kms:Decrypt', Resource: `arn:aws:kms:us-west-2:${MEMBER}:alias/trips` }),
      ...at('kms:Decrypt', KEY),
    },
    'denied',
  ],
  // RCPs
  [
    RCP,
    'a perimeter: a stranger whom the bucket lets in',
    {
      principal: stranger,
      ...bucket(rcp({ Action: 's3:*', Resource: '*', Condition: perimeter }), allows({ Principal: '*' })),
    },
    'denied',
  ],
  [
    RCP,
    'a service',
    {
      principal: service(),
      ...bucket(
        rcp({ Action: 's3:*', Resource: '*', Condition: perimeter }),
        allows({ Principal: { Service: 'cloudtrail.amazonaws.com' } }),
      ),
    },
    'allowed',
  ],
  [
    RCP,
    'nobody’s credentials',
    {
      principal: anonymous,
      ...bucket(rcp({ Action: 's3:*', Resource: '*', Condition: perimeter }), allows({ Principal: '*' })),
    },
    'denied',
  ],
  [
    RCP,
    'the root user of the account under an RCP',
    {
      principal: { kind: 'root', account: rcp({ Action: 's3:*', Resource: '*' }) },
      ...bucket(rcp({ Action: 's3:*', Resource: '*' })),
    },
    'denied',
  ],
  [
    RCP,
    'no RCP of the caller’s account limits what it does elsewhere',
    {
      principal: role({ account: rcp({ Action: 's3:*', Resource: '*' }) }),
      ...bucket(theirs, allows({ Principal: { AWS: MEMBER } })),
    },
    'allowed',
  ],
  [
    RCP,
    'nor one about a service that has none',
    {
      principal: role({ account: rcp({ Action: 'ec2:*', Resource: '*' }) }),
      action: 'ec2:TerminateInstances',
      resource: {
        arn: `arn:aws:ec2:us-west-2:${MEMBER}:instance/i-1`,
        account: rcp({ Action: 'ec2:*', Resource: '*' }),
      },
    },
    'allowed',
  ],
  [
    RCP,
    'it denies a stranger’s taking of a role that trusts it',
    {
      principal: stranger,
      action: 'sts:AssumeRole',
      resource: {
        arn: `arn:aws:iam::${MEMBER}:role/x`,
        account: account({
          rcps: rcps(policy('r', denies({ Principal: '*', Action: 'sts:AssumeRole', Condition: perimeter }))),
        }),
        policy: policy('t', trusts({ Principal: { AWS: '333333333333' } })),
      },
    },
    'denied',
  ],
  // S3
  [
    S3 + 'access-points-policies.html',
    'an account without the bucket’s delegation',
    {
      principal: role({ identityPolicies: [only('s3:*')] }),
      action: 's3:GetObject',
      resource: {
        arn: `arn:aws:s3:us-west-2:${OTHER}:accesspoint/x/object/k`,
        account: theirs,
        policy: policy('p', allows({ Principal: { AWS: MEMBER } })),
        accessPoint: { networkOrigin: 'Internet', bucket: { arn: 'arn:aws:s3:::trips-data', account: theirs } },
      },
    },
    'denied',
  ],
  [
    'AmazonS3/latest/API/API_PutBucketPolicy.html',
    'root opens a bucket again that denies everybody',
    {
      principal: root,
      action: 's3:PutBucketPolicy',
      resource: { arn: 'arn:aws:s3:::trips-data', account: home, policy: policy('b', denies({ Principal: '*' })) },
    },
    'allowed',
  ],
  [
    S3 + 'example-bucket-policies.html',
    'a bucket that denies what is not TLS',
    {
      ...bucket(home, denies({ Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })),
      context: { 'aws:SecureTransport': 'false' },
    },
    'denied',
  ],
  [
    IAM + 'reference_policies_elements_principal.html',
    'a token’s holder takes a role by its provider alone',
    {
      principal: { kind: 'federated', provider: 'accounts.google.com' },
      ...trust('sts:AssumeRoleWithWebIdentity', {
        Effect: 'Allow',
        Principal: { Federated: 'cognito-identity.amazonaws.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
      }),
    },
    'denied',
  ],
]);
