import { APPLICATION_ROLE, here, serviceLinkedRole } from './definition/arns';
import { passedTo } from './definition/contexts';
import type { Workflow } from './definition/workflow';

const key = here('kms', 'key/0a1b2c');
const bucket = 'arn:aws:s3:::orders';
const object = `${bucket}/2026/november.json`;
const database = here('rds', 'db:orders');
const snapshot = here('rds', 'snapshot:orders-2026');
const KMS_USE = ['kms:Decrypt', 'kms:GenerateDataKey'] as const;

/** What is stored: buckets, databases, keys, copies and backups. */
export const data = {
  'rds-database': {
    says: 'A database is made, encrypted with a key of the account, and its password kept in Secrets Manager.',
    source: [
      'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/security_iam_id-based-policy-examples-create-and-modify-examples.html',
      'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.Keys.html',
    ],
    by: 'persona/developer',
    calls: [
      { action: 'rds:CreateDBInstance', resource: [database, here('rds', 'pg:default'), here('rds', 'subgrp:orders')] },
      { action: ['kms:CreateGrant', 'kms:DescribeKey'], resource: key },
      {
        action: ['secretsmanager:CreateSecret', 'secretsmanager:TagResource'],
        resource: here('secretsmanager', 'secret:rds-orders'),
      },
      {
        action: 'iam:CreateServiceLinkedRole',
        resource: serviceLinkedRole('rds.amazonaws.com', 'RDS'),
        context: { 'iam:AWSServiceName': 'rds.amazonaws.com' },
      },
      { action: ['ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets', 'ec2:DescribeVpcs'] },
    ],
  },
  'rds-snapshot-copy': {
    says: 'A database is copied: snapshot, copy of the snapshot with another key, restore of the copy.',
    source: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_CopySnapshot.html'],
    by: 'application',
    calls: [
      { action: 'rds:CreateDBSnapshot', resource: [database, snapshot] },
      { action: 'rds:CopyDBSnapshot', resource: snapshot },
      { action: 'rds:RestoreDBInstanceFromDBSnapshot', resource: [database, snapshot, here('rds', 'subgrp:orders')] },
      {
        action: ['kms:CreateGrant', 'kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKeyWithoutPlaintext'],
        resource: key,
      },
    ],
  },
  'rds-snapshot-share': {
    says: 'A snapshot of a database is shared with another account.',
    source: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html'],
    by: 'application',
    calls: [{ action: 'rds:ModifyDBSnapshotAttribute', resource: snapshot }],
    blocked: [
      {
        by: 'deny-sharing-images-and-snapshots',
        calls: [1],
        instead:
          'Export what the other account needs into a bucket that both may read, or copy by AWS Backup within the organization.',
        allow: 'Exempt the role that shares from deny-sharing-images-and-snapshots in config/exceptions.ts.',
      },
    ],
  },
  'machine-image': {
    says: 'A machine image is made of an instance and copied, encrypted.',
    source: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/CopyingAMIs.html'],
    by: 'persona/developer',
    calls: [
      {
        action: 'ec2:CreateImage',
        resource: [
          'arn:aws:ec2:{region}::image/*',
          here('ec2', 'instance/i-0123456789abcdef0'),
          'arn:aws:ec2:{region}::snapshot/*',
        ],
      },
      { action: 'ec2:CopyImage', resource: ['arn:aws:ec2:{region}::image/*', 'arn:aws:ec2:{region}::snapshot/*'] },
      { action: 'kms:CreateGrant', resource: key, context: { 'kms:GrantIsForAWSResource': 'true' } },
    ],
  },
  'machine-image-share': {
    says: 'A machine image is shared with another account.',
    source: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sharingamis-explicit.html'],
    by: 'application',
    calls: [
      { action: 'ec2:ModifyImageAttribute', resource: 'arn:aws:ec2:{region}::image/ami-0123456789abcdef0' },
      { action: 'ec2:ModifySnapshotAttribute', resource: 'arn:aws:ec2:{region}::snapshot/snap-0123456789abcdef0' },
    ],
    blocked: [
      {
        by: 'deny-sharing-images-and-snapshots',
        calls: [1, 2],
        instead: 'Build the image in the account that uses it, or in one outside production and share it from there.',
        allow: 'Exempt the role that shares from deny-sharing-images-and-snapshots in config/exceptions.ts.',
      },
    ],
  },
  'bucket-of-application': {
    says: 'A bucket is made, encrypted with a key of the account, and used.',
    source: [
      'https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html',
      'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
    ],
    by: 'persona/developer',
    calls: [
      {
        action: ['s3:CreateBucket', 's3:PutBucketPublicAccessBlock', 's3:PutEncryptionConfiguration'],
        resource: bucket,
      },
      { action: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'], resource: object },
      { action: KMS_USE, resource: key },
      { action: 's3:ListAllMyBuckets' },
    ],
  },
  'bucket-over-http': {
    says: 'A program reads an object over an endpoint without encryption.',
    source: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html'],
    by: 'application',
    calls: [{ action: 's3:GetObject', resource: object, context: { 'aws:SecureTransport': 'false' } }],
    blocked: [
      {
        by: 'deny-unencrypted-transport',
        calls: [1],
        instead: 'Use the https endpoint, as every SDK does by itself.',
        allow: 'Exempt the role or the account from deny-unencrypted-transport in config/exceptions.ts.',
      },
    ],
  },
  'public-bucket': {
    says: 'The public access block of an account is taken off, to publish a bucket.',
    source: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html'],
    by: 'administrator',
    calls: [{ action: 's3:PutAccountPublicAccessBlock' }],
    blocked: [
      {
        by: 'deny-changing-public-access-block',
        calls: [1],
        instead: 'Serve the files by CloudFront with origin access control; the bucket stays private.',
        allow:
          'Exempt the account from deny-changing-public-access-block in config/exceptions.ts, and leave block-public-s3 off its OU.',
      },
    ],
  },
  'replication-across-accounts': {
    says: 'Objects are replicated into a bucket of another account of the organization, decrypted and encrypted again.',
    source: [
      'https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html',
      'https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html',
    ],
    by: 'role/app/replication',
    calls: [
      { action: ['s3:GetReplicationConfiguration', 's3:ListBucket'], resource: bucket },
      {
        action: ['s3:GetObjectVersionAcl', 's3:GetObjectVersionForReplication', 's3:GetObjectVersionTagging'],
        resource: object,
      },
      {
        action: ['s3:ObjectOwnerOverrideToBucketOwner', 's3:ReplicateDelete', 's3:ReplicateObject', 's3:ReplicateTags'],
        resource: 'arn:aws:s3:::orders-copy/2026/november.json',
      },
      { action: 'kms:Decrypt', resource: key },
      { action: ['kms:Encrypt', 'kms:GenerateDataKey'], resource: 'arn:aws:kms:{region}:{other}:key/0a1b2c' },
    ],
  },
  'set-up-replication': {
    says: 'Replication of a bucket is set up, and its role passed along.',
    source: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html'],
    by: 'persona/developer',
    calls: [
      { action: ['s3:PutBucketVersioning', 's3:PutReplicationConfiguration'], resource: bucket },
      { action: 'iam:PassRole', resource: APPLICATION_ROLE, context: passedTo('s3.amazonaws.com') },
    ],
  },
  'key-of-another-account': {
    says: 'An application uses a key of another account of the organization, whose policy lets it in.',
    source: ['https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html'],
    by: 'application',
    calls: [{ action: [...KMS_USE, 'kms:DescribeKey'], resource: 'arn:aws:kms:{region}:{other}:key/0a1b2c' }],
  },
  'key-of-application': {
    says: 'A key is made, named, rotated and given to a service by a grant.',
    source: ['https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html'],
    by: 'persona/developer',
    calls: [
      { action: 'kms:CreateKey' },
      { action: 'kms:CreateAlias', resource: [here('kms', 'alias/orders'), key] },
      { action: ['kms:CreateGrant', 'kms:EnableKeyRotation', 'kms:RevokeGrant'], resource: key },
      { action: 'kms:PutKeyPolicy', resource: key },
    ],
    blocked: [
      {
        by: 'deny-disabling-log-keys',
        calls: [4],
        instead: 'Put what has a key of its own into another account.',
        allow: 'Place deny-disabling-log-keys on the log archive account alone.',
      },
    ],
  },
  'key-deletion': {
    says: 'A key is scheduled for deletion, by hand or by the deletion of its stack.',
    source: ['https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html'],
    by: 'deployment',
    calls: [{ action: 'kms:ScheduleKeyDeletion', resource: key }],
    blocked: [
      {
        by: 'deny-disabling-keys',
        calls: [1],
        instead: 'Retain the key when its stack is deleted (RemovalPolicy.RETAIN); the emergency role retires it.',
        allow: 'Exempt the role from deny-disabling-keys in config/exceptions.ts.',
      },
      {
        by: 'deny-disabling-log-keys',
        calls: [1],
        instead: 'Put what has a key of its own into another account.',
        allow: 'Place deny-disabling-log-keys on the log archive account alone.',
      },
    ],
  },
  'dynamodb-table': {
    says: 'A table is made with recovery to a point in time, and used.',
    source: ['https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/using-identity-based-policies.html'],
    by: 'persona/developer',
    calls: [
      {
        action: [
          'dynamodb:CreateTable',
          'dynamodb:DescribeTable',
          'dynamodb:GetItem',
          'dynamodb:PutItem',
          'dynamodb:Query',
          'dynamodb:TagResource',
          'dynamodb:UpdateContinuousBackups',
        ],
        resource: here('dynamodb', 'table/orders'),
      },
      {
        action: 'iam:CreateServiceLinkedRole',
        resource: serviceLinkedRole(
          'dynamodb.application-autoscaling.amazonaws.com',
          'ApplicationAutoScaling_DynamoDBTable',
        ),
      },
    ],
  },
  'secret-rotation': {
    says: 'A secret is made and rotated by a function.',
    source: [
      'https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html',
    ],
    by: 'application',
    calls: [
      {
        action: [
          'secretsmanager:DescribeSecret',
          'secretsmanager:GetSecretValue',
          'secretsmanager:PutSecretValue',
          'secretsmanager:UpdateSecretVersionStage',
        ],
        resource: here('secretsmanager', 'secret:orders-0a1b2c'),
      },
      { action: 'secretsmanager:GetRandomPassword' },
      { action: KMS_USE, resource: key },
    ],
  },
  'restore-from-backup': {
    says: 'A volume is restored from a recovery point of a vault of the team, by a role of the team that may restore.',
    source: [
      'https://docs.aws.amazon.com/aws-backup/latest/devguide/access-control.html',
      'https://docs.aws.amazon.com/aws-backup/latest/devguide/restoring-a-backup.html',
    ],
    by: 'account-access',
    calls: [
      { action: 'backup:ListRecoveryPointsByBackupVault', resource: here('backup', 'backup-vault:orders') },
      {
        action: ['backup:DescribeRecoveryPoint', 'backup:GetRecoveryPointRestoreMetadata', 'backup:StartRestoreJob'],
      },
      { action: 'backup:DescribeRestoreJob' },
      {
        action: 'iam:PassRole',
        resource: APPLICATION_ROLE,
        context: passedTo('backup.amazonaws.com'),
      },
    ],
  },
  'delete-recovery-point': {
    says: 'A recovery point is deleted before its time.',
    source: ['https://docs.aws.amazon.com/aws-backup/latest/devguide/deleting-backups.html'],
    by: 'administrator',
    calls: [{ action: 'backup:DeleteRecoveryPoint' }],
    blocked: [
      {
        by: 'deny-deleting-backups',
        calls: [1],
        instead: 'Let it expire by the rule of its plan.',
        allow: 'Take the emergency role: every use of it raises an alarm.',
      },
    ],
  },
  'athena-query': {
    says: 'A query runs in Athena, on a table of Glue, its result in a bucket.',
    source: ['https://docs.aws.amazon.com/athena/latest/ug/managed-policies.html'],
    by: 'application',
    calls: [
      {
        action: ['athena:GetQueryExecution', 'athena:GetQueryResults', 'athena:StartQueryExecution'],
        resource: here('athena', 'workgroup/orders'),
      },
      {
        action: ['glue:GetPartitions', 'glue:GetTable'],
        resource: [here('glue', 'catalog'), here('glue', 'database/orders'), here('glue', 'table/orders/bookings')],
      },
      { action: ['s3:GetBucketLocation', 's3:ListBucket'], resource: 'arn:aws:s3:::orders-query-results' },
      { action: ['s3:GetObject', 's3:PutObject'], resource: 'arn:aws:s3:::orders-query-results/1.csv' },
      { action: 'lakeformation:GetDataAccess' },
      { action: KMS_USE, resource: key },
    ],
  },
  'zero-etl-integration': {
    says: 'A warehouse takes changes of a database by a zero-ETL integration, whose source its policy has to name.',
    source: ['https://docs.aws.amazon.com/redshift/latest/mgmt/zero-etl-using.redshift-iam.html'],
    by: 'application',
    calls: [{ action: 'redshift:PutResourcePolicy', resource: here('redshift', 'namespace:0a1b2c') }],
    blocked: [
      {
        by: 'deny-sharing-resources',
        calls: [1],
        instead: 'Let a StackSet of the management account set the policy, when the warehouse is made.',
        allow: 'Exempt the role that sets it from deny-sharing-resources in config/exceptions.ts.',
      },
    ],
  },
  'firehose-from-kafka': {
    says: 'A stream of Firehose reads a cluster of MSK over its private brokers, which the cluster’s policy has to let in.',
    source: ['https://docs.aws.amazon.com/firehose/latest/dev/writing-with-msk.html'],
    by: 'application',
    calls: [{ action: 'kafka:PutClusterPolicy', resource: here('kafka', 'cluster/orders/0a1b2c') }],
    blocked: [
      {
        by: 'deny-sharing-resources',
        calls: [1],
        instead: 'Let a StackSet of the management account set the policy, when the cluster is made.',
        allow: 'Exempt the role that sets it from deny-sharing-resources in config/exceptions.ts.',
      },
    ],
  },
  'image-pipeline': {
    says: 'Image Builder makes machine images and hands them out by a distribution configuration.',
    source: ['https://docs.aws.amazon.com/imagebuilder/latest/userguide/manage-distribution-settings.html'],
    by: 'application',
    calls: [
      {
        action: 'imagebuilder:CreateDistributionConfiguration',
        resource: here('imagebuilder', 'distribution-configuration/orders'),
      },
    ],
    blocked: [
      {
        by: 'deny-copying-out-of-regions',
        calls: [1],
        instead:
          'Leave the configuration out: the image is made in the Region of the pipeline. Copy it by a call of your own.',
        allow:
          'Exempt the role from deny-copying-out-of-regions in config/exceptions.ts; it may then hand images to any Region and account.',
      },
    ],
  },
  'glue-job': {
    says: 'A crawler and a job are made, with the role that they run as, and started.',
    source: ['https://docs.aws.amazon.com/glue/latest/dg/configure-iam-for-glue.html'],
    by: 'persona/developer',
    calls: [
      { action: ['glue:CreateJob', 'glue:StartJobRun'], resource: here('glue', 'job/orders') },
      { action: 'glue:CreateCrawler' },
      { action: 'glue:StartCrawler', resource: here('glue', 'crawler/orders') },
      { action: 'glue:CreateDatabase', resource: [here('glue', 'catalog'), here('glue', 'database/orders')] },
      { action: 'iam:PassRole', resource: APPLICATION_ROLE, context: passedTo('glue.amazonaws.com') },
    ],
  },
} as const satisfies Readonly<Record<string, Workflow>>;
