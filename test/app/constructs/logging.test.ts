import { Match, Template } from 'aws-cdk-lib/assertions';
import { LogArchive } from '../../../lib/app/constructs/logging/log-archive';
import { OrganizationTrail } from '../../../lib/app/constructs/logging/organization-trail';
import { DEFAULT_LOG_RETENTION } from '../../../lib/model/defaults';
import type { LogRetention } from '../../../lib/model/landing-zone';
import { testStack } from '../../support/synthesize';

const LOCKED = 'BucketOrganizationTrail';
const BUCKETS = [LOCKED, 'BucketConfig', 'BucketAccessLogs'] as const;
const KEPT = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Principal: unknown;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: Record<string, Record<string, unknown>>;
}

interface Resource {
  readonly Properties: Record<string, unknown>;
}

const retention = { lockDays: 30, archiveAfterDays: 10, expireAfterDays: 60, lockMode: 'compliance' } as const;

function archive(chosen: LogRetention = retention): Template {
  const stack = testStack({ env: { account: '333333333333', region: 'us-west-2' } });
  new LogArchive(stack, 'LogArchive', {
    organizationId: 'o-1234567890',
    managementAccountId: '111111111111',
    retention: chosen,
  });
  return Template.fromStack(stack);
}

/** A template's values as they are in the log archive account. */
function filledIn(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(filledIn);
  const filled = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filledIn(inner)]));
  if (filled.Ref === 'AWS::AccountId') return '333333333333';
  if (filled.Ref === 'AWS::Region') return 'us-west-2';
  const [separator, parts] = (filled['Fn::Join'] ?? []) as [string?, unknown[]?];
  const isText = parts?.every((part) => typeof part === 'string') ?? false;
  return isText ? parts?.join(separator) : filled;
}

const template = archive();
const resources = filledIn(template.toJSON().Resources) as Record<string, Resource>;
const properties = (id: string): Record<string, unknown> => resources[id]?.Properties ?? {};

function statements(id: string): readonly Statement[] {
  const { PolicyDocument, KeyPolicy } = properties(id) as Record<string, { Statement: Statement[] } | undefined>;
  return (PolicyDocument ?? KeyPolicy)?.Statement ?? [];
}

const statement = (id: string, sid: string): Statement | undefined => statements(id).find(({ Sid }) => Sid === sid);

describe('every bucket of the log archive', () => {
  test.each(BUCKETS)('%s has versions, a life of its own, and is closed to the public', (id) => {
    expect(resources[id]).toMatchObject({
      Properties: {
        BucketName: `lz-${id === LOCKED ? 'organization-trail' : id === 'BucketConfig' ? 'config' : 'access-logs'}-333333333333-us-west-2`,
        VersioningConfiguration: { Status: 'Enabled' },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      },
      ...KEPT,
    });
  });

  test.each(BUCKETS)('%s archives and deletes after the days of the config', (id) => {
    expect(properties(id).LifecycleConfiguration).toEqual({
      Rules: [
        {
          Id: 'retention',
          Status: 'Enabled',
          Transitions: [{ StorageClass: 'GLACIER_IR', TransitionInDays: 10 }],
          ExpirationInDays: 60,
          NoncurrentVersionExpiration: { NoncurrentDays: 30 },
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
        },
      ],
    });
  });

  const policies = BUCKETS.map((id) => id.replace('Bucket', 'BucketPolicy'));

  test.each(policies)(
    '%s denies requests without TLS, logs written by hand, and every deletion, to everybody',
    (id) => {
      const denials = statements(id).filter(({ Effect }) => Effect === 'Deny');
      expect(denials.map(({ Sid, Principal, Action, Condition }) => ({ Sid, Principal, Action, Condition }))).toEqual([
        { Sid: 'TlsOnly', Principal: '*', Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
        {
          Sid: 'NobodyWritesLogsByHand',
          Principal: '*',
          Action: ['s3:PutObject', 's3:ReplicateObject'],
          Condition: { Bool: { 'aws:PrincipalIsAWSService': 'false' } },
        },
        {
          Sid: 'NobodyDeletesLogs',
          Principal: '*',
          Action: [
            's3:BypassGovernanceRetention',
            's3:DeleteObject',
            's3:DeleteObjectVersion',
            's3:ReplicateDelete',
            's3:UpdateObjectEncryption',
          ],
          Condition: undefined,
        },
      ]);
    },
  );

  test.each(policies)('%s lets services in only on behalf of our organization, and nobody else', (id) => {
    const grants = statements(id).filter(({ Effect }) => Effect === 'Allow');
    expect(grants.length).toBeGreaterThan(0);
    for (const { Principal, Condition } of grants) {
      expect(Object.keys(Principal as object)).toEqual(['Service']);
      const source = Object.entries(Condition?.StringEquals ?? {}).filter(([key]) => key.startsWith('aws:Source'));
      expect(source).toEqual([
        expect.arrayContaining([expect.stringMatching(/^(o-1234567890|333333333333|arn:aws:cloudtrail:.*)$/)]),
      ]);
    }
  });
});

describe('the bucket of the trail', () => {
  test('is locked as the config says', () => {
    expect(properties(LOCKED)).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 30 } },
      },
    });
  });

  test('is locked in governance mode for a year unless the config says otherwise', () => {
    archive(DEFAULT_LOG_RETENTION).hasResourceProperties('AWS::S3::Bucket', {
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 365 } } },
    });
  });

  test('takes logs of this one trail, below the management account and the organization', () => {
    expect(statement('BucketPolicyOrganizationTrail', 'CloudTrailWrites')).toMatchObject({
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: [
        { 'Fn::Join': ['', [{ 'Fn::GetAtt': [LOCKED, 'Arn'] }, '/AWSLogs/111111111111/*']] },
        { 'Fn::Join': ['', [{ 'Fn::GetAtt': [LOCKED, 'Arn'] }, '/AWSLogs/o-1234567890/*']] },
      ],
      Condition: {
        StringEquals: {
          's3:x-amz-acl': 'bucket-owner-full-control',
          'aws:SourceArn': 'arn:aws:cloudtrail:us-west-2:111111111111:trail/lz-organization-trail',
        },
      },
    });
  });
});

