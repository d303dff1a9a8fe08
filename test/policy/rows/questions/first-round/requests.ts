import { ADMINISTRATOR, MEMBER, OTHER, account, policy, rcps, role, scps, user } from '../../../support';
import {
  GLOBAL,
  IAM,
  OPERATORS,
  RCP,
  SCP,
  SETS,
  allowedWhen,
  allows,
  at,
  bucket,
  by,
  denies,
  deniedWhen,
  home,
  management,
  none,
  rcp,
  rowsOf,
  scp,
  service,
  theirs,
  trusts,
} from '../forms';

/* The same review: organization policies, and what a request says. */

const LINKED = `arn:aws:iam::${MEMBER}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`;
const shut = account({
  scps: scps(policy('x', denies({}))),
  rcps: rcps(policy('y', denies({ Principal: '*', Action: 's3:*' }))),
});
const plain = rcp({ Action: 's3:*', Resource: '*', Condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } } });
const noKms = rcp({ Action: 'kms:*', Resource: '*' });
const KEY = `arn:aws:kms:us-west-2:${MEMBER}:key/1`;
const listing = (Condition: object, context: Record<string, string>) => ({
  principal: by({ Action: 's3:ListBucket', Condition: Condition as never }),
  context,
  ...at('s3:ListBucket', 'arn:aws:s3:::trips-data'),
});
const INSTANCE = `arn:aws:ec2:us-west-2:${MEMBER}:instance/i-1`;

export const FIRST_REQUESTS = rowsOf([
  [
    GLOBAL + '#condition-keys-principalorgpaths',
    'Q26: an account that stands directly in the OU',
    {
      principal: role(none),
      ...bucket(
        home,
        allows({
          Principal: '*',
          Condition: { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': ['o-trips/r-1/ou-engineering/*'] } },
        }),
      ),
    },
    'allowed',
  ],
  [
    RCP,
    'Q28: an RCP for members alone catches services',
    {
      principal: service(),
      ...bucket(
        rcp({
          Action: 's3:*',
          Resource: '*',
          Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-trips' } },
        }),
        allows({ Principal: { Service: 'cloudtrail.amazonaws.com' } }),
      ),
      action: 's3:PutObject',
    },
    'denied',
  ],
  [
    SCP,
    'Q30: SCPs of the owner’s account are for its own callers',
    {
      principal: role({ account: { ...theirs, scps: [], rcps: [] } }),
      ...bucket(scp({}), allows({ Principal: { AWS: OTHER } })),
    },
    'allowed',
  ],
  [
    SCP,
    'Q32: a service-linked role is beyond SCP and RCP, not beyond a bucket’s policy',
    { principal: role({ arn: LINKED, account: shut }), ...bucket(shut, denies({ Principal: '*', Action: 's3:*' })) },
    'denied',
  ],
  [
    SCP,
    'Q34: a level of SCPs that allows all but the bucket',
    {
      principal: role({
        account: account({
          scps: [
            {
              attachedTo: 'root',
              policies: [policy('c', { Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::trips-data/*' })],
            },
          ],
        }),
      }),
    },
    'denied',
  ],
  [
    SETS,
    'Q36: a denial for all values without any',
    {
      ...deniedWhen({ 'ForAllValues:StringNotEquals': { 'aws:TagKeys': ['cost-center'] } }),
      ...at('ec2:RunInstances', INSTANCE),
    },
    'denied',
  ],
  [
    OPERATORS,
    'Q39: 10 is 10.0',
    listing({ NumericLessThanEquals: { 's3:max-keys': '10.0' } }, { 's3:max-keys': '10' }),
    'allowed',
  ],
  [
    OPERATORS,
    'Q41: a wildcard in an ARN stays in its part',
    allowedWhen({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:*:role/app/reader' } }),
    'denied',
  ],
  [
    GLOBAL + '#condition-keys-tokenissuetime',
    'Q43: a role’s session has the time of its token',
    { ...deniedWhen({ Null: { 'aws:TokenIssueTime': 'true' } }), ...at('ec2:DescribeInstances', '*') },
    'allowed',
  ],
  [
    GLOBAL + '#condition-keys-multifactorauthpresent',
    'Q45: long-term keys say nothing of MFA',
    {
      principal: user({
        identityPolicies: [
          ADMINISTRATOR,
          policy('d', denies({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } })),
        ],
      }),
      ...at('ec2:DescribeInstances', '*'),
    },
    'allowed',
  ],
  [
    IAM + 'reference_policies_examples_aws_deny-ip.html',
    'Q47: CloudFormation calls for the caller, from its own address',
    {
      ...deniedWhen(
        { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' }, Bool: { 'aws:ViaAWSService': 'false' } },
        {
          'aws:ViaAWSService': 'true',
          'aws:CalledVia': ['cloudformation.amazonaws.com'],
          'aws:SourceIp': '198.51.100.3',
        },
      ),
      ...at('ec2:RunInstances', INSTANCE),
    },
    'allowed',
  ],
  [
    IAM + 'reference_policies_variables.html#policy-vars-wheretouse',
    'Q49: no variable is filled in where an ARN has its account',
    {
      principal: by({ Action: 'iam:GetRole', Resource: 'arn:aws:iam::${aws:PrincipalAccount}:role/app/*' }),
      ...at('iam:GetRole', `arn:aws:iam::${MEMBER}:role/app/x`),
    },
    'denied',
  ],
  [
    IAM + 'reference_policies_variables.html',
    'Q51: a denial by a tag that the caller lacks',
    deniedWhen(
      { StringNotEquals: { 's3:ExistingObjectTag/Team': '${aws:PrincipalTag/Team}' } },
      { 's3:ExistingObjectTag/Team': 'red' },
    ),
    'denied',
  ],
  [
    RCP,
    'Q56: no RCP keeps a grant from being retired',
    { principal: role({ account: noKms }), action: 'kms:RetireGrant', resource: { arn: KEY, account: noKms } },
    'allowed',
  ],
  [
    OPERATORS,
    'Q58: an empty prefix is a value',
    listing({ StringLike: { 's3:prefix': ['', 'home/'] } }, { 's3:prefix': '' }),
    'allowed',
  ],
  [
    RCP,
    'Q59: no RCP is about listing all buckets',
    {
      principal: role({ account: plain }),
      ...at('s3:ListAllMyBuckets', '*', plain),
      context: { 'aws:SecureTransport': 'false' },
    },
    'allowed',
  ],
  [
    RCP,
    'Q60: no RCP keeps AWS Config from its service-linked role',
    {
      principal: service('config.amazonaws.com'),
      action: 'sts:AssumeRole',
      resource: {
        arn: LINKED,
        account: rcp({ Action: 'sts:AssumeRole', Resource: '*' }),
        policy: policy('t', trusts({ Principal: { Service: 'config.amazonaws.com' } })),
      },
    },
    'allowed',
  ],
  [
    IAM + 'id_root-user-privileged-task.html',
    'Q61: the management account takes the root of a member for a task',
    {
      principal: role({
        account: management,
        identityPolicies: [policy('p', allows({ Action: 'sts:AssumeRoot', Resource: 'arn:aws:iam::*:root' }))],
      }),
      ...at('sts:AssumeRoot', `arn:aws:iam::${MEMBER}:root`),
      context: { 'sts:TaskPolicyArn': 'arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy' },
    },
    'allowed',
  ],
]);
