import type { Control } from './definition/control';

const encryption = ['CA-9(1)', 'CM-3(6)', 'SC-7(10)', 'SC-13', 'SC-28', 'SC-28(1)', 'SI-7(6)'] as const;
const publicAccess = ['AC-3', 'AC-3(7)', 'AC-4', 'AC-4(21)', 'AC-6', 'AC-21', 'SC-7', 'SC-7(3)', 'SC-7(4)'] as const;

/** Data at rest, data in transit, and data that anybody could read. */
export const dataControls = {
  'ebs-encrypted-by-default': {
    title: 'New EBS volumes are encrypted by default',
    rule: 'EC2_EBS_ENCRYPTION_BY_DEFAULT',
    scope: 'region',
    cis: { v3: ['2.2.1'], v5: ['5.1.1'] },
    nist: ['CA-9(1)', 'SC-7(10)', 'SC-13', 'SC-28', 'SC-28(1)', 'SI-7(6)'],
  },
  'ebs-volumes-encrypted': {
    title: 'Attached EBS volumes are encrypted',
    rule: 'ENCRYPTED_VOLUMES',
    scope: 'region',
    cis: { v3: [], v5: [] },
    nist: encryption,
  },
  'ebs-snapshots-private': {
    title: 'No EBS snapshot can be restored by everybody',
    rule: 'EBS_SNAPSHOT_PUBLIC_RESTORABLE_CHECK',
    scope: 'region',
    cis: { v3: [], v5: [] },
    nist: publicAccess,
  },
  'efs-encrypted': {
    title: 'EFS file systems are encrypted',
    rule: 'EFS_ENCRYPTED_CHECK',
    scope: 'region',
    cis: { v3: ['2.4.1'], v5: ['2.3.1'] },
    nist: encryption,
  },
  'rds-encrypted': {
    title: 'RDS databases are encrypted',
    rule: 'RDS_STORAGE_ENCRYPTED',
    scope: 'region',
    cis: { v3: ['2.3.1'], v5: ['2.2.1'] },
    nist: encryption,
  },
  'rds-minor-upgrades': {
    title: 'RDS databases take minor upgrades by themselves',
    rule: 'RDS_AUTOMATIC_MINOR_VERSION_UPGRADE_ENABLED',
    scope: 'region',
    cis: { v3: ['2.3.2'], v5: ['2.2.2'] },
    nist: ['SI-2', 'SI-2(2)', 'SI-2(4)', 'SI-2(5)'],
  },
  'rds-private': {
    title: 'RDS databases cannot be reached from the internet',
    rule: 'RDS_INSTANCE_PUBLIC_ACCESS_CHECK',
    scope: 'region',
    cis: { v3: ['2.3.3'], v5: ['2.2.3'] },
    nist: ['AC-4', 'AC-4(21)', 'SC-7', 'SC-7(4)', 'SC-7(5)', 'SC-7(11)', 'SC-7(16)', 'SC-7(21)'],
  },
  'rds-snapshots-private': {
    title: 'No RDS snapshot is public',
    rule: 'RDS_SNAPSHOTS_PUBLIC_PROHIBITED',
    scope: 'region',
    cis: { v3: [], v5: [] },
    nist: publicAccess,
  },
  's3-encrypted': {
    title: 'S3 buckets encrypt what is written to them',
    rule: 'S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED',
    scope: 'region',
    cis: { v3: [], v5: [] },
    nist: ['AU-9', 'CA-9(1)', 'CM-3(6)', 'SC-7(10)', 'SC-13', 'SC-28', 'SC-28(1)', 'SI-7(6)'],
  },
  's3-tls-only': {
    title: 'S3 buckets refuse requests without TLS',
    rule: 'S3_BUCKET_SSL_REQUESTS_ONLY',
    scope: 'region',
    cis: { v3: ['2.1.1'], v5: ['2.1.1'] },
    nist: ['AC-4', 'AC-17(2)', 'IA-5(1)', 'SC-7(4)', 'SC-8', 'SC-8(1)', 'SC-13', 'SC-23', 'SI-7(6)'],
  },
  's3-not-public': {
    title: 'S3 buckets block public access',
    rule: 'S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED',
    scope: 'region',
    cis: { v3: ['2.1.4'], v5: ['2.1.4'] },
    nist: publicAccess,
  },
  'keys-rotate': {
    title: 'KMS keys of our own rotate every year',
    rule: 'CMK_BACKING_KEY_ROTATION_ENABLED',
    scope: 'region',
    cis: { v3: ['3.6'], v5: ['3.6'] },
    nist: ['SC-12', 'SC-12(2)', 'SC-28(3)'],
  },
} as const satisfies Record<string, Control>;