test.each(['BucketConfig', 'BucketAccessLogs'])('%s has no Object Lock, which its writer refuses', (id) => {
  expect(properties(id)).not.toHaveProperty('ObjectLockEnabled');
});

test('requests to the trail and the Config bucket are logged, those to the access logs themselves are not', () => {
  expect(BUCKETS.map((id) => properties(id).LoggingConfiguration)).toEqual([
    { DestinationBucketName: { Ref: 'BucketAccessLogs' }, LogFilePrefix: 'organization-trail/' },
    { DestinationBucketName: { Ref: 'BucketAccessLogs' }, LogFilePrefix: 'config/' },
    undefined,
  ]);
});

describe('the key of the log archive', () => {
  test('rotates, and outlives its stack', () => {
    template.hasResource('AWS::KMS::Key', {
      Properties: { EnableKeyRotation: true, PendingWindowInDays: 30 },
      ...KEPT,
    });
    template.hasResourceProperties('AWS::KMS::Alias', { AliasName: 'alias/lz-logs' });
  });

  test.each(['BucketOrganizationTrail', 'BucketConfig'])('encrypts %s', (id) => {
    expect(properties(id).BucketEncryption).toMatchObject({
      ServerSideEncryptionConfiguration: [
        {
          ServerSideEncryptionByDefault: {
            SSEAlgorithm: 'aws:kms',
            KMSMasterKeyID: { 'Fn::GetAtt': ['LogKey', 'Arn'] },
          },
        },
      ],
    });
  });

  test('lets nobody encrypt but CloudTrail for this trail and AWS Config for this organization', () => {
    const encrypting = statements('LogKey').filter(({ Action }) =>
      [Action].flat().some((action) => /^kms:(\*|Encrypt|GenerateDataKey|ReEncrypt|CreateGrant)/.test(action)),
    );
    expect(encrypting.map(({ Principal, Condition }) => ({ Principal, Condition }))).toEqual([
      {
        Principal: { Service: 'cloudtrail.amazonaws.com' },
        Condition: {
          StringEquals: { 'aws:SourceArn': 'arn:aws:cloudtrail:us-west-2:111111111111:trail/lz-organization-trail' },
        },
      },
      {
        Principal: { Service: 'config.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceOrgID': 'o-1234567890' } },
      },
    ]);
  });

  test('is read through S3 only, by whom the account itself allows it', () => {
    expect(statement('LogKey', 'ReadingLogs')).toMatchObject({
      Principal: { AWS: 'arn:aws:iam::333333333333:root' },
      Action: 'kms:Decrypt',
      Condition: { StringEquals: { 'kms:ViaService': 's3.us-west-2.amazonaws.com' } },
    });
  });
});

test('the trail covers every account and region, can be verified, and is kept', () => {
  const stack = testStack();
  new OrganizationTrail(stack, 'Trail', { logArchiveAccountId: '333333333333' });
  Template.fromStack(stack).hasResource('AWS::CloudTrail::Trail', {
    Properties: {
      TrailName: 'lz-organization-trail',
      IsLogging: true,
      IsOrganizationTrail: true,
      IsMultiRegionTrail: true,
      IncludeGlobalServiceEvents: true,
      EnableLogFileValidation: true,
      S3BucketName: 'lz-organization-trail-333333333333-us-west-2',
      KMSKeyId: 'arn:aws:kms:us-west-2:333333333333:alias/lz-logs',
      EventSelectors: Match.absent(),
      AdvancedEventSelectors: Match.absent(),
    },
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
  });
});
