import { Aws } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { LogRetention } from '../../../model/landing-zone';
import { PREFIX, TRAIL_NAME } from '../../../base/names';
import type { Statement } from '../../../policy/document';
import { LogBucket } from './log-bucket';
import { LogKey } from './log-key';
import { TrailQueries } from './trail-queries';

export interface LogArchiveProps {
  readonly organizationId: string;
  readonly managementAccountId: string;
  readonly retention: Required<LogRetention>;
}

/**
 * What the log archive account holds: one key, and a bucket each for the organization trail, for AWS Config and for the
 * requests to those two; and what the trail is queried with.
 *
 * @see https://docs.aws.amazon.com/prescriptive-guidance/latest/security-reference-architecture/log-archive.html
 */
export class LogArchive extends Construct {
  public constructor(scope: Construct, id: string, props: LogArchiveProps) {
    super(scope, id);
    const { organizationId, managementAccountId, retention } = props;
    const trailArn = `arn:aws:cloudtrail:${Aws.REGION}:${managementAccountId}:trail/${TRAIL_NAME}`;
    const { arn: keyArn } = new LogKey(this, 'Key', { organizationId, trailArn });

    const accessLogs = new LogBucket(this, 'AccessLogs', {
      purpose: 'access-logs',
      retention,
      lock: 'unlocked',
      writers: (bucketArn) => [s3LogDelivery(bucketArn)],
    });
    const trail = new LogBucket(this, 'OrganizationTrail', {
      purpose: 'organization-trail',
      retention,
      lock: 'locked',
      keyArn,
      accessLogs,
      writers: (bucketArn) =>
        cloudTrail(bucketArn, { 'aws:SourceArn': trailArn }, [managementAccountId, organizationId]),
    });
    new TrailQueries(this, 'TrailQueries', {
      bucketName: trail.name,
      organizationId,
      expireAfterDays: retention.expireAfterDays,
    });
    new LogBucket(this, 'Config', {
      purpose: 'config',
      retention,
      lock: 'unlocked',
      keyArn,
      accessLogs,
      writers: (bucketArn) => config(bucketArn, { 'aws:SourceOrgID': organizationId }),
    });
  }
}

type Equals = Readonly<Record<string, string>>;

const OWNER_KEEPS_CONTROL = { 's3:x-amz-acl': 'bucket-owner-full-control' };

/** @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html */
function cloudTrail(bucketArn: string, source: Equals, folders: readonly string[]): Statement[] {
  const Principal = { Service: 'cloudtrail.amazonaws.com' };
  return [
    {
      Sid: 'CloudTrailChecks',
      Effect: 'Allow',
      Principal,
      Action: 's3:GetBucketAcl',
      Resource: bucketArn,
      Condition: { StringEquals: source },
    },
    {
      Sid: 'CloudTrailWrites',
      Effect: 'Allow',
      Principal,
      Action: 's3:PutObject',
      Resource: folders.map((folder) => `${bucketArn}/AWSLogs/${folder}/*`),
      Condition: { StringEquals: { ...OWNER_KEEPS_CONTROL, ...source } },
    },
  ];
}

/** @see https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html */
function config(bucketArn: string, source: Equals): Statement[] {
  const Principal = { Service: 'config.amazonaws.com' };
  return [
    {
      Sid: 'ConfigChecks',
      Effect: 'Allow',
      Principal,
      Action: ['s3:GetBucketAcl', 's3:ListBucket'],
      Resource: bucketArn,
      Condition: { StringEquals: source },
    },
    {
      Sid: 'ConfigWrites',
      Effect: 'Allow',
      Principal,
      Action: 's3:PutObject',
      Resource: `${bucketArn}/AWSLogs/*/Config/*`,
      Condition: { StringEquals: { ...OWNER_KEEPS_CONTROL, ...source } },
    },
  ];
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html */
function s3LogDelivery(bucketArn: string): Statement {
  return {
    Sid: 'S3LogDeliveryWrites',
    Effect: 'Allow',
    Principal: { Service: 'logging.s3.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: `${bucketArn}/*`,
    Condition: {
      StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
      ArnLike: { 'aws:SourceArn': `arn:aws:s3:::${PREFIX}*` },
    },
  };
}
