import { Aws } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { alarmsTemplate } from './alarms-template';
import type { NamedFindingAlarm } from '../../../catalogue/alarms/definition/finding-alarm';
import { STACK_SET_PREFIX } from '../../../base/names';
import { MemberStackSet } from '../stack-set/member-stack-set';
import { StackSetTemplate } from '../stack-set/stack-set-template';
import { alarmsBusArn, AlarmsHub } from './alarms-hub';
import { FindingRules } from './finding-rules';

export interface MemberAlarmsProps {
  /** `r-…` */
  readonly rootId: string;
  readonly organizationId: string;
  /** Twelve digits, or a token. */
  readonly securityAccountId: string;
  /** Twelve digits, or a token. */
  readonly logArchiveAccountId: string;
  /** Twelve digits, or a token. */
  readonly managementAccountId: string;
  readonly accountAccessRoleName: string;
  readonly homeRegion: string;
  /** Regions whose events are watched. */
  readonly regions: readonly string[];
  readonly emails: readonly string[];
  /** What services of the security account find. */
  readonly findings: readonly NamedFindingAlarm[];
  /** Regions in which those services run. */
  readonly findingRegions: readonly string[];
  /** StackSet of the role by which rules reach the bus. */
  readonly baseline: MemberStackSet;
}

/** The alarms of every member account and region, and in the security account what they reach. */
export class MemberAlarms extends Construct {
  public constructor(scope: Construct, id: string, props: MemberAlarmsProps) {
    super(scope, id);
    const hub = this.hub(props);
    const rules = new MemberStackSet(this, 'StackSet', {
      stackSetName: `${STACK_SET_PREFIX}alarms`,
      description: 'Alarms of every member account, sent to the security account',
      template: alarmsTemplate(this, props),
      organizationalUnitIds: [props.rootId],
      regions: props.regions,
      after: [props.baseline],
    });
    rules.resource.addResourceDependency(hub.resource);
    if (props.findings.length > 0) this.findings(props, hub);
  }

  private findings(props: MemberAlarmsProps, hub: MemberStackSet): void {
    const template = new StackSetTemplate(this, 'FindingsTemplate');
    new FindingRules(template, 'Findings', {
      busArn: alarmsBusArn(props.homeRegion, Aws.ACCOUNT_ID),
      alarms: props.findings,
    });
    const rules = new MemberStackSet(this, 'FindingsStackSet', {
      stackSetName: `${STACK_SET_PREFIX}finding-alarms`,
      description: 'Findings of all accounts, from the security account to its alarms',
      template,
      organizationalUnitIds: [props.rootId],
      accountIds: [props.securityAccountId],
      regions: props.findingRegions,
      after: [props.baseline],
    });
    rules.resource.addResourceDependency(hub.resource);
  }

  private hub(props: MemberAlarmsProps): MemberStackSet {
    const template = new StackSetTemplate(this, 'HubTemplate');
    new AlarmsHub(template, 'Hub', {
      organizationId: template.parameter('OrganizationId', props.organizationId),
      logArchiveAccountId: template.parameter('LogArchiveAccountId', props.logArchiveAccountId),
      managementAccountId: template.parameter('ManagementAccountId', props.managementAccountId),
      accountAccessRoleName: props.accountAccessRoleName,
      emails: props.emails,
      findings: props.findings,
    });
    return new MemberStackSet(this, 'HubStackSet', {
      stackSetName: `${STACK_SET_PREFIX}alarms-hub`,
      description: 'Where the alarms of every account arrive',
      template,
      organizationalUnitIds: [props.rootId],
      accountIds: [props.securityAccountId],
      regions: [props.homeRegion],
    });
  }
}
