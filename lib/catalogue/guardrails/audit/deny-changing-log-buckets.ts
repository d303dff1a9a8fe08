import { PREFIX } from '../../../base/names';
import { exceptFor, exempt } from '../definition/exemptions';
import type { Guardrail } from '../definition/guardrail';
import { impostors, someone } from '../definition/proof-principals';

const buckets = `arn:aws:s3:::${PREFIX}*`;
const bucket = `arn:aws:s3:::${PREFIX}organization-trail`;
const object = `${bucket}/AWSLogs/1.json.gz`;

const bucketDeletion = ['s3:DeleteBucket'] as const;
const objectDeletion = [
  's3:BypassGovernanceRetention',
  's3:DeleteObject',
  's3:DeleteObjectVersion',
  's3:PutObjectLegalHold',
  's3:PutObjectRetention',
] as const;

const configuration = [
  's3:DeleteBucketPolicy',
  's3:PutBucketAcl',
  's3:PutBucketLogging',
  's3:PutBucketObjectLockConfiguration',
  's3:PutBucketOwnershipControls',
  's3:PutBucketPolicy',
  's3:PutBucketPublicAccessBlock',
  's3:PutBucketVersioning',
  's3:PutEncryptionConfiguration',
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
  exceptions: { to: [], because: 'logs that somebody can delete prove nothing' },
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
