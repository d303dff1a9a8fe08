import { ADMINISTRATOR, MEMBER, OBJECT, policy, role } from '../../../support';
import { ACTION, GLOBAL, IAM, RESOURCE, SETS, VARIABLES, allowedWhen, at, by, deniedWhen, rowsOf } from '../forms';

/* Networks, keys of requests, and what statements leave out. */

const VIA = GLOBAL + '#condition-keys-viaawsservice';
const CALLED_VIA = GLOBAL + '#condition-keys-calledvia';
const SOURCE_IP = GLOBAL + '#condition-keys-sourceip';
const PATHS = GLOBAL + '#condition-keys-principalorgpaths';
const NULLS = IAM + 'reference_policies_elements_condition_operators.html#Conditions_Null';
const NOT_ACTION = IAM + 'reference_policies_elements_notaction.html';
const NOT_RESOURCE = IAM + 'reference_policies_elements_notresource.html';

export const NETWORK_QUESTIONS = rowsOf([
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
]);
