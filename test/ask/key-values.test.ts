import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InstanceClass } from 'aws-cdk-lib/aws-ec2';
import { MarketType, PlacementStrategy, Tenancy, VolumeType } from '@aws-sdk/client-ec2';
import {
  AlgorithmSpec,
  DataKeyPairSpec,
  EncryptionAlgorithmSpec,
  GrantOperation,
  KeySpec,
  KeyUsageType,
  MacAlgorithmSpec,
  MessageType,
  OriginType,
  SigningAlgorithmSpec,
  WrappingKeySpec,
} from '@aws-sdk/client-kms';
import { PolicyType } from '@aws-sdk/client-organizations';
import { ObjectCannedACL, ServerSideEncryption, StorageClass } from '@aws-sdk/client-s3';
import { REGIONS } from '../../lib/model/regions';
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
  ['aws:SourceIp', '100.64.0.1', '100.128.0.1'],
  ['aws:SourceIp', '127.0.0.1', '128.0.0.1'],
  ['aws:SourceIp', '0.0.0.0', '1.1.1.1'],
  ['aws:SourceIp', '169.254.169.254', '198.51.100.7'],
  ['aws:SourceIp', '224.0.0.1', '223.255.255.254'],
  ['aws:SourceIp', '255.255.255.255', '192.0.2.1'],
  ['aws:SourceIp', '::1', '2600:1f18::1'],
  ['aws:SourceIp', '::', '2a05:d018::1'],
  ['aws:SourceIp', 'fd00::1', '2001:4860:4860::8888'],
  ['aws:SourceIp', 'fe80::1', '2606:4700::1'],
  ['aws:SourceIp', 'ff02::1', '2620:fe::fe'],
  ['aws:SourceIp', '::ffff:10.0.0.1', '::ffff:203.0.113.7'],
  ['s3:LocationConstraint', 'us-wset-2', 'us-west-2'],
  ['s3:LocationConstraint', 'eu', 'EU'],
  ['ec2:AvailabilityZone', 'us-wset-2a', 'us-west-2a'],
  ['ec2:AvailabilityZone', 'us-west-2', 'us-west-2-lax-1a'],
  ['ec2:AvailabilityZone', 'usw2-az1', 'us-east-1-wl1-bos-wlz-1'],
  ['ec2:AvailabilityZoneId', 'us-west-2a', 'usw2-az1'],
  ['ec2:AvailabilityZoneId', 'usv2-az1', 'apse3-az2'],
  ['ec2:AvailabilityZoneId', 'use1-zone1', 'use1-wl1-bos-wlz1'],
  ['kms:ReplicaRegion', 'us-wset-2', 'us-west-2'],
  ['account:TargetRegion', 'ap-sotheast-1', 'ap-southeast-1'],
  ['organizations:PolicyType', 'SERVICE_CONTROL_POLICIES', 'SERVICE_CONTROL_POLICY'],
  ['s3:x-amz-storage-class', 'GLACIER_IA', 'GLACIER_IR'],
  ['s3:x-amz-object-ownership', 'BucketOwnerEnforce', 'BucketOwnerEnforced'],
  ['s3:x-amz-server-side-encryption', 'aws:kmss', 'aws:kms'],
  ['ec2:VolumeType', 'gp4', 'gp3'],
  ['ec2:InstanceMarketType', 'Spot', 'spot'],
  ['sns:Protocol', 'e-mail', 'email-json'],
  ['dynamodb:Select', 'ALL_ATTRIBUTE', 'ALL_ATTRIBUTES'],
  ['dynamodb:ReturnValues', 'ALL', 'ALL_NEW'],
  ['kms:KeySpec', 'RSA_1024', 'RSA_2048'],
  ['kms:KeyUsage', 'ENCRYPT', 'ENCAPSULATE_DECAPSULATE'],
  ['kms:SigningAlgorithm', 'RSASSA_PSS_SHA256', 'RSASSA_PSS_SHA_256'],
  ['kms:EncryptionAlgorithm', 'SYMETRIC_DEFAULT', 'SYMMETRIC_DEFAULT'],
  ['kms:GrantOperations', 'decrypt', 'Decrypt'],
  ['acm:ValidationMethod', 'MAIL', 'EMAIL'],
  ['acm:KeyAlgorithm', 'RSA-2048', 'RSA_2048'],
  ['route53:ChangeResourceRecordSetsRecordTypes', 'TEXT', 'TXT'],
  ['route53:ChangeResourceRecordSetsActions', 'UPDATE', 'UPSERT'],
  ['rds:DatabaseEngine', 'postgresql', 'aurora-postgresql'],
  ['rds:DatabaseClass', 't3.micro', 'db.t3.micro'],
  ['rds:DatabaseClass', 'db.q9.micro', 'db.serverless'],
  ['sagemaker:InstanceTypes', 'm5.large', 'ml.m5.large'],
  ['elasticache:CacheNodeType', 't4g.small', 'cache.t4g.small'],
  ['autoscaling:InstanceType', 't3.microo', 't3.micro'],
  ['eks:authenticationMode', 'CONFIGMAP', 'API_AND_CONFIG_MAP'],
  ['ssm:DocumentType', 'command', 'Command'],
  ['elasticloadbalancing:CreateAction', 'CreateLoadBalancers', 'CreateLoadBalancer'],
  ['elasticloadbalancing:ListenerProtocol', 'https', 'HTTPS'],
  [
    's3:x-amz-grant-read',
    'http://acs.amazonaws.com/groups/global/AllUsers',
    'uri=http://acs.amazonaws.com/groups/global/AllUsers',
  ],
  ['s3:x-amz-grant-read', 'uri=http://acs.amazonaws.com/groups/global/AllUser', 'id=79a59df900b949e55d96a1e698fbaced'],
  [
    's3:x-amz-grant-full-control',
    'uri="http://acs.amazonaws.com/groups/AllUsers"',
    'id="0a1b", uri="http://acs.amazonaws.com/groups/global/AuthenticatedUsers"',
  ],
  [
    'iam:AssociatedResourceArn',
    'arn:aws:ec2:us-west-2:111111111111:instances/i-0a1b2c3d',
    'arn:aws:ec2:us-west-2:111111111111:instance/i-0a1b2c3d',
  ],
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

