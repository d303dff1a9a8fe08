import { Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { AlarmRules, type AlarmRulesProps } from '../constructs/alarms/alarm-rules';

export interface AlarmsStackProps extends StackProps, AlarmRulesProps {}

/** The management account's alarms where events of global services arrive; StackSets never reach this account. */
export class AlarmsStack extends Stack {
  public constructor(scope: Construct, id: string, props: AlarmsStackProps) {
    super(scope, id, props);
    new AlarmRules(this, 'Alarms', props);
  }
}
