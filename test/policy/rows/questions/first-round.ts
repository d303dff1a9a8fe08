import { ADMINISTRATOR, MANAGEMENT, MEMBER, OTHER, account, policy, rcps, role, scps, user } from '../../support';
import {
  BOUNDARY,
  EVALUATION,
  GLOBAL,
  IAM,
  KMS,
  NOT_PRINCIPAL,
  OPERATORS,
  PRINCIPAL,
  RCP,
  ROLE_ARN,
  SCP,
  SESSION_ARN,
  SESSION_TAGS,
  SETS,
  STS,
  USER_ARN,
  allowedWhen,
  allows,
  anonymous,
  at,
  bucket,
  by,
  denies,
  deniedWhen,
  home,
  key,
  management,
  none,
  only,
  rcp,
  root,
  rowsOf,
  scp,
  service,
  theirs,
  trust,
  trusts,
} from './more/forms';

/* The questions of a first review of the engine, by their number there: of each that it answered wrongly, and of its neighbours. */

const POLICY_EVAL = IAM + 'reference_policies_evaluation-logic_policy-eval-denyallow.html';
const PUT_POLICY = 'AmazonS3/latest/API/API_PutBucketPolicy.html';
const justMe = { ArnEquals: { 'aws:PrincipalArn': ROLE_ARN } };
const forMe = bucket(home, allows({ Principal: '*', Action: 's3:GetObject', Condition: justMe }));
const ec2Only = { ...none, boundary: only('ec2:*') };
const locked = policy('locked', denies({ Principal: '*', Action: 's3:*' }));
const rootOfManagement = { kind: 'root', account: management } as const;
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

