import { ADMINISTRATOR, MEMBER, OBJECT, OTHER, deny, policy, role } from '../../../support';
import type { Row } from '../../../evaluation-rows';
import {
  IAM,
  KEY,
  KMS,
  S3,
  allows,
  at,
  bucket,
  by,
  denies,
  home,
  key,
  none,
  rowsOf,
  service,
  theirs,
  type AskedOfPage,
} from '../forms';

/* Once again, by a sceptic: what services ask of a call. */

const ADMIN = { principal: role() };
const unless = (
  action: string,
  Condition: object,
  context: Record<string, string | readonly string[]>,
  arn: string,
) => ({
  ...at(action, arn),
  principal: role({
    identityPolicies: [ADMINISTRATOR, policy('d', deny({ Action: action, Condition: Condition as never }))],
  }),
  context: context as Record<string, string>,
});
const ROLE_X = `arn:aws:iam::${MEMBER}:role/app/x`;
const BOUND = `arn:aws:iam::${MEMBER}:policy/boundary`;
const QUEUE = `arn:aws:sqs:us-west-2:${MEMBER}:trips`;
const TOPIC = `arn:aws:sns:us-west-2:${MEMBER}:trips`;
const queue = (...s: Parameters<typeof bucket>[1][]) => ({
  action: 'sqs:SendMessage',
  resource: { arn: QUEUE, account: home, policy: policy('queue', ...s) },
});
const topic = (...s: Parameters<typeof bucket>[1][]) => ({
  action: 'sns:Subscribe',
  resource: { arn: TOPIC, account: home, policy: policy('topic', ...s) },
});

