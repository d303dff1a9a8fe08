import { Aws } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { alarmsTemplate } from './alarms-template';
import type { AlarmAccounts } from '../../../catalogue/alarms/alarm-rules';
import {
  MANAGEMENT_ALARMS_NAME,
  STACK_SET_ADMINISTRATION_ROLE_NAME,
  STACK_SET_EXECUTION_ROLE_NAME,
} from '../../../base/names';
import { OwnAccountStackSet } from '../stack-set/own-account-stack-set';

export interface ManagementAlarmsProps extends AlarmAccounts {
  readonly homeRegion: string;
  /** Those in which the account has its alarms by no other stack. */
  readonly regions: readonly string[];
}

/** The alarms of the management account in the Regions in which it has no stack of its own. */
export class ManagementAlarms extends Construct {
  public constructor(scope: Construct, id: string, props: ManagementAlarmsProps) {
    super(scope, id);
    new OwnAccountStackSet(this, 'StackSet', {
      stackSetName: MANAGEMENT_ALARMS_NAME,
      description: 'Alarms of the management account in every other Region',
      template: alarmsTemplate(this, props),
      regions: props.regions,
      administrationRoleArn: `arn:aws:iam::${Aws.ACCOUNT_ID}:role/${STACK_SET_ADMINISTRATION_ROLE_NAME}`,
      executionRoleName: STACK_SET_EXECUTION_ROLE_NAME,
    });
  }
}