export const FIRST_ROUND = rowsOf([
  [
    POLICY_EVAL,
    'Q01: * by the role’s ARN is not limited by its boundary',
    { principal: role(ec2Only), ...forMe },
    'allowed',
  ],
  [
    POLICY_EVAL,
    'Q03: but by a denial of its own',
    { principal: role({ ...ec2Only, identityPolicies: [policy('d', denies({ Action: 's3:*' }))] }), ...forMe },
    'denied',
  ],
  [
    BOUNDARY,
    'Q05: nor is a user who is named',
    { principal: user(ec2Only), ...bucket(home, allows({ Principal: { AWS: USER_ARN } })) },
    'allowed',
  ],
  [
    BOUNDARY,
    'Q06: a denial to all but some spares nobody who has a boundary',
    {
      principal: role({ boundary: ADMINISTRATOR }),
      ...bucket(home, denies({ NotPrincipal: { AWS: [ROLE_ARN, SESSION_ARN, MEMBER] } })),
    },
    'denied',
  ],
  [
    PUT_POLICY,
    'Q08: root takes away a bucket’s policy that denies everybody',
    {
      principal: rootOfManagement,
      action: 's3:DeleteBucketPolicy',
      resource: { arn: 'arn:aws:s3:::trips-data', account: management, policy: locked },
    },
    'allowed',
  ],
  [
    PUT_POLICY,
    'Q09: and reads none of its objects',
    {
      principal: rootOfManagement,
      action: 's3:GetObject',
      resource: { arn: 'arn:aws:s3:::trips-data/x', account: management, policy: locked },
    },
    'denied',
  ],
  [
    IAM + 'id_credentials_temp_control-access_getsessiontoken.html',
    'Q12: a session token for oneself, whatever is denied',
    {
      principal: user({ identityPolicies: [policy('d', denies({ Action: 'sts:*' }))] }),
      ...at('sts:GetSessionToken', '*'),
    },
    'allowed',
  ],
  [
    STS + 'API_GetCallerIdentity.html',
    'Q13: who one is, under an SCP that denies everything',
    { principal: role({ account: scp({}) }), ...at('sts:GetCallerIdentity', '*', scp({})) },
    'allowed',
  ],
  [
    STS + 'API_AssumeRole.html',
    'Q14: root of another account that a role trusts',
    { principal: rootOfManagement, ...trust('sts:AssumeRole', trusts({ Principal: { AWS: MANAGEMENT } })) },
    'denied',
  ],
  [
    EVALUATION,
    'Q16: a session without sts goes no further',
    {
      principal: role({ sessionPolicies: [only('ec2:*')] }),
      ...trust('sts:AssumeRole', trusts({ Principal: { AWS: MEMBER } })),
    },
    'denied',
  ],
  [
    SESSION_TAGS,
    'Q18: sts:TagSession is the trust policy’s to allow',
    { ...trust('sts:TagSession', trusts({ Principal: { AWS: MEMBER } })), context: { 'aws:TagKeys': ['team'] } },
    'denied',
  ],
  [
    KMS + 'key-policies.html',
    'Q20: a key that names one role alone, and root',
    { principal: root, ...key(allows({ Principal: { AWS: ROLE_ARN } })) },
    'denied',
  ],
  [
    KMS + 'grants.html',
    'Q22: a grant for a service of AWS',
    {
      principal: role(none),
      ...key(
        allows({
          Principal: { AWS: ROLE_ARN },
          Action: 'kms:CreateGrant',
          Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
        }),
      ),
      action: 'kms:CreateGrant',
      context: { 'kms:GrantIsForAWSResource': 'true', 'kms:ViaService': 'ec2.us-west-2.amazonaws.com' },
    },
    'allowed',
  ],
  [
    KMS + 'conditions-kms.html',
    'Q24: everybody of the account through one service',
    {
      principal: role(none),
      ...key(
        allows({
          Principal: { AWS: '*' },
          Action: 'kms:Decrypt',
          Condition: { StringEquals: { 'kms:CallerAccount': MEMBER, 'kms:ViaService': 's3.us-west-2.amazonaws.com' } },
        }),
      ),
      context: { 'kms:ViaService': 's3.us-west-2.amazonaws.com' },
    },
    'allowed',
  ],
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
    GLOBAL + '#condition-keys-principalaccount',
    'Q52: nobody’s credentials are of the account “anonymous”',
    {
      principal: anonymous,
      ...bucket(
        home,
        allows({ Principal: '*', Condition: { StringEqualsIfExists: { 'aws:PrincipalAccount': MEMBER } } }),
      ),
    },
    'denied',
  ],
  [
    PRINCIPAL,
    'Q54: a denial to the account catches its administrators',
    bucket(home, denies({ Principal: { AWS: `arn:aws:iam::${MEMBER}:root` } })),
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
  [
    NOT_PRINCIPAL,
    'W12: a denial to all but the role and its account catches its sessions',
    bucket(home, denies({ NotPrincipal: { AWS: [ROLE_ARN, MEMBER] } })),
    'denied',
  ],
  [
    IAM + 'reference_identifiers.html#identifiers-unique-ids',
    'W15: a role by its unique id in an allow',
    {
      principal: role({ ...none, uniqueId: 'AROAEXAMPLEEXAMPLE001' }),
      ...bucket(home, allows({ Principal: { AWS: 'AROAEXAMPLEEXAMPLE001' } })),
    },
    'allowed',
  ],
  [
    IAM + 'reference_identifiers.html#identifiers-unique-ids',
    'W15: a user by its unique id in a denial',
    {
      principal: user({ uniqueId: 'AIDAEXAMPLEEXAMPLE001' }),
      ...bucket(home, denies({ Principal: { AWS: 'AIDAEXAMPLEEXAMPLE001' } })),
    },
    'denied',
  ],
  ...(['supportplans:GetSupportPlan', 'artifact:GetReport'] as const).map(
    (action) =>
      [
        SCP,
        `W13: ${action} is called in its own Region, wherever one is`,
        {
          principal: role({
            account: account({
              scps: scps(
                policy('regions', {
                  Effect: 'Deny',
                  NotAction: ['iam:*', 'sts:*'],
                  Resource: '*',
                  Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1'] } },
                }),
              ),
            }),
          }),
          region: 'eu-west-1',
          ...at(action, action.startsWith('artifact') ? 'arn:aws:artifact:::report/r-1:1' : '*'),
        },
        'denied',
      ] as const,
  ),
]);
