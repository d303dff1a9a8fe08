import { CfnBackupVault } from 'aws-cdk-lib/aws-backup';
import { Construct } from 'constructs';
import type { Backup } from '../../../model/baseline-schema';
import { BACKUP_VAULT_NAME } from '../../../base/names';
import { retainOnceCreated } from '../retain';

export interface BackupVaultProps {
  readonly lock: NonNullable<Backup['lock']>;
}

/** As long as the plan of the guardrail keeps backups: a shorter one could be deleted earlier, a longer one would fail it. */
export const BACKUP_RETENTION_DAYS = 35;

/** What AWS asks for at least. After that nobody can change the lock, not even AWS. */
const COMPLIANCE_COOLING_OFF_DAYS = 3;

/**
 * The vault that the plans of a backup policy name. Its lock keeps every backup for its days, whoever asks to delete it.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html
 */
export class BackupVault extends Construct {
  public constructor(scope: Construct, id: string, { lock }: BackupVaultProps) {
    super(scope, id);
    const vault = retainOnceCreated(
      new CfnBackupVault(this, 'Resource', {
        backupVaultName: BACKUP_VAULT_NAME,
        lockConfiguration: {
          minRetentionDays: BACKUP_RETENTION_DAYS,
          ...(lock === 'compliance' ? { changeableForDays: COMPLIANCE_COOLING_OFF_DAYS } : {}),
        },
      }),
    );
    vault.overrideLogicalId('BackupVault');
  }
}
