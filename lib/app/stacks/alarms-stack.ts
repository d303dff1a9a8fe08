import { Aws, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { AlarmRules } from '../constructs/alarms/alarm-rules';
import { alarmsBusArn } from '../constructs/alarms/alarms-hub';
import { ManagementAlarms, type ManagementAlarmsProps } from '../constructs/alarms/management-alarms';

export interface AlarmsStackProps extends StackProps, Omit<ManagementAlarmsProps, 'managementAccountId'> {}

/**
 * The management account's alarms where events of global services arrive, and in every Region but home, which the Baseline stack has
 * them for. Service-managed StackSets never reach this account.
 */
export class AlarmsStack extends Stack {
  public constructor(scope: Construct, id: string, props: AlarmsStackProps) {
    super(scope, id, props);
    const { homeRegion, regions, securityAccountId, logArchiveAccountId, accountAccessRoleName } = props;
    const managementAccountId = Aws.ACCOUNT_ID;
    const accounts = { securityAccountId, logArchiveAccountId, managementAccountId, accountAccessRoleName };
    new AlarmRules(this, 'Alarms', { busArn: alarmsBusArn(homeRegion, securityAccountId), ...accounts });
    new ManagementAlarms(this, 'Management', { homeRegion, regions, ...accounts });
  }
}
