import { Aws } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ALARMS_FORWARDER_ROLE_NAME, PREFIX } from '../../../base/names';
import { LandingZoneRole } from '../landing-zone-role';

export interface AlarmsForwarderProps {
  readonly busArn: string;
}

/**
 * The role by which the alarm rules of this account, in whichever region, put events on the bus in the security account.
 * A bus that lets a whole organization in takes events from roles alone.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-account.html
 */
export class AlarmsForwarder extends Construct {
  public constructor(scope: Construct, id: string, props: AlarmsForwarderProps) {
    super(scope, id);
    new LandingZoneRole(this, 'Role', {
      roleName: ALARMS_FORWARDER_ROLE_NAME,
      description: 'Puts alarms of this account on the bus in the security account',
      trust: {
        Principal: { Service: 'events.amazonaws.com' },
        Condition: {
          StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
          ArnLike: { 'aws:SourceArn': `arn:aws:events:*:${Aws.ACCOUNT_ID}:rule/${PREFIX}*` },
        },
      },
      statements: [{ Effect: 'Allow', Action: 'events:PutEvents', Resource: props.busArn }],
    });
  }
}
