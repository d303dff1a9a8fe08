import { PREFIX } from '../../base/names';
import { ALARM_CHANGES_RULE, SILENCING } from './alarm-changes';
import {
  CALL,
  from,
  notBy,
  notByDeployersOfAlarms,
  notByStackSets,
  PACKS,
  SECURITY_HUB,
  STACK_SETS,
  starting,
  type Alarm,
} from './definition/alarm';

/** By beginnings of names where that is no noise, so that what AWS adds is seen, too. */
const trail = { eventSource: from('cloudtrail'), eventName: starting('Delete', 'Disable', 'Put', 'Stop', 'Update') };

const recorders = [
  {
    eventSource: from('config'),
    eventName: starting('Delete', 'Disassociate', 'Stop'),
    userIdentity: notBy(PACKS, SECURITY_HUB),
  },
  {
    eventSource: from('config'),
    eventName: starting('PutAgg', 'PutConfig', 'PutDelivery', 'PutRemediation', 'PutRetention'),
    userIdentity: notBy(STACK_SETS, PACKS, SECURITY_HUB),
  },
  {
    eventSource: from('config'),
    eventName: starting('PutConformance'),
    requestParameters: { conformancePackName: starting(PREFIX) },
    userIdentity: notByStackSets,
  },
];

/** The alarm that watches the alarms cannot see itself being taken away. */
const ruleOfAlarmChanges = {
  eventSource: from('events'),
  eventName: SILENCING,
  requestParameters: { $or: [{ name: [ALARM_CHANGES_RULE] }, { rule: [ALARM_CHANGES_RULE] }] },
  userIdentity: notByDeployersOfAlarms,
};

/** What blinds whoever looks back: the trail and the recorders. */
export const auditChanges: Alarm = {
  why: 'What records the accounts was stopped, narrowed or changed. Expected while the Logging or Compliance stack is deployed; at any other time treat it as an intrusion that hides itself.',
  pattern: {
    'detail-type': [CALL],
    detail: { $or: [trail, ...recorders, ruleOfAlarmChanges] },
  },
};
