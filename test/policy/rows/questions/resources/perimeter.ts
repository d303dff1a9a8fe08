import { MEMBER, OTHER, account, policy, rcps, role } from '../../../support';
import {
  IAM,
  KEY,
  KMS,
  RCP,
  ROLE_ARN,
  S3,
  allows,
  anonymous,
  at,
  bucket,
  by,
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
} from '../forms';

/* KMS, S3, and resource control policies around them. */

const CONDITIONS = KMS + 'conditions-kms.html';
const perimeter = {
  StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-trips' },
  BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
};
const through = { 'kms:ViaService': 's3.us-west-2.amazonaws.com' };

export const PERIMETER_QUESTIONS = rowsOf([
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
