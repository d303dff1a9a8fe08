import { MEMBER, allow, policy, role } from '../../../support';
import {
  KMS,
  allows,
  at,
  by,
  deniedWhen,
  home,
  management,
  rowsOf,
  service,
  trust,
  trusts,
  type AskedOfPage,
} from '../forms';

/* What services ask beside the action: of tags, access control lists, URLs of functions and launches. */

const EC2_TAGS = 'AWSEC2/latest/UserGuide/supported-iam-actions-tagging.html';
const tags = { 'aws:RequestTag/team': 'a', 'aws:TagKeys': ['team'] };
const VOLUME = `arn:aws:ec2:us-west-2:${MEMBER}:volume/vol-1`;
const BUCKET = 'arn:aws:s3:::trips-data';
const OBJECT = `${BUCKET}/x`;
const FUNCTION = `arn:aws:lambda:us-west-2:${MEMBER}:function:f`;
const IMDS = 'AWSEC2/latest/UserGuide/ExamplePolicies_EC2.html#iam-example-instance-metadata';
const SECRET = `arn:aws:secretsmanager:us-west-2:${MEMBER}:secret:s`;
const QUEUE = `arn:aws:sqs:us-west-2:${MEMBER}:q`;
const TOPIC = `arn:aws:sns:us-west-2:${MEMBER}:t`;
const CREATE_BUCKET = 'AmazonS3/latest/API/API_CreateBucket.html';
const PUT_OBJECT = 'AmazonS3/latest/API/API_PutObject.html';
const TRAIL_BUCKET = 'awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html';
const TRAIL_POLICY = policy(
  'own',
  allow({ Principal: { Service: 'cloudtrail.amazonaws.com' }, Action: 's3:PutObject' }),
);
const URLS = 'lambda/latest/dg/urls-auth.html';
const may = (...Action: string[]) => by({ Action });
const EC2 = 'arn:aws:ec2:us-west-2:' + MEMBER;

