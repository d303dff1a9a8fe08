import { EventBridgeClient, ListEventBusesCommand } from '@aws-sdk/client-eventbridge';
import { GetKeyPolicyCommand, KMSClient, ListKeysCommand } from '@aws-sdk/client-kms';
import { GetPolicyCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { GetBucketPolicyCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { GetTopicAttributesCommand, ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import type { Aws, Place } from '../harness/aws';

/** What AWS answers when it is asked for the policy of a resource. */
export interface LiveResourcePolicy {
  readonly arn: string;
  /** JSON text. */
  readonly text: string;
}

/** Policies of the buckets, topics, buses, keys and functions of an account, those that AWS makes by itself among them. */
export async function readResourcePolicies(aws: Aws, place: Place): Promise<readonly LiveResourcePolicy[]> {
  const found = [
    ...(await bucketPolicies(aws, place)),
    ...(await topicPolicies(aws, place)),
    ...(await busPolicies(aws, place)),
    ...(await keyPolicies(aws, place)),
    ...(await functionPolicies(aws, place)),
  ];
  return found.flatMap(({ arn, text }) => (text === undefined ? [] : [{ arn, text }]));
}

interface Found {
  readonly arn: string;
  readonly text: string | undefined;
}

async function bucketPolicies(aws: Aws, place: Place): Promise<readonly Found[]> {
  const client = aws.client(S3Client, place);
  const { Buckets = [] } = await client.send(new ListBucketsCommand({}));
  return each(Buckets, async ({ Name = '' }) => ({
    arn: `arn:aws:s3:::${Name}`,
    text: await orNone(client.send(new GetBucketPolicyCommand({ Bucket: Name })).then(({ Policy }) => Policy)),
  }));
}

async function topicPolicies(aws: Aws, place: Place): Promise<readonly Found[]> {
  const client = aws.client(SNSClient, place);
  const { Topics = [] } = await client.send(new ListTopicsCommand({}));
  return each(Topics, async ({ TopicArn = '' }) => ({
    arn: TopicArn,
    text: (await client.send(new GetTopicAttributesCommand({ TopicArn }))).Attributes?.Policy,
  }));
}

async function busPolicies(aws: Aws, place: Place): Promise<readonly Found[]> {
  const { EventBuses = [] } = await aws.client(EventBridgeClient, place).send(new ListEventBusesCommand({}));
  return EventBuses.map(({ Arn = '', Policy }) => ({ arn: Arn, text: Policy }));
}

async function keyPolicies(aws: Aws, place: Place): Promise<readonly Found[]> {
  const client = aws.client(KMSClient, place);
  const { Keys = [] } = await client.send(new ListKeysCommand({}));
  return each(Keys, async ({ KeyId, KeyArn = '' }) => ({
    arn: KeyArn,
    text: (await client.send(new GetKeyPolicyCommand({ KeyId, PolicyName: 'default' }))).Policy,
  }));
}

async function functionPolicies(aws: Aws, place: Place): Promise<readonly Found[]> {
  const client = aws.client(LambdaClient, place);
  const { Functions = [] } = await client.send(new ListFunctionsCommand({}));
  return each(Functions, async ({ FunctionName, FunctionArn = '' }) => {
    const text = await orNone(client.send(new GetPolicyCommand({ FunctionName })).then(({ Policy }) => Policy));
    return { arn: FunctionArn, text: text && withoutMadeUpNames(text) };
  });
}

/** CloudFormation makes up a statement's id, and Lambda writes a condition key in its own way. */
function withoutMadeUpNames(text: string): string {
  const { Version, Statement } = JSON.parse(text) as { Version: string; Statement: readonly { Sid?: string }[] };
  const statements = Statement.map(({ Sid: _madeUp, ...statement }) => statement);
  return JSON.stringify({ Version, Statement: statements }).replaceAll('"AWS:SourceArn"', '"aws:SourceArn"');
}

function each<T>(items: readonly T[], read: (item: T) => Promise<Found>): Promise<readonly Found[]> {
  return Promise.all(items.map(read));
}

/** AWS answers with an error where a bucket or a function has no policy. */
async function orNone(policy: Promise<string | undefined>): Promise<string | undefined> {
  try {
    return await policy;
  } catch (error) {
    if (error instanceof Error && /NoSuchBucketPolicy|ResourceNotFound/.test(error.name)) return undefined;
    throw error;
  }
}
