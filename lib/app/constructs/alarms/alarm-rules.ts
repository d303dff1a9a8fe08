import { CfnRule } from 'aws-cdk-lib/aws-events';
import { Aws } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { alarmRules, type AlarmAccounts } from '../../../catalogue/alarms/alarm-rules';
import { logicalId } from '../../../base/logical-id';
import { ALARMS_FORWARDER_ROLE_NAME } from '../../../base/names';

export interface AlarmRulesProps extends AlarmAccounts {
  /** Of the bus in the security account, in the home region whatever the region of the rules. */
  readonly busArn: string;
}

/** The alarms of one account in one region. */
export class AlarmRules extends Construct {
  public constructor(scope: Construct, id: string, props: AlarmRulesProps) {
    super(scope, id);
    for (const { name, why, pattern, state } of alarmRules(props)) {
      const rule = new CfnRule(this, name, {
        name,
        description: why,
        eventPattern: pattern,
        state,
        targets: [
          {
            id: 'security-account',
            arn: props.busArn,
            roleArn: `arn:aws:iam::${Aws.ACCOUNT_ID}:role/${ALARMS_FORWARDER_ROLE_NAME}`,
          },
        ],
      });
      rule.overrideLogicalId(logicalId('Alarm', name));
    }
  }
}