export const BESIDE_QUESTIONS = rowsOf([
  // What a call takes beside
  [
    EC2_TAGS,
    'a volume with tags takes ec2:CreateTags',
    { principal: may('ec2:CreateVolume'), ...at('ec2:CreateVolume', VOLUME), context: tags },
    'denied',
  ],
  [
    EC2_TAGS,
    'without tags it does not',
    { principal: may('ec2:CreateVolume'), ...at('ec2:CreateVolume', VOLUME) },
    'allowed',
  ],
  [
    EC2_TAGS,
    'who may tag on that call alone may',
    {
      principal: by(
        { Action: 'ec2:CreateVolume' },
        { Action: 'ec2:CreateTags', Condition: { StringEquals: { 'ec2:CreateAction': 'CreateVolume' } } },
      ),
      ...at('ec2:CreateVolume', VOLUME),
      context: tags,
    },
    'allowed',
  ],
  [
    EC2_TAGS,
    'who may tag on another call alone may not',
    {
      principal: by(
        { Action: 'ec2:CreateVolume' },
        { Action: 'ec2:CreateTags', Condition: { StringEquals: { 'ec2:CreateAction': 'RunInstances' } } },
      ),
      ...at('ec2:CreateVolume', VOLUME),
      context: tags,
    },
    'denied',
  ],
  [
    EC2_TAGS,
    'the snapshot that it is made of takes no tags',
    {
      principal: may('ec2:CreateVolume'),
      ...at('ec2:CreateVolume', 'arn:aws:ec2:us-west-2::snapshot/snap-1'),
      context: tags,
    },
    'allowed',
  ],
  [
    PUT_OBJECT,
    'an upload with an access control list takes s3:PutObjectAcl',
    { principal: may('s3:PutObject'), ...at('s3:PutObject', OBJECT), context: { 's3:x-amz-acl': 'public-read' } },
    'denied',
  ],
  [
    PUT_OBJECT,
    'whether the list that every object has counts, AWS does not say',
    { principal: may('s3:PutObject'), ...at('s3:PutObject', OBJECT), context: { 's3:x-amz-acl': 'private' } },
    'depends',
  ],
  [
    PUT_OBJECT,
    'and so does one with a grant',
    { principal: may('s3:PutObject'), ...at('s3:PutObject', OBJECT), context: { 's3:x-amz-grant-read': 'id=1' } },
    'denied',
  ],
  [
    PUT_OBJECT,
    'who may both uploads it',
    {
      principal: may('s3:PutObject', 's3:PutObjectAcl'),
      ...at('s3:PutObject', OBJECT),
      context: { 's3:x-amz-acl': 'public-read' },
    },
    'allowed',
  ],
  [
    TRAIL_BUCKET,
    'a trail, which leaves its files to the owner of the bucket, takes nothing beside',
    {
      principal: service(),
      action: 's3:PutObject',
      resource: { arn: OBJECT, account: home, policy: TRAIL_POLICY },
      context: { 's3:x-amz-acl': 'bucket-owner-full-control' },
    },
    'allowed',
  ],
  [
    TRAIL_BUCKET,
    'but a service that opens them to everybody does',
    {
      principal: service(),
      action: 's3:PutObject',
      resource: { arn: OBJECT, account: home, policy: TRAIL_POLICY },
      context: { 's3:x-amz-acl': 'public-read' },
    },
    'denied',
  ],
  [
    PUT_OBJECT,
    'and so does a person who leaves them to the owner of the bucket',
    {
      principal: may('s3:PutObject'),
      ...at('s3:PutObject', OBJECT),
      context: { 's3:x-amz-acl': 'bucket-owner-full-control' },
    },
    'denied',
  ],
  [
    CREATE_BUCKET,
    'a public bucket takes s3:PutBucketAcl',
    { principal: may('s3:CreateBucket'), ...at('s3:CreateBucket', BUCKET), context: { 's3:x-amz-acl': 'public-read' } },
    'denied',
  ],
  [
    CREATE_BUCKET,
    'a private one does not',
    { principal: may('s3:CreateBucket'), ...at('s3:CreateBucket', BUCKET), context: { 's3:x-amz-acl': 'private' } },
    'allowed',
  ],
  [
    CREATE_BUCKET,
    'one that says who owns its objects takes s3:PutBucketOwnershipControls',
    {
      principal: may('s3:CreateBucket'),
      ...at('s3:CreateBucket', BUCKET),
      context: { 's3:x-amz-object-ownership': 'ObjectWriter' },
    },
    'denied',
  ],
  [
    URLS,
    'the URL of a function takes lambda:InvokeFunction too, but for one of before October 2025',
    { principal: may('lambda:InvokeFunctionUrl'), ...at('lambda:InvokeFunctionUrl', FUNCTION) },
    'depends',
  ],
  [
    URLS,
    'who may that by a URL alone may',
    {
      principal: by(
        { Action: 'lambda:InvokeFunctionUrl' },
        { Action: 'lambda:InvokeFunction', Condition: { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } } },
      ),
      ...at('lambda:InvokeFunctionUrl', FUNCTION),
    },
    'allowed',
  ],
  [
    URLS,
    'and not otherwise',
    {
      principal: by({
        Action: 'lambda:InvokeFunction',
        Condition: { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } },
      }),
      ...at('lambda:InvokeFunction', FUNCTION),
    },
    'denied',
  ],
  [
    URLS,
    'a function that lets in everybody by the one action alone',
    {
      principal: { kind: 'anonymous' },
      action: 'lambda:InvokeFunctionUrl',
      resource: {
        arn: FUNCTION,
        account: home,
        policy: policy('f', allows({ Principal: '*', Action: 'lambda:InvokeFunctionUrl' })),
      },
    },
    'depends',
  ],
  [
    'secretsmanager/latest/apireference/API_CreateSecret.html',
    'a secret with tags takes secretsmanager:TagResource',
    { principal: may('secretsmanager:CreateSecret'), ...at('secretsmanager:CreateSecret', SECRET), context: tags },
    'denied',
  ],
  [
    'AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html',
    'a queue with tags takes sqs:TagQueue',
    { principal: may('sqs:CreateQueue'), ...at('sqs:CreateQueue', QUEUE), context: tags },
    'denied',
  ],
  [
    'sns/latest/api/API_CreateTopic.html',
    'a topic with tags takes sns:TagResource',
    { principal: may('sns:CreateTopic'), ...at('sns:CreateTopic', TOPIC), context: tags },
    'denied',
  ],
  ...(
    [
      ['kms:CreateKey', '*', 'kms:TagResource', KMS + 'tag-permissions.html'],
      ['lambda:CreateFunction', FUNCTION, 'lambda:TagResource', 'lambda/latest/dg/configuration-tags.html'],
    ] as const
  ).flatMap(([action, arn, other, page]): AskedOfPage[] => [
    [
      page,
      `${action} with tags, of whom it is not known whether the new thing’s tags are let`,
      { principal: may(action), ...at(action, arn), context: tags },
      'depends',
    ],
    [page, `${action} without tags`, { principal: may(action), ...at(action, arn) }, 'allowed'],
    [
      page,
      `${action} with tags, and ${other}`,
      { principal: may(action, other), ...at(action, arn), context: tags },
      'allowed',
    ],
  ]),
  [
    'organizations/latest/APIReference/API_CreateAccount.html',
    'an account with tags, of whom may not tag',
    {
      principal: role({
        account: management,
        identityPolicies: [policy('p', allow({ Action: 'organizations:CreateAccount' }))],
      }),
      ...at('organizations:CreateAccount', '*', management),
      context: tags,
    },
    'depends',
  ],
  [
    'rolesanywhere/latest/userguide/trust-model.html',
    'IAM Roles Anywhere tags what it opens, and the trust must let it',
    {
      principal: service('rolesanywhere.amazonaws.com'),
      ...trust('sts:AssumeRole', trusts({ Principal: { Service: 'rolesanywhere.amazonaws.com' } })),
      context: { ...tags, 'sts:SourceIdentity': 'CN=x' },
    },
    'denied',
  ],
  // AWS's own example of IMDSv2, which is not how require-imdsv2 is written
  [
    IMDS,
    'a denial of launches that do not require IMDSv2 catches those that say nothing',
    {
      ...deniedWhen({ StringNotEquals: { 'ec2:MetadataHttpTokens': 'required' } }),
      ...at('ec2:RunInstances', `${EC2}:instance/i-1`),
    },
    'denied',
  ],
  [
    IMDS,
    'one of launches that ask for IMDSv1 does not',
    {
      ...deniedWhen({ StringEquals: { 'ec2:MetadataHttpTokens': 'optional' } }),
      ...at('ec2:RunInstances', `${EC2}:instance/i-1`),
    },
    'allowed',
  ],
]);
