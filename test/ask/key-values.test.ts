import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InstanceClass } from 'aws-cdk-lib/aws-ec2';
import { loadIamData, type IamData } from '../../lib/iam-data';
import { keysWithFormat } from '../../lib/ask/key-values';
import { wrongValue, type KnownValues } from '../../lib/ask/context-values';
import { environment } from '../proofs/empty-rows';
import { filesOf, repository } from '../support/repository';

/*
 * Values that no request has: a row with one holds of a statement with the same misspelling, which AWS never matches.
 */

let known: KnownValues;
let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
  known = { iamData, graph: environment.graph };
});

test.each([
  ['iam:PassedToService', 'lambda', 'lambda.amazonaws.com'],
  ['aws:CalledVia', 'cloudformation', 'cloudformation.amazonaws.com'],
  ['iam:AWSServiceName', 'autoscaling.*', 'autoscaling.amazonaws.com'],
  ['kms:ViaService', 's3.amazonaws.com', 's3.us-west-2.amazonaws.com'],
  ['kms:ViaService', 's3.*.amazonaws.com', 'dynamodb.us-gov-west-1.amazonaws.com'],
  ['ec2:InstanceType', 't2.microo', 't2.micro'],
  ['ec2:InstanceType', 't2.*', 'u-6tb1.56xlarge'],
  ['ec2:InstanceType', 'm5', 'c8i.metal-48xl'],
  ['ec2:InstanceType', 'q5.large', 'p6-b200.48xlarge'],
  ['ec2:InstanceType', 'tt2.micro', 'm99x.large'],
  ['iam:PassedToService', 'ec2.amazonaws.con', 'ec2.amazonaws.com'],
  ['iam:PassedToService', 'lamdba.amazonaws.com', 'ecs-tasks.amazonaws.com'],
  ['aws:PrincipalServiceName', 'cloudtrial.amazonaws.com', 'delivery.logs.amazonaws.com'],
  ['aws:CalledViaFirst', 'clouformation.amazonaws.com', 'macie.amazonaws.com'],
  ['kms:ViaService', 'dynamodbb.us-west-2.amazonaws.com', 'dynamodb.us-west-2.amazonaws.com'],
  ['kms:ViaService', 's3.us-wset-2.amazonaws.com', 's3.us-west-2.amazonaws.com'],
  ['aws:RequestedRegion', 'us-wset-2', 'us-west-2'],
  ['aws:SourceArn', 'arn:aws:sns:us-wset-2:111111111111:x', 'arn:aws:sns:us-west-2:111111111111:x'],
  ['aws:MultiFactorAuthAge', '999999', '3600'],
  ['aws:MultiFactorAuthAge', '-1', '0'],
  ['aws:MultiFactorAuthAge', '1.5', '172800'],
  ['aws:CurrentTime', '2026-02-30T00:00:00Z', '2028-02-29T00:00:00Z'],
  ['aws:CurrentTime', '2026-13-01', '2026-12-01'],
  ['aws:CurrentTime', '2026-01-31 or so', '2026-01-31T10:00:00+01:00'],
  ['aws:EpochTime', '99999999999999999', '1795305600'],
  ['aws:TagKeys', 'team ', 'team'],
  ['aws:RequestTag/team', ' shop', 'the shop'],
  ['ec2:MetadataHttpTokens', 'requierd', 'required'],
  ['ec2:CreateAction', 'RunInstance', 'RunInstances'],
  ['s3:x-amz-acl', 'public-reed', 'public-read'],
  ['s3:x-amz-server-side-encryption', 'AES-256', 'AES256'],
  ['s3:x-amz-server-side-encryption', 'kms', 'aws:kms:dsse'],
  ['s3:object-lock-mode', 'governance', 'GOVERNANCE'],
  ['lambda:FunctionUrlAuthType', 'None', 'NONE'],
  ['iam:PolicyARN', 'AdministratorAccess', 'arn:aws:iam::aws:policy/AdministratorAccess'],
  ['iam:PolicyARN', 'arn:aws:iam::aws:policy/*', 'arn:aws:iam::111111111111:policy/app/x'],
  [
    'iam:PolicyARN',
    'arn:aws:iam::aws:policy/AdministratorAcces',
    'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess',
  ],
  ['aws:SourceVpce', 'vpc-0123456789abcdef0', 'vpce-0123456789abcdef0'],
  ['aws:SourceVpc', 'vpce-0123456789abcdef0', 'vpc-0123456789abcdef0'],
  ['aws:SourceIp', '10.1.1.1', '203.0.113.7'],
  ['aws:SourceIp', '172.20.0.1', '172.40.0.1'],
  ['aws:SourceIp', '192.168.0.1', '2001:db8::1'],
  ['cloudformation:ResourceTypes', 'AWS.S3.Bucket', 'AWS::S3::Bucket'],
  ['cloudformation:ResourceTypes', 'AWS::S3::Buket', 'Custom::Report'],
  ['sts:RoleSessionName', 'a session', 'a-session'],
])('%s is never %s, and may be %s', (key, never, fine) => {
  expect(wrongValue(known, key, never)).toBeDefined();
  expect(wrongValue(known, key.toUpperCase(), never)).toBeDefined();
  expect(wrongValue(known, key, fine)).toBeUndefined();
});

test('every instance type that the CDK names may be one', () => {
  // Names of its own beside those of AWS.
  const isOfCdk =
    /^(?:standard|memory|compute|storage|io|burstable|high|accelerat|parallel|graphics|arm|macintosh|inference|fpga|video|training|deep-learning)/;
  const families = Object.values(InstanceClass).filter((family) => !isOfCdk.test(family));
  expect(families.length).toBeGreaterThan(100);
  expect(families.filter((family) => wrongValue(known, 'ec2:InstanceType', `${family}.large`))).toEqual([]);
});

test('no host that this repository names is taken for a slip of the pen', () => {
  const hosts = ['lib', 'config', 'test/support'].flatMap((folder) =>
    filesOf('.ts', folder).flatMap(
      (file) =>
        readFileSync(join(repository, file), 'utf8').match(/(?<=')[a-z\d-]+(?:\.[a-z\d-]+)*\.amazonaws\.com(?=')/g) ??
        [],
    ),
  );
  expect(new Set(hosts).size).toBeGreaterThan(30);
  expect(hosts.filter((host) => wrongValue(known, 'iam:PassedToService', host))).toEqual([]);
});

test('what was meant is said', () => {
  expect(wrongValue(known, 's3:x-amz-acl', 'public-reed')?.mend).toBe('did you mean "public-read"?');
});

test('each key with a format is one that AWS has', () => {
  const keys = new Set(iamData.conditionKeys.map((key) => key.toLowerCase()));
  expect(keysWithFormat().filter((key) => !keys.has(key))).toEqual([]);
  expect(keys).toContain('ec2:createaction');
});
