import { PREFIX } from '../../base/names';
import { CALL, from, notByDeployersOfAlarms, starting, type Alarm } from './definition/alarm';

export const ALARM_CHANGES_RULE = `${PREFIX}alarm-changes`;

/** Calls to EventBridge that silence a rule or a bus, or send it elsewhere. */
export const SILENCING = starting(
  'Delete',
  'Disable',
  'PutPermission',
  'PutRule',
  'PutTargets',
  'Remove',
  'UpdateEventBus',
);

/** Calls by which a StackSet takes rules away, or makes others, through a role whose own calls raise nothing. */
const DEPLOYING = starting('CreateStackI', 'Delete', 'ImportStacks', 'StopStackSet', 'UpdateStackI', 'UpdateStackSet');

const ours = starting(PREFIX);
const topics = [{ wildcard: `arn:aws:sns:*:${PREFIX}*` }];

/** Rules, bus and topic of the alarms themselves, and the StackSets that bring them: no guardrail keeps those of the management account. */
export const alarmChanges: Alarm = {
  why: 'An alarm was changed, switched off or sent elsewhere. Expected in the management account while the Baseline or Alarms stack is deployed; nowhere else, ever: until it is mended, look into CloudTrail yourself.',
  pattern: {
    'detail-type': [CALL],
    detail: {
      $or: [
        {
          eventSource: from('events'),
          eventName: SILENCING,
          requestParameters: { $or: [{ name: ours }, { rule: ours }, { eventBusName: ours }] },
        },
        {
          // On which the rules of every account stand. A call that names no bus may be about it.
          eventSource: from('events'),
          eventName: ['UpdateEventBus'],
          requestParameters: { name: ['default', { exists: false }] },
        },
        {
          eventSource: from('sns'),
          eventName: starting('AddPermission', 'Delete', 'Remove', 'Set', 'Unsubscribe'),
          requestParameters: {
            $or: [{ topicArn: topics }, { subscriptionArn: topics }],
          },
        },
        {
          eventSource: from('cloudformation'),
          eventName: DEPLOYING,
          // By name, id or ARN.
          requestParameters: { stackSetName: [{ wildcard: `*${PREFIX}*alarms*` }] },
        },
      ],
      userIdentity: notByDeployersOfAlarms,
    },
  },
};
