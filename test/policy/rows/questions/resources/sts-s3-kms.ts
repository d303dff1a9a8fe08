import { MEMBER, OTHER, policy, role, user } from '../../../support';
import {
  IAM,
  KEY,
  KMS,
  ROLE_ARN,
  S3,
  SESSION_TAGS,
  STS,
  at,
  bucket,
  by,
  home,
  key,
  none,
  root,
  service,
  theirs,
  trust,
  rowsOf,
  allows,
  denies,
  trusts,
} from '../forms';

/* What STS, S3 and KMS add. */

export const STS_S3_KMS_QUESTIONS = rowsOf([
  [
    SESSION_TAGS,
    'session tags take sts:TagSession too',
    {
      ...trust('sts:AssumeRole', trusts({ Principal: { AWS: MEMBER } })),
      context: { 'aws:RequestTag/team': 'a', 'aws:TagKeys': ['team'] },
    },
    'denied',
  ],
  [
    SESSION_TAGS,
    'and with it they are taken',
    {
      ...trust('sts:AssumeRole', trusts({ Principal: { AWS: MEMBER }, Action: ['sts:AssumeRole', 'sts:TagSession'] })),
      context: { 'aws:RequestTag/team': 'a', 'aws:TagKeys': ['team'] },
    },
    'allowed',
  ],
  [
    SESSION_TAGS,
    'and of the caller too',
    {
      principal: by({ Action: 'sts:AssumeRole' }),
      ...trust('sts:AssumeRole', trusts({ Principal: { AWS: MEMBER }, Action: ['sts:AssumeRole', 'sts:TagSession'] })),
      context: { 'aws:RequestTag/team': 'a', 'aws:TagKeys': ['team'] },
    },
    'denied',
  ],
  [
    IAM + 'id_credentials_temp_control-access_monitor.html',
    'a source identity takes sts:SetSourceIdentity',
    { ...trust('sts:AssumeRole', trusts({ Principal: { AWS: MEMBER } })), context: { 'sts:SourceIdentity': 'alice' } },
    'denied',
  ],
  [
    IAM + 'id_credentials_temp_control-access_monitor.html',
    'and with it is taken',
    {
      ...trust(
        'sts:AssumeRole',
        trusts({ Principal: { AWS: MEMBER }, Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'] }),
      ),
      context: { 'sts:SourceIdentity': 'alice' },
    },
    'allowed',
  ],
  [
    STS + 'API_GetFederationToken.html',
    'root makes a federated user',
    { principal: root, ...at('sts:GetFederationToken', `arn:aws:sts::${MEMBER}:federated-user/b`) },
    'allowed',
  ],
  [
    STS + 'API_DecodeAuthorizationMessage.html',
    'decoding takes an allow',
    { principal: role(none), ...at('sts:DecodeAuthorizationMessage', '*') },
    'denied',
  ],
  [
    STS + 'API_GetSessionToken.html',
    'a denial does not keep a user from a session token',
    {
      principal: user({ identityPolicies: [policy('d', denies({ Action: 'sts:*' }))] }),
      ...at('sts:GetSessionToken', '*'),
    },
    'allowed',
  ],
  [
    IAM + 'id_roles_providers_create_oidc.html',
    'another audience',
    {
      principal: {
        kind: 'federated',
        provider: `arn:aws:iam::${MEMBER}:oidc-provider/token.actions.githubusercontent.com`,
      },
      ...trust('sts:AssumeRoleWithWebIdentity', {
        Effect: 'Allow',
        Principal: { Federated: `arn:aws:iam::${MEMBER}:oidc-provider/token.actions.githubusercontent.com` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' } },
      }),
      context: { 'token.actions.githubusercontent.com:aud': 'other' },
    },
    'denied',
  ],
  [
    IAM + 'id_roles_update-role-trust-policy.html',
    'a service takes a role that trusts it',
    {
      principal: service('ec2.amazonaws.com'),
      ...trust('sts:AssumeRole', trusts({ Principal: { Service: 'ec2.amazonaws.com' } })),
    },
    'allowed',
  ],
  [
    IAM + 'confused-deputy.html',
    'a role that a service takes for another account',
    {
      principal: service('cloudtrail.amazonaws.com', theirs),
      ...trust(
        'sts:AssumeRole',
        trusts({
          Principal: { Service: 'cloudtrail.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': MEMBER } },
        }),
      ),
    },
    'denied',
  ],
  [
    IAM + 'id_roles_create-service-linked-role.html',
    'nobody takes a service-linked role',
    {
      action: 'sts:AssumeRole',
      resource: {
        arn: `arn:aws:iam::${MEMBER}:role/aws-service-role/config.amazonaws.com/x`,
        account: home,
        policy: policy('t', trusts({ Principal: { Service: 'config.amazonaws.com' } })),
      },
    },
    'denied',
  ],
  [
    IAM + 'id_roles_create-service-linked-role.html#edit-service-linked-role',
    'nobody gives a service-linked role a policy',
    at('iam:PutRolePolicy', `arn:aws:iam::${MEMBER}:role/aws-service-role/config.amazonaws.com/x`),
    'denied',
  ],
  [
    IAM + 'id_roles_create-service-linked-role.html',
    'nor deletes it as any role',
    at('iam:DeleteRole', `arn:aws:iam::${MEMBER}:role/aws-service-role/config.amazonaws.com/x`),
    'denied',
  ],
  [
    S3 + 'example-bucket-policies.html',
    'an upload without the header',
    {
      principal: role({ account: theirs }),
      action: 's3:PutObject',
      ...bucket(
        home,
        allows({
          Principal: { AWS: OTHER },
          Action: 's3:PutObject',
          Condition: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } },
        }),
      ),
    },
    'denied',
  ],
  [
    S3 + 'example-bucket-policies.html',
    'a denial of calls without TLS spares those with it',
    bucket(home, denies({ Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })),
    'allowed',
  ],
  [
    S3 + 'example-bucket-policies.html',
    'a denial of uploads without KMS catches those that say nothing',
    {
      action: 's3:PutObject',
      ...bucket(
        home,
        denies({ Principal: '*', Condition: { StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' } } }),
      ),
    },
    'denied',
  ],
  [
    S3 + 'example-bucket-policies.html',
    'a denial where the header is there and another',
    {
      action: 's3:PutObject',
      ...bucket(
        home,
        denies({
          Principal: '*',
          Condition: {
            StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' },
            Null: { 's3:x-amz-server-side-encryption': 'false' },
          },
        }),
      ),
    },
    'allowed',
  ],
  [
    S3 + 'amazon-s3-policy-keys.html',
    'a list without a prefix',
    {
      principal: by({ Action: 's3:ListBucket', Condition: { StringLike: { 's3:prefix': 'home/*' } } }),
      ...at('s3:ListBucket', 'arn:aws:s3:::trips-data'),
    },
    'denied',
  ],
  [
    S3 + 'amazon-s3-policy-keys.html',
    'a list of the prefix',
    {
      principal: by({ Action: 's3:ListBucket', Condition: { StringLike: { 's3:prefix': 'home/*' } } }),
      ...at('s3:ListBucket', 'arn:aws:s3:::trips-data'),
      context: { 's3:prefix': 'home/a' },
    },
    'allowed',
  ],
  [
    'AmazonS3/latest/API/API_PutBucketPolicy.html',
    'root is kept by a denial from objects',
    { principal: root, ...bucket(home, denies({ Principal: '*' })) },
    'denied',
  ],
  [
    KMS + 'conditions-kms.html',
    'an encryption context that is asked for',
    {
      principal: by({ Condition: { StringEquals: { 'kms:EncryptionContext:app': 'a' } } }),
      ...at('kms:Decrypt', KEY),
      context: { 'kms:EncryptionContext:app': 'a' },
    },
    'allowed',
  ],
  [
    KMS + 'conditions-kms.html',
    'another',
    {
      principal: by({ Condition: { StringEquals: { 'kms:EncryptionContext:app': 'a' } } }),
      ...at('kms:Decrypt', KEY),
      context: { 'kms:EncryptionContext:app': 'b' },
    },
    'denied',
  ],
  [
    KMS + 'key-policies.html',
    'a denial in a key policy catches whom IAM lets',
    key(allows({ Principal: { AWS: MEMBER } }), denies({ Principal: { AWS: ROLE_ARN } })),
    'denied',
  ],
  [
    KMS + 'key-policies.html',
    'a key for a service alone',
    key(allows({ Principal: { Service: 'logs.us-west-2.amazonaws.com' } })),
    'denied',
  ],
]);
