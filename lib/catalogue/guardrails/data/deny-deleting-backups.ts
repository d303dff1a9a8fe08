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
  'backup:UpdateGlobalSettings',
  'backup:UpdateRecoveryPointLifecycle',
] as const;

/** Which types are backed up at all: from the management account they can be switched on, without the emergency role. */
const optIn = ['backup:UpdateRegionSettings'] as const;

/** @see https://docs.aws.amazon.com/aws-backup/latest/devguide/deleting-backups.html */
export const denyDeletingBackups = (context: GuardrailContext): Guardrail => ({
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G39',
  why: 'Whoever encrypts our data for ransom deletes the backups first. Backups expire by themselves.',
  exceptions: { to: [], because: 'whoever encrypts our data for ransom looks for the one who may' },
  protects: [
    {
      service: 'backup',
      leaves: [
        {
          because: 'makes, copies or restores a backup',
          actions: [
            'CopyFromBackupVault',
            'CopyIntoBackupVault',
            'StartBackupJob',
            'StartCopyJob',
            'StartRestoreJob',
            'StopBackupJob',
          ],
        },
        {
          because: 'keeps more, or keeps it longer',
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
          because: 'says who may reach a vault, and deletes nothing',
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
  ],
  denies: [
    { action: deletion },
    { principal: impostors, action: deletion },
    { principal: [someone.stackSets, someone.accountAccess(context)], action: deletion },
    { action: optIn },
    { principal: [someone.stackSets, ...impostors], action: optIn },
  ],
  allows: [
    { principal: someone.breakGlass, action: [...deletion, ...optIn] },
    { principal: someone.accountAccess(context), action: optIn },
    { action: ['backup:CreateBackupVault', 'backup:StartBackupJob', 'backup:StartRestoreJob'] },
  ],
});
