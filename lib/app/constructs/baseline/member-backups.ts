import { Construct } from 'constructs';
import type { CompleteBackup } from '../../../model/landing-zone';
import { STACK_SET_PREFIX } from '../../../base/names';
import { MemberStackSet } from '../stack-set/member-stack-set';
import { StackSetTemplate } from '../stack-set/stack-set-template';
import { BackupVault } from './backup-vault';

export interface MemberBackupsProps {
  readonly backup: CompleteBackup;
  /** `ou-…` of the OUs that the config names. */
  readonly organizationalUnitIds: readonly string[];
  readonly approvedRegions: readonly string[];
  /** StackSets that come before this one. */
  readonly after: readonly MemberStackSet[];
}

/** The locked vault in each account of the given OUs, in every approved region. */
export class MemberBackups extends Construct {
  public constructor(scope: Construct, id: string, props: MemberBackupsProps) {
    super(scope, id);
    const template = new StackSetTemplate(this, 'Template');
    new BackupVault(template, 'Vault', { lock: props.backup.lock });
    new MemberStackSet(this, 'StackSet', {
      stackSetName: `${STACK_SET_PREFIX}backup`,
      description: 'The locked backup vault of accounts whose data must not be lost',
      template,
      organizationalUnitIds: props.organizationalUnitIds,
      regions: props.approvedRegions,
      after: props.after,
    });
  }
}
