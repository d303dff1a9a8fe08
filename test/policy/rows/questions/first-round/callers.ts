import { ADMINISTRATOR, MANAGEMENT, MEMBER, account, policy, role, scps, user } from '../../../support';
import {
  BOUNDARY,
  EVALUATION,
  GLOBAL,
  IAM,
  KMS,
  NOT_PRINCIPAL,
  PRINCIPAL,
  ROLE_ARN,
  SCP,
  SESSION_ARN,
  SESSION_TAGS,
  STS,
  USER_ARN,
  allows,
  anonymous,
  at,
  bucket,
  denies,
  home,
  key,
  management,
  none,
  only,
  root,
  rowsOf,
  scp,
  trust,
  trusts,
} from '../forms';

/* A first review of the engine, by the number of its questions: whom policies mean, sessions and keys. Each that was answered wrongly, and its neighbours. */

const POLICY_EVAL = IAM + 'reference_policies_evaluation-logic_policy-eval-denyallow.html';
const PUT_POLICY = 'AmazonS3/latest/API/API_PutBucketPolicy.html';
const justMe = { ArnEquals: { 'aws:PrincipalArn': ROLE_ARN } };
const forMe = bucket(home, allows({ Principal: '*', Action: 's3:GetObject', Condition: justMe }));
const ec2Only = { ...none, boundary: only('ec2:*') };
const locked = policy('locked', denies({ Principal: '*', Action: 's3:*' }));
const rootOfManagement = { kind: 'root', account: management } as const;

export const FIRST_CALLERS = rowsOf([
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
