import { entryOf } from '../../base/entry-of';
import { isObject, quote, type JsonObject, type JsonValue } from '../../base/json';
import type { Resolver } from '../resolve/resolver';
import type { PolicyDocument } from '../../policy/document';
import { groupBy } from '../../base/group-by';
import type { Source } from '../deployment';
import type { DocumentPool } from './document-pool';
import { lambdaPermission } from './lambda-permission';
import type { Account, ResourcePolicy } from './model';
import { readersOf, type ResourceReader } from './reader';
import { holders } from './resource-arns';

interface Found {
  readonly resourceArn: string;
  readonly document: PolicyDocument;
  readonly source: Source;
}

/** Resources that a policy resource names, and the property that holds the policy. */
interface Form {
  readonly property: string;
  readonly resources: (reader: ResourceReader) => readonly string[];
  /** Where the document stands in the property. @default it is the property's value */
  readonly within?: string;
}

const own =
  (attribute: string) =>
  (reader: ResourceReader): readonly string[] => [reader.attribute(attribute)];
const named =
  (property: string) =>
  (reader: ResourceReader): readonly string[] =>
    reader.texts(property);
const regional =
  (service: string, form: (name: string) => string, property: string) =>
  (reader: ResourceReader): readonly string[] => {
    const { account, region } = reader.deployment;
    return reader
      .texts(property)
      .map((name) => (name.startsWith('arn:') ? name : `arn:aws:${service}:${region}:${account}:${form(name)}`));
  };

/** A queue's URL ends with its account and name. */
const QUEUE_URL = /^https:\/\/[^/]+\/(?<account>[^/]+)\/(?<name>[^/]+)$/;

