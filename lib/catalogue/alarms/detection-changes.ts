import { CALL, from, starting, type Alarm } from './definition/alarm';

const detection = {
  eventSource: from('access-analyzer', 'guardduty', 'inspector2', 'macie2', 'securityhub'),
  eventName: [
    ...starting('Accept', 'ApplyArchive', 'Archive', 'BatchDel', 'BatchDis', 'BatchUpdateA', 'BatchUpdateM'),
    ...starting(
      'BatchUpdateS',
      'Connector',
      'CreateAll',
      'CreateAr',
      'CreateAu',
      'CreateCustomDet',
      'CreateCon',
      'CreateFil',
    ),
    ...starting('CreateFindingsFil', 'CreateIP', 'CreateP', 'CreateTr', 'Delete', 'Dis', 'Put', 'StartConf', 'StopMon'),
    ...starting('UpdateA', 'UpdateC', 'UpdateD', 'UpdateEc2', 'UpdateFi', 'UpdateI', 'UpdateM', 'UpdateO', 'UpdateP'),
    ...starting('UpdateR', 'UpdateS', 'UpdateT'),
  ],
};

/** Whoever administers a service for all accounts decides what it sees. Each service has a call of its own for it. */
const administrators = { eventName: [{ wildcard: '*egister*Admin*' }, { wildcard: '*able*AdminAccount' }] };

/** What blinds whoever looks for intruders: the detective services, and who administers any service. */
export const detectionChanges: Alarm = {
  why: 'A service that looks for intruders was stopped or narrowed, or a service got another administrator. Expected from the security team, and while the Baseline or Compliance stack is deployed; at any other time treat it as an intrusion that hides itself.',
  pattern: { 'detail-type': [CALL], detail: { $or: [detection, administrators] } },
};
