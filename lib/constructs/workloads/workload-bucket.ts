import { CfnBucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { Statement } from '../../policy/document';
import { retain } from '../retain';

export interface WorkloadBucketProps {
  readonly bucketName: string;
  readonly logicalId: string;
  /** What principals of other accounts may do, resources included. Empty: nothing. */
  readonly sharedBy: readonly Statement[];
}

/**
 * A bucket of a workload: encrypted, versioned, never public, over TLS only, and kept when it leaves the template.
 *
 * A bucket that is shared is encrypted with S3's own key: a key of KMS that AWS manages serves its own account alone.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
export class WorkloadBucket extends Construct {
  public constructor(scope: Construct, id: string, { bucketName, logicalId, sharedBy }: WorkloadBucketProps) {
    super(scope, id);
    const isShared = sharedBy.length > 0;
    const bucket = retain(
      new CfnBucket(this, 'Resource', {
        bucketName,
        bucketEncryption: {
          serverSideEncryptionConfiguration: [
            isShared
              ? { serverSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }
              : { serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms' }, bucketKeyEnabled: true },
          ],
        },
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
    const policy = retain(
      new CfnBucketPolicy(this, 'Policy', {
        bucket: bucket.ref,
        policyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'DenyUnencryptedTransport',
              Effect: 'Deny',
              Principal: '*',
              Action: 's3:*',
              Resource: [bucket.attrArn, `${bucket.attrArn}/*`],
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
            ...sharedBy,
          ],
        },
      }),
    );
    policy.overrideLogicalId(`${logicalId}Policy`);
    acknowledge(bucket, isShared);
  }
}

function acknowledge(bucket: CfnBucket, isShared: boolean): void {
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
    ...(isShared
      ? [
          {
            id: 'NIST.800.53.R5-S3DefaultEncryptionKMS',
            reason:
              "Encrypted with S3's own key: AWS's key in KMS cannot be used by the accounts that it is shared with.",
          },
        ]
      : []),
  );
}