test.each([
  ['s3:x-amz-acl', 'public-reed', 'public-read'],
  ['s3:LocationConstraint', 'us-wset-2', 'us-west-2'],
  ['organizations:PolicyType', 'SERVICE_CONTROL_POLICIES', 'SERVICE_CONTROL_POLICY'],
  ['ec2:CreateAction', 'RunInstance', 'RunInstances'],
])('of %s that is %s it is said what was meant', (key, value, meant) => {
  expect(wrongValue(known, key, value)?.mend).toBe(`did you mean "${meant}"?`);
});

test.each([
  ['kms:KeySpec', KeySpec],
  ['kms:KeyUsage', KeyUsageType],
  ['kms:KeyOrigin', OriginType],
  ['kms:DataKeyPairSpec', DataKeyPairSpec],
  ['kms:EncryptionAlgorithm', EncryptionAlgorithmSpec],
  ['kms:SigningAlgorithm', SigningAlgorithmSpec],
  ['kms:MacAlgorithm', MacAlgorithmSpec],
  ['kms:MessageType', MessageType],
  ['kms:GrantOperations', GrantOperation],
  ['kms:WrappingAlgorithm', AlgorithmSpec],
  ['kms:WrappingKeySpec', WrappingKeySpec],
  ['ec2:VolumeType', VolumeType],
  ['ec2:InstanceMarketType', MarketType],
  ['ec2:PlacementGroupStrategy', PlacementStrategy],
  ['ec2:Tenancy', Tenancy],
  ['s3:x-amz-storage-class', StorageClass],
  ['s3:x-amz-acl', ObjectCannedACL],
  ['s3:x-amz-server-side-encryption', ServerSideEncryption],
  ['organizations:PolicyType', PolicyType],
])('%s may have each value that AWS has in its clients', (key, values) => {
  const all: readonly string[] = Object.values(values);
  expect(all.length).toBeGreaterThan(1);
  expect(all.filter((value) => wrongValue(known, key, value) !== undefined)).toEqual([]);
});

test('each Region has zones, and ids of zones', () => {
  const wrong = REGIONS.filter((region) => wrongValue(known, 'ec2:AvailabilityZone', `${region}a`) !== undefined);
  expect(wrong).toEqual([]);
  const ids = [
    'use1',
    'usw2',
    'apne1',
    'apse2',
    'aps1',
    'euc1',
    'eun1',
    'eus2',
    'cac1',
    'ilc1',
    'mec1',
    'mxc1',
    'sae1',
    'afs1',
  ];
  expect(ids.filter((id) => wrongValue(known, 'ec2:AvailabilityZoneId', `${id}-az1`) !== undefined)).toEqual([]);
});

test('each key with a format is one that AWS has', () => {
  const keys = new Set(iamData.conditionKeys.map((key) => key.toLowerCase()));
  expect(keysWithFormat().filter((key) => !keys.has(key))).toEqual([]);
  expect(keys).toContain('ec2:createaction');
});
