import type { TemplateResource } from '../../lib/assembly/template';
import type { JsonObject, JsonValue } from '../../lib/base/json';
import { loadIamData, type IamData } from '../../lib/iam-data';
import { resource } from '../assembly/support/small-organization';
import { ref, reviewOf, type Company } from './support';

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

type Resources = Readonly<Record<string, TemplateResource>>;

const document = (...Statement: JsonObject[]): JsonObject => ({ Version: '2012-10-17', Statement });
const allow = (Principal: JsonValue, Action: string, more: JsonObject = {}): JsonObject => ({
  Effect: 'Allow',
  Principal,
  Action,
  Resource: '*',
  ...more,
});
const service = (Service: string): JsonObject => ({ Service });
const OWNER = { AWS: 'arn:aws:iam::management:root' };

const trail = (...Statement: JsonObject[]): Resources => ({
  Trail: resource('AWS::S3::Bucket', { BucketName: 'trail' }),
  TrailPolicy: resource('AWS::S3::BucketPolicy', { Bucket: ref('Trail'), PolicyDocument: document(...Statement) }),
});
const topic = (...Statement: JsonObject[]): Resources => ({
  Topic: resource('AWS::SNS::Topic', { TopicName: 'alarms' }),
  TopicPolicy: resource('AWS::SNS::TopicPolicy', { Topics: [ref('Topic')], PolicyDocument: document(...Statement) }),
});
const key = (...Statement: JsonObject[]): Resources => ({
  Key: resource('AWS::KMS::Key', { KeyPolicy: document(...Statement) }),
});
const schedule = (more: Resources): Resources => ({
  Function: resource('AWS::Lambda::Function', { FunctionName: 'repair' }),
  ...more,
});

const CLOUDTRAIL = 'cloudtrail.amazonaws.com';
const writes = allow(service(CLOUDTRAIL), 's3:PutObject');
const reads = allow(OWNER, 's3:GetObject');

/** What is told of a resource that is closed to somebody. */
function closed(before: Resources, after: Resources): readonly string[] {
  const put = (resources: Resources) => (of: Company) => Object.assign(of.organization, resources);
  const { findings } = reviewOf({ base: put(before), head: headOf(before, after) }, iamData);
  return findings.filter(({ rule }) => rule === 'resource-closed').map(({ severity }) => severity);
}

function headOf(before: Resources, after: Resources): (of: Company) => void {
  return (of) => {
    for (const name of Object.keys(before)) Reflect.deleteProperty(of.organization, name);
    Object.assign(of.organization, after);
  };
}

test.each<[what: string, before: Resources, after: Resources]>([
  ['a trail can no longer write', trail(writes, reads), trail(reads)],
  [
    'a trail can no longer write, whose service a condition names',
    trail(
      allow('*', 's3:PutObject', { Condition: { StringEquals: { 'aws:PrincipalServiceName': CLOUDTRAIL } } }),
      reads,
    ),
    trail(reads),
  ],
  [
    'events no longer reach a topic',
    topic(allow(service('events.amazonaws.com'), 'sns:Publish'), allow(OWNER, 'sns:Publish')),
    topic(allow(OWNER, 'sns:Publish')),
  ],
  [
    'a service can no longer use a key',
    key(allow(OWNER, 'kms:*'), allow(service(CLOUDTRAIL), 'kms:GenerateDataKey')),
    key(allow(OWNER, 'kms:*')),
  ],
  [
    'a schedule no longer starts its function',
    schedule({
      Permission: resource('AWS::Lambda::Permission', {
        Action: 'lambda:InvokeFunction',
        FunctionName: ref('Function'),
        Principal: 'events.amazonaws.com',
      }),
    }),
    schedule({}),
  ],
])('that %s is told as high', (_what, before, after) => {
  expect(closed(before, after)).toContain('high');
});

test.each<[what: string, before: Resources, after: Resources]>([
  ['another account', trail(writes, allow({ AWS: ref('AccountDev') }, 's3:GetObject')), trail(writes)],
  ['everybody, which was no service’s work', trail(allow('*', 's3:GetObject'), reads), trail(reads)],
])('that a bucket is closed to %s is told as low', (_what, before, after) => {
  expect(new Set(closed(before, after))).toEqual(new Set(['low']));
});
