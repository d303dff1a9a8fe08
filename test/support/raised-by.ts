import { alarmRules } from '../../lib/catalogue/alarms/alarm-rules';
import { matches } from './event-pattern';

export const rules = alarmRules({
  logArchiveAccountId: '333333333333',
  managementAccountId: '111111111111',
  securityAccountId: '222222222222',
  accountAccessRoleName: 'OrganizationAccountAccessRole',
});

/** Names of the alarms that an event of CloudTrail raises. */
export function raisedBy(detail: object, detailType = 'AWS API Call via CloudTrail'): string[] {
  return rules
    .filter(({ pattern }) => matches(pattern, { 'detail-type': detailType, detail: { ...detail } }))
    .map(({ name }) => name.replace('lz-', ''));
}
