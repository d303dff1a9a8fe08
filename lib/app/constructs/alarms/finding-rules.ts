import { CfnRule } from 'aws-cdk-lib/aws-events';
import { Aws } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { logicalId } from '../../../base/logical-id';
import { ALARMS_FORWARDER_ROLE_NAME } from '../../../base/names';
import type { NamedFindingAlarm } from '../../../catalogue/alarms/definition/finding-alarm';

export interface FindingRulesProps {
  /** Of the bus in the same account, in the home region. */
  readonly busArn: string;
  readonly alarms: readonly NamedFindingAlarm[];
}

/** Sends findings of one region to the alarms: in the security account, which gets those of every account. */
export class FindingRules extends Construct {
  public constructor(scope: Construct, id: string, { busArn, alarms }: FindingRulesProps) {
    super(scope, id);
    const roleArn = `arn:aws:iam::${Aws.ACCOUNT_ID}:role/${ALARMS_FORWARDER_ROLE_NAME}`;
    for (const { name, why, pattern } of alarms) {
      const rule = new CfnRule(this, name, {
        name,
        description: why,
        eventPattern: pattern,
        targets: [{ id: 'alarms', arn: busArn, roleArn }],
      });
      rule.overrideLogicalId(logicalId('Alarm', name));
    }
  }
}