function queueArns(property: string): (reader: ResourceReader) => readonly string[] {
  return (reader) =>
    reader.texts(property).map((url) => {
      const { account, name } = QUEUE_URL.exec(url)?.groups ?? {};
      if (account === undefined || name === undefined)
        throw reader.error(property, `has ${quote(url)}, which is no queue URL`);
      return `arn:aws:sqs:${reader.deployment.region}:${account}:${name}`;
    });
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html */
const forms: Readonly<Record<string, Form>> = {
  'AWS::S3::BucketPolicy': {
    property: 'PolicyDocument',
    resources: (reader) => reader.texts('Bucket').map((name) => `arn:aws:s3:::${name}`),
  },
  'AWS::S3::AccessPoint': { property: 'Policy', resources: own('Arn') },
  'AWS::KMS::Key': { property: 'KeyPolicy', resources: own('Arn') },
  'AWS::KMS::ReplicaKey': { property: 'KeyPolicy', resources: own('Arn') },
  'AWS::SNS::TopicPolicy': { property: 'PolicyDocument', resources: named('Topics') },
  'AWS::SNS::TopicInlinePolicy': { property: 'PolicyDocument', resources: named('TopicArn') },
  'AWS::SQS::QueuePolicy': { property: 'PolicyDocument', resources: queueArns('Queues') },
  'AWS::SQS::QueueInlinePolicy': { property: 'PolicyDocument', resources: queueArns('Queue') },
  'AWS::SecretsManager::ResourcePolicy': { property: 'ResourcePolicy', resources: named('SecretId') },
  'AWS::ECR::RegistryPolicy': {
    property: 'PolicyText',
    resources: ({ deployment: { account, region } }) => [`arn:aws:ecr:${region}:${account}:repository/*`],
  },
  'AWS::ECR::Repository': { property: 'RepositoryPolicyText', resources: own('Arn') },
  'AWS::Backup::BackupVault': { property: 'AccessPolicy', resources: own('BackupVaultArn') },
  'AWS::DynamoDB::Table': { property: 'ResourcePolicy', within: 'PolicyDocument', resources: own('Arn') },
  'AWS::EFS::FileSystem': { property: 'FileSystemPolicy', resources: own('Arn') },
  'AWS::Kinesis::ResourcePolicy': { property: 'ResourcePolicy', resources: named('ResourceArn') },
  'AWS::CloudTrail::ResourcePolicy': { property: 'ResourcePolicy', resources: named('ResourceArn') },
  'AWS::Logs::Destination': { property: 'DestinationPolicy', resources: own('Arn') },
  'AWS::Logs::LogGroup': {
    property: 'ResourcePolicyDocument',
    resources: (reader) => [reader.attribute('Arn').replace(/:\*$/, '')],
  },
  'AWS::Logs::ResourcePolicy': {
    property: 'PolicyDocument',
    resources: ({ deployment: { account, region } }) => [`arn:aws:logs:${region}:${account}:log-group:*`],
  },
  'AWS::Organizations::ResourcePolicy': { property: 'Content', resources: own('Arn') },
  'AWS::Events::EventBus': { property: 'Policy', resources: own('Arn') },
  'AWS::Events::EventBusPolicy': {
    property: 'Statement',
    resources: (reader) =>
      regional(
        'events',
        (name) => `event-bus/${name}`,
        'EventBusName',
      )(reader).concat(
        reader.value('EventBusName') === undefined
          ? [`arn:aws:events:${reader.deployment.region}:${reader.deployment.account}:event-bus/default`]
          : [],
      ),
  },
};

/** Property that holds the policy of a resource of this type. Undefined where none is read there. */
export function policyPropertyOf(type: string): string | undefined {
  return entryOf(forms, type)?.property;
}

/** Types of which a policy is read. */
export const POLICY_TYPES: readonly string[] = Object.keys(forms);

/**
 * Types of which the templates say whether a resource has a policy: it holds one, or one of the types above names it. Of any other
 * it may have been given one that is not read here, or that no template can hold.
 */
export const TYPES_WITH_TOLD_POLICY: readonly string[] = [
  ...POLICY_TYPES,
  'AWS::Kinesis::Stream',
  'AWS::Lambda::Alias',
  'AWS::Lambda::Function',
  'AWS::Lambda::Version',
  'AWS::Organizations::Account',
  'AWS::Organizations::Organization',
  'AWS::Organizations::OrganizationalUnit',
  'AWS::Organizations::Policy',
  'AWS::S3::Bucket',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
  'AWS::SecretsManager::Secret',
];

/** What has a policy of its own although it stands in something else that has one. */
const APART = /^arn:[^:]*:(?:dynamodb:.*\/stream\/|kinesis:.*\/consumer\/|lambda:)/;

/** The ARNs whose policy is that of a resource: its own, and that of what it stands in. */
export function sharersOfPolicy(arn: string): readonly string[] {
  return APART.test(arn) ? [arn] : holders(arn);
}

/** Policies of resources in one account, one for each resource: what several resources say about it is put together. */
export function readResourcePolicies(
  account: Account,
  deployments: readonly Resolver[],
  pool: DocumentPool,
): readonly ResourcePolicy[] {
  const found = deployments.flatMap((deployment) => [
    ...Object.entries(forms).flatMap(([type, form]) =>
      readersOf(deployment, type).flatMap((reader) => read(reader, form, pool)),
    ),
    ...readersOf(deployment, 'AWS::Lambda::Permission').map((reader) => permissionOf(reader, pool)),
  ]);
  return [...groupBy(found, ({ resourceArn }) => resourceArn)].map(([resourceArn, parts]) => {
    const [first, ...rest] = parts as readonly [Found, ...Found[]];
    const document = rest.length === 0 ? first.document : together([first, ...rest]);
    return { resourceArn, account, document, source: first.source };
  });
}

function read(reader: ResourceReader, form: Form, pool: DocumentPool): readonly Found[] {
  const value = reader.value(form.property);
  if (value === undefined) return [];
  const inner = form.within === undefined || !isObject(value) ? value : value[form.within];
  const document =
    form.property === 'Statement'
      ? pool.policy(reader, 'Statement', 'resource', { Version: '2012-10-17', Statement: statement(reader, value) })
      : pool.policy(reader, form.property, 'resource', inner);
  return form.resources(reader).map((resourceArn) => ({ resourceArn, document, source: reader.source }));
}

function permissionOf(reader: ResourceReader, pool: DocumentPool): Found {
  const { resourceArn, statement: allowed } = lambdaPermission(reader);
  const document = pool.policy(reader, 'Principal', 'resource', { Version: '2012-10-17', Statement: [allowed] });
  return { resourceArn, document, source: reader.source };
}

function statement(reader: ResourceReader, value: JsonValue): readonly JsonObject[] {
  if (!isObject(value)) throw reader.error('Statement', `is ${quote(value)} where an object is expected`);
  return [value];
}

function together(parts: readonly Found[]): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: parts.flatMap(({ document: { Statement } }) => Statement),
  };
}
