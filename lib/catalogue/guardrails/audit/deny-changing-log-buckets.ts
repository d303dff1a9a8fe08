import { PREFIX } from '../../../base/names';
import { exceptFor, exempt } from '../definition/exemptions';
import type { Guardrail } from '../definition/guardrail';
import { impostors, someone } from '../definition/proof-principals';

const buckets = `arn:aws:s3:::${PREFIX}*`;
const bucket = `arn:aws:s3:::${PREFIX}organization-trail`;
const object = `${bucket}/AWSLogs/1.json.gz`;

const bucketDeletion = ['s3:DeleteBucket'] as const;
/** Replication writes and deletes as a role of its own, without `s3:PutObject`. Another key may be one that nobody has tomorrow. */
const objectDeletion = [
  's3:BypassGovernanceRetention',
  's3:DeleteObject',
  's3:DeleteObjectVersion',
  's3:PutObjectLegalHold',
  's3:PutObjectRetention',
  's3:ReplicateDelete',
  's3:ReplicateObject',
  's3:ReplicateObjectAnnotation',
  's3:ReplicateTags',
  's3:UpdateObjectEncryption',
] as const;

const configuration = [
  's3:DeleteBucketPolicy',
  's3:PauseReplication',
  's3:PutBucketAbac',
  's3:PutBucketAcl',
  's3:PutBucketLogging',
  's3:PutBucketNotification',
  's3:PutBucketObjectLockConfiguration',
  's3:PutBucketOwnershipControls',
  's3:PutBucketPolicy',
  's3:PutBucketPublicAccessBlock',
  's3:PutBucketRequestPayment',
  's3:PutBucketVersioning',
  's3:PutEncryptionConfiguration',
  's3:PutIntelligentTieringConfiguration',
  's3:PutLifecycleConfiguration',
  's3:PutReplicationConfiguration',
] as const;

/**
 * One home for the logs of all accounts: nobody deletes there, the landing zone included; only lifecycle rules do, and
 * those act as the service. Reading is not denied: auditors read.
 *
 * @see https://docs.aws.amazon.com/prescriptive-guidance/latest/security-reference-architecture/log-archive.html
 */
export const denyChangingLogBuckets: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G13',
  why: 'Logs that somebody can delete or let expire early prove nothing. Their buckets change through the landing zone only.',
  restsOn: [{ guardrail: 'deny-disabling-log-keys', for: 'a log whose key is deleted' }],
  exceptions: { to: [], because: 'logs that somebody can delete prove nothing' },
  protects: [
    {
      service: 's3',
      resourceTypes: ['bucket', 'object'],
      resources: [buckets],
      leaves: [
        {
          because: 'makes a bucket; the name of one that is there is taken',
          actions: ['CreateBucket'],
        },
        {
          because: 'writes, which the policy of these buckets leaves to services; what was there stays as a version',
          actions: ['AbortMultipartUpload', 'PutObject'],
        },
        {
          because: 'writes notes or tags beside an object; neither policy nor lifecycle reads them',
          actions: [
            'DeleteObjectAnnotation',
            'DeleteObjectTagging',
            'DeleteObjectVersionAnnotation',
            'DeleteObjectVersionTagging',
            'PutBucketTagging',
            'PutObjectAnnotation',
            'PutObjectTagging',
            'PutObjectVersionAnnotation',
            'PutObjectVersionTagging',
            'TagResource',
            'UntagResource',
          ],
        },
        {
          because: 'is an access control list, which BucketOwnerEnforced switches off',
          actions: ['ObjectOwnerOverrideToBucketOwner', 'PutObjectAcl', 'PutObjectVersionAcl'],
        },
        { because: 'brings an archived object back', actions: ['RestoreObject'] },
        {
          because: 'copies old objects to where the replication says, which is denied to change',
          actions: ['InitiateReplication'],
        },
        {
          because: 'lists or counts what is there; who may read it, the bucket’s policy says',
          actions: [
            'CreateBucketMetadataTableConfiguration',
            'DeleteBucketMetadataTableConfiguration',
            'PutAnalyticsConfiguration',
            'PutInventoryConfiguration',
            'PutMetricsConfiguration',
            'UpdateBucketMetadataAnnotationTableConfiguration',
            'UpdateBucketMetadataInventoryTableConfiguration',
            'UpdateBucketMetadataJournalTableConfiguration',
          ],
        },
        {
          because: 'is about how the bucket is reached; without a policy or public access it opens nothing',
          actions: ['DeleteBucketWebsite', 'PutAccelerateConfiguration', 'PutBucketCORS', 'PutBucketWebsite'],
        },
      ],
    },
  ],
  statements: [
    { Effect: 'Deny', Action: [...bucketDeletion, ...objectDeletion], Resource: buckets },
    { Effect: 'Deny', Action: configuration, Resource: buckets, Condition: exceptFor(exempt.stackSets) },
  ],
  denies: [
    { action: bucketDeletion, resource: bucket },
    { principal: impostors, action: bucketDeletion, resource: bucket },
    { action: objectDeletion, resource: object },
    { principal: someone.stackSets, action: bucketDeletion, resource: bucket },
    { principal: someone.breakGlass, action: objectDeletion, resource: object },
    { action: configuration, resource: bucket },
    { principal: impostors, action: configuration, resource: bucket },
  ],
  allows: [
    { principal: someone.stackSets, action: configuration, resource: bucket },
    { action: ['s3:GetBucketPolicy', 's3:ListBucket'], resource: bucket },
    { action: 's3:GetObject', resource: object },
    { action: [...bucketDeletion, ...configuration], resource: 'arn:aws:s3:::query-results' },
    { action: objectDeletion, resource: 'arn:aws:s3:::query-results/1.csv' },
  ],
};
