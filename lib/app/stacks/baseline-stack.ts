import { GLOBAL_REGION } from '../../base/regions';
import { Aws, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { AlarmRules } from '../constructs/alarms/alarm-rules';
import { alarmsBusArn } from '../constructs/alarms/alarms-hub';
import { ManagementAlarmsRoles } from '../constructs/alarms/management-alarms-roles';
import { MemberAlarms } from '../constructs/alarms/member-alarms';
import { AccountBaseline } from '../constructs/baseline/account-baseline';
import { BreakGlassUsers } from '../constructs/baseline/break-glass-users';
import { MemberBackups } from '../constructs/baseline/member-backups';
import { MemberBaseline } from '../constructs/baseline/member-baseline';
import { MemberServiceUsers } from '../constructs/baseline/member-service-users';
import { PermissionsBoundary } from '../constructs/baseline/permissions-boundary';
import { RootTasksRole } from '../constructs/baseline/root-tasks-role';
import type { Ids } from '../constructs/organization/ids';
import { AlternateContacts } from '../constructs/organization/alternate-contacts';
import { DelegatedAdministrators } from '../constructs/organization/delegated-administrators';
import { MemberStackSet } from '../constructs/stack-set/member-stack-set';
import { StackSetTemplate } from '../constructs/stack-set/stack-set-template';
import { batchOfAccount } from '../../model/batches';
import { contactsByAccount } from '../../model/contacts';
import type { Company, LandingZone } from '../../model/landing-zone';
import { MANAGEMENT } from '../../model/tree';
import {
  guardDutyRegions,
  managementStackRegions,
  otherManagementRegions,
  watchedRegions,
} from '../../model/watched-regions';
import { securityServicesOf } from '../../model/security';
import { findingAlarmsOf } from '../../catalogue/alarms/finding-alarms';
import type { AlarmAccounts } from '../../catalogue/alarms/alarm-rules';
import { BOUNDARY_STACK_SET_NAME } from '../../base/names';
import { delegatedServices } from '../../choice/organization-services';

export interface BaselineStackProps extends StackProps {
  readonly zone: LandingZone;
  readonly accounts: Ids;
  readonly organizationalUnits: Ids;
  readonly organizationId: string;
  /** `r-…` */
  readonly rootId: string;
}

/** What every account gets: by StackSet in member accounts, and the same here for the management account. */
export class BaselineStack extends Stack {
  /** What every member account has before anything else. */
  public readonly members: MemberStackSet;

  public constructor(scope: Construct, id: string, props: BaselineStackProps) {
    super(scope, id, props);
    const { zone, accounts } = props;
    const securityAccountId = accounts.idOf(zone.company.securityAccount);
    const logArchiveAccountId = accounts.idOf(zone.company.logArchiveAccount);

    const delegated = new DelegatedAdministrators(this, 'DelegatedAdministrators', {
      securityAccountId,
      services: delegatedServices(zone),
    });
    new AlternateContacts(this, 'AlternateContacts', {
      accounts: contactsByAccount(zone)
        .filter(([account]) => batchOfAccount(zone, account) === undefined)
        .map(([account, contacts]) => ({
          account,
          contacts,
          ...(account === MANAGEMENT ? {} : { accountId: accounts.idOf(account) }),
        })),
    });

    const { accountAccessRoleName } = zone.organization;
    const watched = {
      securityAccountId,
      logArchiveAccountId,
      managementAccountId: Aws.ACCOUNT_ID,
      accountAccessRoleName,
    };
    this.manageManagement(zone.company, watched);
    const boundary = this.memberBoundary(props.rootId);
    // Another administrator ends the deploy: before any account has what outlives a rollback, such as its backup vault.
    boundary.node.addDependency(delegated);
    this.members = this.manageMembers(props, boundary, watched);
  }

  private manageManagement(company: Company, watchers: AlarmAccounts): void {
    const { securityAccountId } = watchers;
    const busArn = alarmsBusArn(company.homeRegion, securityAccountId);
    new PermissionsBoundary(this, 'PermissionsBoundary');
    new AccountBaseline(this, 'Account', {
      managementAccountId: Aws.ACCOUNT_ID,
      securityAccountId,
      alarmsBusArn: busArn,
      approvedRegions: company.approvedRegions,
      config: company.securityServices.config,
      backups: company.backup === undefined ? 'off' : 'on',
    });
    new BreakGlassUsers(this, 'BreakGlassUsers');
    new RootTasksRole(this, 'RootTasks', {
      managementAccountId: Aws.ACCOUNT_ID,
      regions: managementStackRegions(company),
    });
    new ManagementAlarmsRoles(this, 'ManagementAlarms', {
      managementAccountId: Aws.ACCOUNT_ID,
      regions: otherManagementRegions(company),
    });
    // The Alarms stack has those of the region where events of global services arrive, and of all others.
    if (company.homeRegion !== GLOBAL_REGION) {
      new AlarmRules(this, 'Alarms', { busArn, ...watchers });
    }
  }

  private manageMembers(props: BaselineStackProps, boundary: MemberStackSet, watchers: AlarmAccounts): MemberStackSet {
    const { securityAccountId } = watchers;
    const { rootId, organizationId, organizationalUnits, accounts } = props;
    const { company } = props.zone;
    const { homeRegion, approvedRegions, backup } = company;

    const { stackSet: baseline } = new MemberBaseline(this, 'Members', {
      company,
      rootId,
      managementAccountId: Aws.ACCOUNT_ID,
      securityAccountId,
      after: [boundary],
    });
    const alarms = new MemberAlarms(this, 'MemberAlarms', {
      rootId,
      organizationId,
      ...watchers,
      homeRegion,
      regions: watchedRegions(company),
      emails: company.alarms.emails,
      findings: findingAlarmsOf(securityServicesOf(company.securityServices)),
      findingRegions: company.securityServices.guardDuty === 'on' ? guardDutyRegions(company) : approvedRegions,
      baseline,
    });
    alarms.node.addDependency(boundary);
    if (backup !== undefined) {
      new MemberBackups(this, 'MemberBackups', {
        backup,
        organizationalUnitIds: backup.organizationalUnits.map((ou) => organizationalUnits.idOf(ou)),
        approvedRegions,
        after: [baseline],
      });
    }
    new MemberServiceUsers(this, 'ServiceUsers', {
      users: company.serviceUsers,
      rootId,
      homeRegion,
      accountId: (account) => accounts.idOf(account),
      after: [boundary],
    });
    return baseline;
  }

  private memberBoundary(rootId: string): MemberStackSet {
    const template = new StackSetTemplate(this, 'PermissionsBoundaryTemplate');
    new PermissionsBoundary(template, 'PermissionsBoundary');
    return new MemberStackSet(this, 'PermissionsBoundaryStackSet', {
      stackSetName: BOUNDARY_STACK_SET_NAME,
      description: 'The permissions boundary in every member account',
      template,
      organizationalUnitIds: [rootId],
      // IAM is global: one region is enough, and a second would try to create the same policy again.
      regions: [this.region],
    });
  }
}
