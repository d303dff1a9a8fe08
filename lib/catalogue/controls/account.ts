import type { Control } from './definition/control';

/** What is recorded of an account, and whose it is. */
export const accountControls = {
  'trail-on': {
    title: 'A trail records every region',
    rule: 'MULTI_REGION_CLOUD_TRAIL_ENABLED',
    scope: 'account',
    cis: { v3: ['3.1'], v5: ['3.1'] },
    nist: ['AC-2(4)', 'AC-6(9)', 'AU-2', 'AU-3', 'AU-6(3)', 'AU-10', 'AU-12', 'AU-14(1)', 'CA-7', 'SI-7(8)'],
  },
  'trail-validated': {
    title: 'Whether a log was changed can be told',
    rule: 'CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED',
    scope: 'account',
    cis: { v3: ['3.2'], v5: ['3.2'] },
    nist: ['AU-9', 'SI-4', 'SI-7(1)', 'SI-7(3)', 'SI-7(7)'],
  },
  'trail-encrypted': {
    title: 'Trails are encrypted with a key of our own',
    rule: 'CLOUD_TRAIL_ENCRYPTION_ENABLED',
    scope: 'account',
    cis: { v3: ['3.5'], v5: ['3.5'] },
    nist: ['AU-9', 'CA-9(1)', 'CM-3(6)', 'SC-7(10)', 'SC-13', 'SC-28', 'SC-28(1)', 'SI-7(6)'],
  },
  'in-organization': {
    title: 'The account belongs to the organization, whose guardrails hold for it',
    rule: 'ACCOUNT_PART_OF_ORGANIZATIONS',
    scope: 'account',
    cis: { v3: [], v5: [] },
    nist: ['CA-9(1)', 'CM-2'],
  },
  'account-blocks-public-s3': {
    title: 'The account as a whole blocks public access to S3',
    rule: 'S3_ACCOUNT_LEVEL_PUBLIC_ACCESS_BLOCKS_PERIODIC',
    scope: 'account',
    cis: { v3: ['2.1.4'], v5: ['2.1.4'] },
    nist: ['AC-3', 'AC-3(7)', 'AC-4', 'AC-4(21)', 'AC-6', 'AC-21', 'SC-7', 'SC-7(3)', 'SC-7(4)'],
  },
} as const satisfies Record<string, Control>;