const QUESTIONS: readonly AskedOfPage[] = [
  // KMS
  [
    `${KMS}conditions-kms.html`,
    'everybody of the account, by the key’s own key: a role that may nothing',
    {
      principal: role({ ...none }),
      ...key(allows({ Principal: '*', Condition: { StringEquals: { 'kms:CallerAccount': MEMBER } } })),
    },
    'allowed',
  ],
  [
    `${KMS}conditions-kms.html`,
    'everybody of the account: another account',
    {
      principal: role({ account: theirs }),
      ...key(allows({ Principal: '*', Condition: { StringEquals: { 'kms:CallerAccount': MEMBER } } })),
    },
    'denied',
  ],
  [
    `${KMS}conditions-kms.html`,
    'a key by way of S3 of the account: directly',
    {
      principal: role({ ...none }),
      ...key(
        allows({
          Principal: '*',
          Condition: { StringEquals: { 'kms:CallerAccount': MEMBER, 'kms:ViaService': 's3.us-west-2.amazonaws.com' } },
        }),
      ),
    },
    'denied',
  ],
  [
    `${KMS}conditions-kms.html`,
    'a key by way of S3 of the account',
    {
      principal: role({ ...none }),
      ...key(
        allows({
          Principal: '*',
          Condition: { StringEquals: { 'kms:CallerAccount': MEMBER, 'kms:ViaService': 's3.us-west-2.amazonaws.com' } },
        }),
      ),
      context: { 'aws:ViaAWSService': 'true', 'kms:ViaService': 's3.us-west-2.amazonaws.com' },
    },
    'allowed',
  ],
  [
    `${KMS}conditions-kms.html`,
    'a key by way of S3 in another Region',
    {
      principal: role({ ...none }),
      ...key(
        allows({
          Principal: '*',
          Condition: { StringEquals: { 'kms:CallerAccount': MEMBER, 'kms:ViaService': 's3.us-west-2.amazonaws.com' } },
        }),
      ),
      context: { 'aws:ViaAWSService': 'true', 'kms:ViaService': 's3.eu-west-1.amazonaws.com' },
    },
    'denied',
  ],
  [
    `${KMS}conditions-kms.html`,
    'a grant that is for no service',
    {
      ...ADMIN,
      action: 'kms:CreateGrant',
      resource: {
        arn: KEY,
        account: home,
        policy: policy(
          'key',
          allows({ Principal: { AWS: MEMBER } }),
          denies({
            Principal: '*',
            Action: 'kms:CreateGrant',
            Condition: { Bool: { 'kms:GrantIsForAWSResource': 'false' } },
          }),
        ),
      },
      context: { 'kms:GrantIsForAWSResource': 'false' },
    },
    'denied',
  ],
  [
    `${KMS}conditions-kms.html`,
    'the names of an encryption context have case',
    {
      ...ADMIN,
      ...key(
        allows({
          Principal: { AWS: MEMBER },
          Condition: { 'ForAnyValue:StringEquals': { 'kms:EncryptionContextKeys': 'App' } },
        }),
      ),
      context: { 'kms:EncryptionContextKeys': ['app'] },
    },
    'denied',
  ],
  // Queues and topics
  [
    'AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html',
    'a queue takes what a topic sends',
    {
      principal: service('sns.amazonaws.com', home),
      ...queue(
        allows({
          Principal: { Service: 'sns.amazonaws.com' },
          Action: 'sqs:SendMessage',
          Condition: { ArnEquals: { 'aws:SourceArn': TOPIC } },
        }),
      ),
      context: { 'aws:SourceArn': TOPIC },
    },
    'allowed',
  ],
  [
    'AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html',
    'and not what another sends',
    {
      principal: service('sns.amazonaws.com', theirs),
      ...queue(
        allows({
          Principal: { Service: 'sns.amazonaws.com' },
          Action: 'sqs:SendMessage',
          Condition: { ArnEquals: { 'aws:SourceArn': TOPIC } },
        }),
      ),
      context: { 'aws:SourceArn': TOPIC.replace(MEMBER, OTHER) },
    },
    'denied',
  ],
  [
    'AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html',
    'a queue that everybody sends to over TLS alone: without',
    {
      principal: role({ account: theirs }),
      ...queue(
        allows({ Principal: '*' }),
        denies({ Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      ),
      context: { 'aws:SecureTransport': 'false' },
    },
    'denied',
  ],
  [
    'sns/latest/dg/sns-access-policy-use-cases.html',
    'a topic tells addresses of the company alone: one',
    {
      principal: role({ account: theirs }),
      ...topic(allows({ Principal: { AWS: OTHER }, Condition: { StringLike: { 'sns:Endpoint': '*@trips.com' } } })),
      context: { 'sns:Endpoint': 'ops@trips.com' },
    },
    'allowed',
  ],
  [
    'sns/latest/dg/sns-access-policy-use-cases.html',
    'a topic tells addresses of the company alone: another',
    {
      principal: role({ account: theirs }),
      ...topic(allows({ Principal: { AWS: OTHER }, Condition: { StringLike: { 'sns:Endpoint': '*@trips.com' } } })),
      context: { 'sns:Endpoint': 'ops@trips.com.example' },
    },
    'denied',
  ],
  // Buckets
  [
    `${S3}amazon-s3-policy-keys.html`,
    'a denial of old TLS: old',
    {
      ...ADMIN,
      ...bucket(home, denies({ Principal: '*', Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } } })),
      context: { 's3:TlsVersion': '1.1' },
    },
    'denied',
  ],
  [
    `${S3}amazon-s3-policy-keys.html`,
    'a denial of old TLS: new',
    {
      ...ADMIN,
      ...bucket(home, denies({ Principal: '*', Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } } })),
      context: { 's3:TlsVersion': '1.3' },
    },
    'allowed',
  ],
  [
    `${S3}amazon-s3-policy-keys.html`,
    'an object by its tag',
    {
      principal: role({ account: theirs }),
      ...bucket(
        home,
        allows({ Principal: { AWS: OTHER }, Condition: { StringEquals: { 's3:ExistingObjectTag/public': 'yes' } } }),
      ),
      context: { 's3:ExistingObjectTag/public': 'yes' },
    },
    'allowed',
  ],
  [
    `${S3}amazon-s3-policy-keys.html`,
    'an object without that tag',
    {
      principal: role({ account: theirs }),
      ...bucket(
        home,
        allows({ Principal: { AWS: OTHER }, Condition: { StringEquals: { 's3:ExistingObjectTag/public': 'yes' } } }),
      ),
    },
    'denied',
  ],
  [
    `${S3}amazon-s3-policy-keys.html`,
    'a denial of uploads without the company’s key: another key',
    unless(
      's3:PutObject',
      { StringNotEquals: { 's3:x-amz-server-side-encryption-aws-kms-key-id': KEY } },
      { 's3:x-amz-server-side-encryption-aws-kms-key-id': KEY.replace('key/1', 'key/2') },
      OBJECT,
    ),
    'denied',
  ],
  [
    `${S3}amazon-s3-policy-keys.html`,
    'a list of a prefix that begins so alone',
    {
      principal: by({
        Action: 's3:ListBucket',
        Condition: { StringLike: { 's3:prefix': ['home/alice/*', 'home/alice'] } },
      }),
      ...at('s3:ListBucket', 'arn:aws:s3:::trips-data'),
      context: { 's3:prefix': 'home/alicex' },
    },
    'denied',
  ],
  // IAM
  [
    `${IAM}reference_policies_iam-condition-keys.html`,
    'roles are made with the boundary: without one',
    unless('iam:CreateRole', { StringNotEquals: { 'iam:PermissionsBoundary': BOUND } }, {}, ROLE_X),
    'denied',
  ],
  [
    `${IAM}reference_policies_iam-condition-keys.html`,
    'roles are made with the boundary: with it',
    unless(
      'iam:CreateRole',
      { StringNotEquals: { 'iam:PermissionsBoundary': BOUND } },
      { 'iam:PermissionsBoundary': BOUND },
      ROLE_X,
    ),
    'allowed',
  ],
  [
    `${IAM}reference_policies_iam-condition-keys.html`,
    'a policy that nobody attaches: it',
    unless(
      'iam:AttachRolePolicy',
      { ArnEquals: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/AdministratorAccess' } },
      { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/AdministratorAccess' },
      ROLE_X,
    ),
    'denied',
  ],
  [
    `${IAM}reference_policies_iam-condition-keys.html`,
    'a policy that nobody attaches: another',
    unless(
      'iam:AttachRolePolicy',
      { ArnEquals: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/AdministratorAccess' } },
      { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
      ROLE_X,
    ),
    'allowed',
  ],
];

export const THIRD_SERVICES: readonly Row[] = rowsOf(QUESTIONS);
