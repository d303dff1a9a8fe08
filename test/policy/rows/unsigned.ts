import type { AccessRequest } from '../../../lib/policy';
import { allowed, denied, depends, home } from '../evaluation-rows';
import type { Row } from '../evaluation-rows';
import { MEMBER, OBJECT, allow, deny, policy, role } from '../support';

/* Calls without credentials on what a policy opens to everybody. */

const IAM = 'IAM/latest/UserGuide/intro-structure.html';
const S3 = 'AmazonS3/latest/API/sig-v4-authenticating-requests.html';
const SQS = 'AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html';
const OWNERS = 'AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-limitations-of-custom-policies.html';
const URLS = 'lambda/latest/dg/urls-auth.html';
const KMS = 'kms/latest/developerguide/access-glossary.html';
const inWest = (service: string, resource: string): string => `arn:aws:${service}:us-west-2:${MEMBER}:${resource}`;
const callers = [
  ['who has no credentials', { kind: 'anonymous' }],
  ['who has no more than a token', { kind: 'federated', provider: 'accounts.google.com' }],
] as const;
type Unsigned = readonly [
  action: string,
  arn: string,
  decision: typeof allowed | typeof denied | typeof depends,
  page: string,
];
const CALLS: readonly Unsigned[] = [
  ['s3:GetObject', OBJECT, allowed, S3],
  [
    's3:GetObject',
    `arn:aws:s3::${MEMBER}:accesspoint/mfzwi23gnjvgw.mrap/object/x`,
    denied,
    'AmazonS3/latest/userguide/MultiRegionAccessPointRestrictions.html',
  ],
  ['s3:CreateBucket', 'arn:aws:s3:::trips-data', denied, 'AmazonS3/latest/API/API_CreateBucket.html'],
  ['s3:PutBucketPolicy', 'arn:aws:s3:::trips-data', denied, 'AmazonS3/latest/API/API_PutBucketPolicy.html'],
  ['lambda:InvokeFunction', inWest('lambda', 'function:trips'), denied, URLS],
  ['lambda:InvokeFunctionUrl', inWest('lambda', 'function:trips'), allowed, URLS],
  ['sqs:SendMessage', inWest('sqs', 'trips'), allowed, SQS],
  ['sqs:SetQueueAttributes', inWest('sqs', 'trips'), denied, OWNERS],
  ['es:ESHttpGet', inWest('es', 'domain/trips/x'), allowed, 'opensearch-service/latest/developerguide/ac.html'],
  [
    'elasticfilesystem:ClientMount',
    inWest('elasticfilesystem', 'file-system/fs-1'),
    allowed,
    'efs/latest/ug/iam-access-control-nfs-efs.html',
  ],
  ['kms:Decrypt', inWest('kms', 'key/1'), denied, KMS],
  ['secretsmanager:GetSecretValue', inWest('secretsmanager', 'secret:trips'), depends, IAM],
  ['dynamodb:GetItem', inWest('dynamodb', 'table/trips'), depends, IAM],
  ['sns:Publish', inWest('sns', 'trips'), depends, IAM],
  ['events:PutEvents', inWest('events', 'event-bus/trips'), depends, IAM],
  ['execute-api:Invoke', inWest('execute-api', 'abc/prod/GET/x'), depends, IAM],
  ['ecr:BatchGetImage', inWest('ecr', 'repository/trips'), depends, IAM],
];
const asked = (action: string, arn: string, ...more: ReturnType<typeof deny>[]): Partial<AccessRequest> => ({
  action,
  resource: { arn, account: home, policy: policy('open', allow({ Principal: '*' }), ...more) },
});

export const UNSIGNED_ROWS: readonly Row[] = [
  ...callers.flatMap(([who, principal]) =>
    CALLS.map(([action, arn, decision, page]): Row => [
      `${who}: ${action} on ${arn}, which is open to all`,
      { principal, ...asked(action, arn) },
      decision,
      page,
    ]),
  ),
  [
    'who has no credentials, at the URL of a function: the part that is lambda:InvokeFunction',
    {
      principal: { kind: 'anonymous' },
      ...asked('lambda:InvokeFunction', inWest('lambda', 'function:trips')),
      context: { 'lambda:InvokedViaFunctionUrl': 'true' },
    },
    allowed,
    URLS,
  ],
  ...(
    [
      ['who has no credentials may end one, or not', { kind: 'anonymous' }, depends],
      ['a signed call takes an allow', role({ identityPolicies: [] }), denied],
      ['who may, may', role(), allowed],
    ] as const
  ).map(([what, principal, decision]): Row => [
    `a subscription may be ended without credentials: ${what}`,
    { principal, action: 'sns:Unsubscribe', resource: { arn: '*', account: home } },
    decision,
    'sns/latest/api/API_Unsubscribe.html',
  ]),
  [
    'what may be taken without credentials is denied where a policy denies it',
    { principal: { kind: 'anonymous' }, ...asked('sns:Publish', inWest('sns', 'trips'), deny({ Principal: '*' })) },
    denied,
    IAM,
  ],
];
