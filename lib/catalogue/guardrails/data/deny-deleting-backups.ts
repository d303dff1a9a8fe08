import { exceptFor, exempt } from '../definition/exemptions';
import type { Guardrail } from '../definition/guardrail';
import { impostors, someone } from '../definition/proof-principals';

const deletion = [
  'backup:DeleteBackupVault',
  'backup:DeleteBackupVaultLockConfiguration',
  'backup:DeleteRecoveryPoint',
  'backup:DisassociateRecoveryPoint',
  'backup:UpdateRecoveryPointLifecycle',
] as const;

/** @see https://docs.aws.amazon.com/aws-backup/latest/devguide/deleting-backups.html */
export const denyDeletingBackups: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G39',
  why: 'Whoever encrypts our data for ransom deletes the backups first. Backups expire by themselves.',
  exceptions: { to: [], because: 'whoever encrypts our data for ransom looks for the one who may' },
  statements: [{ Effect: 'Deny', Action: deletion, Resource: '*', Condition: exceptFor(exempt.breakGlass) }],
  denies: [
    { action: deletion },
    { principal: impostors, action: deletion },
    { principal: someone.stackSets, action: deletion },
  ],
  allows: [
    { principal: someone.breakGlass, action: deletion },
    { action: ['backup:CreateBackupVault', 'backup:StartBackupJob', 'backup:StartRestoreJob'] },
  ],
};
