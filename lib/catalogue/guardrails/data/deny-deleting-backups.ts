import { BACKUP_VAULT_NAME, PREFIX } from '../../../base/names';
import { exceptFor, exempt } from '../definition/exemptions';
import type { Guardrail, GuardrailContext } from '../definition/guardrail';
import { impostors, someone } from '../definition/proof-principals';

const deletion = [
  'backup:CancelLegalHold',
  'backup:DeleteBackupVault',
  'backup:DeleteBackupVaultLockConfiguration',
  'backup:DeleteRecoveryPoint',
  'backup:DisassociateBackupVaultMpaApprovalTeam',
  'backup:DisassociateRecoveryPoint',
  'backup:StopBackupJob',
  'backup:UpdateGlobalSettings',
  'backup:UpdateRecoveryPointLifecycle',
] as const;

/** Which types the plans of a team's own take: those of backup policies follow the management account, which no policy binds. */
const optIn = ['backup:UpdateRegionSettings'] as const;

/** A lock that takes only short backups, or a policy that takes none, ends them; a vault that is there already ends the stack that brings it. */
const vaultChanges = [
  'backup:CreateBackupVault',
  'backup:CreateLogicallyAirGappedBackupVault',
  'backup:DeleteBackupVaultAccessPolicy',
  'backup:PutBackupVaultAccessPolicy',
  'backup:PutBackupVaultLockConfiguration',
] as const;
const vault = (name: string): string => `arn:aws:backup:{region}:{account}:backup-vault:${name}`;

/**
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/deleting-backups.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html
 */
export const denyDeletingBackups = (context: GuardrailContext): Guardrail => ({
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G39',
  why: 'Whoever encrypts our data for ransom deletes the backups first, or stops those of the night. Backups expire by themselves. Not kept from anybody: taking off a resource the tag that has it backed up, or never putting it on.',
  restsOn: [{ guardrail: 'deny-disabling-keys', for: 'a backup whose key is deleted' }],
  exceptions: { to: [], because: 'whoever encrypts our data for ransom looks for the one who may' },
  protects: [
    {
      service: 'backup',
      leaves: [
        {
          because: 'makes, copies or restores a backup',
          actions: ['CopyFromBackupVault', 'CopyIntoBackupVault', 'StartBackupJob', 'StartCopyJob', 'StartRestoreJob'],
        },
        {
          because: 'keeps more, or keeps it longer; vaults of the landing zone are denied by name',
          actions: [
            'AssociateBackupVaultMpaApprovalTeam',
            'CreateBackupPlan',
            'CreateBackupSelection',
            'CreateBackupVault',
            'CreateLegalHold',
            'CreateLogicallyAirGappedBackupVault',
            'CreateTieringConfiguration',
            'PutBackupVaultLockConfiguration',
          ],
        },
        {
          because: 'is about plans of a team’s own: those of a backup policy cannot be changed in an account',
          actions: [
            'DeleteBackupPlan',
            'DeleteBackupSelection',
            'DeleteTieringConfiguration',
            'UpdateBackupPlan',
            'UpdateTieringConfiguration',
          ],
        },
        {
          because: 'says who may reach a vault, and deletes nothing; vaults of the landing zone are denied by name',
          actions: [
            'CreateBackupAccessPoint',
            'CreateRestoreAccessBackupVault',
            'DeleteBackupAccessPoint',
            'DeleteBackupVaultAccessPolicy',
            'DeleteBackupVaultSharingPolicy',
            'PutBackupVaultAccessPolicy',
            'PutBackupVaultSharingPolicy',
            'RevokeRestoreAccessBackupVault',
          ],
        },
        {
          because: 'takes a part out of a composed backup, and keeps it',
          actions: ['DisassociateRecoveryPointFromParent'],
        },
        {
          because: 'searches, reports, tests or tells, and deletes nothing',
          actions: [
            'CreateFramework',
            'CreateReportPlan',
            'CreateRestoreTestingPlan',
            'CreateRestoreTestingSelection',
            'DeleteBackupVaultNotifications',
            'DeleteFramework',
            'DeleteReportPlan',
            'DeleteRestoreTestingPlan',
            'DeleteRestoreTestingSelection',
            'ListIndexedRecoveryPointsForSearch',
            'PutBackupVaultNotifications',
            'PutRestoreValidationResult',
            'SearchRecoveryPoint',
            'StartReportJob',
            'StartScanJob',
            'UpdateFramework',
            'UpdateRecoveryPointIndexSettings',
            'UpdateReportPlan',
            'UpdateRestoreTestingPlan',
            'UpdateRestoreTestingSelection',
          ],
        },
        { because: 'nothing of a vault rests on its tags', actions: ['TagResource', 'UntagResource'] },
      ],
    },
  ],
  statements: [
    { Effect: 'Deny', Action: deletion, Resource: '*', Condition: exceptFor(exempt.breakGlass) },
    {
      Effect: 'Deny',
      Action: optIn,
      Resource: '*',
      Condition: exceptFor(exempt.breakGlass, exempt.accountAccess(context)),
    },
    {
      Effect: 'Deny',
      Action: vaultChanges,
      Resource: `arn:aws:backup:*:*:backup-vault:${PREFIX}*`,
      Condition: exceptFor(exempt.stackSets, exempt.breakGlass),
    },
  ],
  denies: [
    { action: deletion },
    { principal: impostors, action: deletion },
    { principal: [someone.stackSets, someone.accountAccess(context)], action: deletion },
    { action: optIn },
    { action: vaultChanges, resource: vault(BACKUP_VAULT_NAME) },
    { principal: impostors, action: vaultChanges, resource: vault(BACKUP_VAULT_NAME) },
    { principal: [someone.stackSets, ...impostors], action: optIn },
  ],
  allows: [
    { principal: someone.breakGlass, action: [...deletion, ...optIn] },
    { principal: someone.accountAccess(context), action: optIn },
    { principal: [someone.stackSets, someone.breakGlass], action: vaultChanges, resource: vault(BACKUP_VAULT_NAME) },
    { action: vaultChanges, resource: vault('orders') },
    { action: ['backup:CreateBackupVault', 'backup:StartBackupJob', 'backup:StartRestoreJob'] },
  ],
});
