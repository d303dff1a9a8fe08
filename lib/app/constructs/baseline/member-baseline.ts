import { Construct } from 'constructs';
import type { Company } from '../../../model/landing-zone';
import { STACK_SET_PREFIX } from '../../../base/names';
import { alarmsBusArn } from '../alarms/alarms-hub';
import { MemberStackSet } from '../stack-set/member-stack-set';
import { StackSetTemplate } from '../stack-set/stack-set-template';
import { AccountBaseline } from './account-baseline';
import { BackupRole } from './backup-role';

export interface MemberBaselineProps {
  readonly company: Company;
  /** `r-…` */
  readonly rootId: string;
  /** Twelve digits, or a token. */
  readonly managementAccountId: string;
  /** Twelve digits, or a token. */
  readonly securityAccountId: string;
  /** StackSets that come before this one. */
  readonly after: readonly MemberStackSet[];
}

/**
 * The baseline of every member account, in one StackSet on the root: an account that moves to another OU keeps it. The
 * role of AWS Backup is in it for the same reason, although only some OUs have vaults: a role that left with its OU and
 * came back would meet its own name.
 */
export class MemberBaseline extends Construct {
  public readonly stackSet: MemberStackSet;

  public constructor(scope: Construct, id: string, props: MemberBaselineProps) {
    super(scope, id);
    const { homeRegion, approvedRegions, backup, securityServices } = props.company;
    const template = new StackSetTemplate(this, 'Template');
    const securityAccountId = template.parameter('SecurityAccountId', props.securityAccountId);
    new AccountBaseline(template, 'Baseline', {
      managementAccountId: template.parameter('ManagementAccountId', props.managementAccountId),
      securityAccountId,
      alarmsBusArn: alarmsBusArn(homeRegion, securityAccountId),
      approvedRegions,
      config: securityServices.config,
      backups: 'off',
    });
    if (backup !== undefined) new BackupRole(template, 'BackupRole');
    this.stackSet = new MemberStackSet(this, 'StackSet', {
      stackSetName: `${STACK_SET_PREFIX}baseline`,
      description: 'What every member account has: emergency and audit roles, account settings',
      template,
      organizationalUnitIds: [props.rootId],
      // IAM is global: one region is enough, and a second would try to create the same roles again.
      regions: [homeRegion],
      after: props.after,
    });
  }
}
