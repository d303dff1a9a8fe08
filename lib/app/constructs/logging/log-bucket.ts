import { CfnBucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { Aws, RemovalPolicy, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { logicalId } from '../../../base/logical-id';
import type { LogRetention } from '../../../model/landing-zone';
import { logBucketName, type LogPurpose } from '../../../base/names';
import type { Statement } from '../../../policy/document';

export interface LogBucketProps {
  readonly purpose: LogPurpose;
  readonly retention: Required<LogRetention>;
  /** What else than a service's own checks writes here, and under which names. */
  readonly writers: (bucketArn: string) => readonly Statement[];
  /** @default - S3's own key: all that S3 log delivery can write with */
  readonly keyArn?: string;
  /** Where requests to this bucket are logged. @default - not logged */
  readonly accessLogs?: LogBucket;
  /**
   * Object Lock for every log, or none: AWS Config and S3 log delivery refuse a bucket that has it.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-config-deliverychannel.html
   */
  readonly lock: 'locked' | 'unlocked';
}

/**
 * A bucket that AWS services write logs to and nobody deletes from: only its lifecycle rules do, which no bucket policy
 * holds back. It outlives its stack.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
 */
export class LogBucket extends Construct {
  public readonly name: string;
  public readonly arn: string;

  public constructor(scope: Construct, id: string, props: LogBucketProps) {
    super(scope, id);
    const { purpose, retention, keyArn, accessLogs } = props;
    const bucket = new CfnBucket(this, 'Resource', {
      bucketName: logBucketName(purpose, Aws.ACCOUNT_ID, Aws.REGION),
      bucketEncryption: {
        serverSideEncryptionConfiguration: [
          keyArn === undefined
            ? { serverSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }
            : {
                serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: keyArn },
                bucketKeyEnabled: true,
              },
        ],
      },
      ...(props.lock === 'locked' ? objectLock(retention) : {}),
      ...(accessLogs === undefined
        ? {}
        : { loggingConfiguration: { destinationBucketName: accessLogs.name, logFilePrefix: `${purpose}/` } }),
      lifecycleConfiguration: { rules: [lifecycleRule(retention)] },
      ownershipControls: { rules: [{ objectOwnership: 'BucketOwnerEnforced' }] },
      publicAccessBlockConfiguration: {
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      versioningConfiguration: { status: 'Enabled' },
    });
    bucket.overrideLogicalId(logicalId('Bucket', purpose));
    this.name = bucket.ref;
    this.arn = bucket.attrArn;
    bucket.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE, { applyToUpdateReplacePolicy: true });
    Validations.of(bucket).acknowledge({
      id: 'NIST.800.53.R5-S3BucketReplicationEnabled',
      reason: 'A second copy doubles the price of every log; versions, lock and policy keep this one from being lost.',
    });
    if (keyArn === undefined) {
      Validations.of(bucket).acknowledge({
        id: 'NIST.800.53.R5-S3DefaultEncryptionKMS',
        reason: 'S3 log delivery cannot write to a bucket that is encrypted with a KMS key, only with its own key.',
      });
    }

    const policy = new CfnBucketPolicy(this, 'Policy', {
      bucket: bucket.ref,
      policyDocument: { Version: '2012-10-17', Statement: [...denials(this.arn), ...props.writers(this.arn)] },
    });
    policy.overrideLogicalId(logicalId('BucketPolicy', purpose));
  }
}

function objectLock({ lockMode, lockDays }: Required<LogRetention>): object {
  return {
    objectLockEnabled: true,
    objectLockConfiguration: {
      objectLockEnabled: 'Enabled',
      rule: { defaultRetention: { mode: lockMode.toUpperCase(), days: lockDays } },
    },
  };
}

/** Days after which a version goes that is not the latest: an expired log, hidden by its delete marker. */
const NONCURRENT_DAYS = 30;

function lifecycleRule({ archiveAfterDays, expireAfterDays }: Required<LogRetention>): CfnBucket.RuleProperty {
  return {
    id: 'retention',
    status: 'Enabled',
    transitions: [{ storageClass: 'GLACIER_IR', transitionInDays: archiveAfterDays }],
    expirationInDays: expireAfterDays,
    noncurrentVersionExpiration: { noncurrentDays: NONCURRENT_DAYS },
    abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
  };
}

function denials(bucketArn: string): Statement[] {
  const objects = `${bucketArn}/*`;
  return [
    {
      Sid: 'TlsOnly',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: [bucketArn, objects],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
    {
      Sid: 'NobodyWritesLogsByHand',
      Effect: 'Deny',
      Principal: '*',
      // Replication writes without `s3:PutObject`.
      Action: ['s3:PutObject', 's3:ReplicateObject'],
      Resource: objects,
      Condition: { Bool: { 'aws:PrincipalIsAWSService': 'false' } },
    },
    {
      Sid: 'NobodyDeletesLogs',
      Effect: 'Deny',
      Principal: '*',
      // Under another key a log is as good as deleted.
      Action: [
        's3:BypassGovernanceRetention',
        's3:DeleteObject',
        's3:DeleteObjectVersion',
        's3:ReplicateDelete',
        's3:UpdateObjectEncryption',
      ],
      Resource: objects,
    },
  ];
}
