import { CfnBucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Statement } from '../../policy/document';
import { retainOnceCreated } from './retain';

export interface PrivateBucketProps {
  readonly bucketName: string;
  readonly logicalId: string;
  /**
   * Key of the encryption. `aws-managed`: AWS's key in KMS, which serves principals of this account alone. `s3`: the one
   * that S3 keeps itself, for what other accounts or AWS services read or write.
   */
  readonly key: 'aws-managed' | 's3';
  /** Bucket policy beside the refusal of unencrypted requests. @default - nobody but the account's own principals */
  readonly statements?: readonly Statement[];
  /** @default - objects and their versions are kept */
  readonly lifecycleRules?: readonly CfnBucket.RuleProperty[];
}

/**
 * A bucket that is encrypted, versioned, never public, over TLS only, and kept when it leaves the template.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
export class PrivateBucket extends Construct {
  public readonly resource: CfnBucket;
  public readonly policy: CfnBucketPolicy;

  public constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id);
    const { bucketName, logicalId, key, statements = [], lifecycleRules } = props;
    const bucket = retainOnceCreated(
      new CfnBucket(this, 'Resource', {
        bucketName,
        bucketEncryption: { serverSideEncryptionConfiguration: [ENCRYPTION[key]] },
        ...(lifecycleRules === undefined ? {} : { lifecycleConfiguration: { rules: [...lifecycleRules] } }),
        ownershipControls: { rules: [{ objectOwnership: 'BucketOwnerEnforced' }] },
        publicAccessBlockConfiguration: {
          blockPublicAcls: true,
          blockPublicPolicy: true,
          ignorePublicAcls: true,
          restrictPublicBuckets: true,
        },
        versioningConfiguration: { status: 'Enabled' },
      }),
    );
    bucket.overrideLogicalId(logicalId);
    this.resource = bucket;
    this.policy = retainOnceCreated(
      new CfnBucketPolicy(this, 'Policy', {
        bucket: bucket.ref,
        policyDocument: { Version: '2012-10-17', Statement: [tlsOnly(bucket.attrArn), ...statements] },
      }),
    );
    this.policy.overrideLogicalId(`${logicalId}Policy`);
    acknowledge(bucket, key);
  }
}

const ENCRYPTION: Readonly<Record<PrivateBucketProps['key'], CfnBucket.ServerSideEncryptionRuleProperty>> = {
  'aws-managed': { serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms' }, bucketKeyEnabled: true },
  s3: { serverSideEncryptionByDefault: { sseAlgorithm: 'AES256' } },
};

function tlsOnly(bucketArn: string): Statement {
  return {
    Sid: 'DenyUnencryptedTransport',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [bucketArn, `${bucketArn}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}

function acknowledge(bucket: CfnBucket, key: PrivateBucketProps['key']): void {
  const noAccessLog =
    'CloudTrail data events tell who did what with an object; a second bucket for access logs in each account tells no more.';
  Validations.of(bucket).acknowledge(
    { id: 'AwsSolutions-S1', reason: noAccessLog },
    { id: 'NIST.800.53.R5-S3BucketLoggingEnabled', reason: noAccessLog },
    {
      id: 'NIST.800.53.R5-S3BucketReplicationEnabled',
      reason:
        'Versions are kept, and what must outlive a region is for AWS Backup: replication doubles the cost of all.',
    },
    ...(key === 's3'
      ? [
          {
            id: 'NIST.800.53.R5-S3DefaultEncryptionKMS',
            reason:
              "Encrypted with S3's own key: those from outside the account who use it cannot use AWS's key in KMS.",
          },
        ]
      : []),
  );
}
