import { PREFIX } from '../../base/names';
import { alarms } from './alarms';
import { ACCESS_ROLE, ACCOUNT, type Alarm, type EventPattern } from './definition/alarm';

/** An alarm as a rule of EventBridge says it. */
export interface AlarmRule extends Pick<Alarm, 'why' | 'pattern'> {
  readonly name: string;
  readonly state: 'ENABLED' | 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';
}

/** The accounts and the role that patterns name, in the terms of the template that the rules are in. */
export interface AlarmAccounts {
  readonly accountAccessRoleName: string;
  readonly logArchiveAccountId: string;
  readonly managementAccountId: string;
  readonly securityAccountId: string;
}

/** Names of the rules of all alarms. */
export function alarmRuleNames(): readonly string[] {
  return Object.keys(alarms).map(ruleName);
}

function ruleName(alarm: string): string {
  return `${PREFIX}${alarm}`;
}

/** The alarms with the names of their rules. */
export function alarmRules(accounts: AlarmAccounts): readonly AlarmRule[] {
  return Object.entries<Alarm>(alarms).map(([name, { why, pattern, sees = 'changes' }]) => ({
    name: ruleName(name),
    why,
    pattern: filledIn(pattern, accounts),
    state: sees === 'changes' ? 'ENABLED' : 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS',
  }));
}

function filledIn(pattern: EventPattern, accounts: AlarmAccounts): EventPattern {
  const text = JSON.stringify(pattern)
    .replaceAll(ACCOUNT.logArchive, accounts.logArchiveAccountId)
    .replaceAll(ACCOUNT.management, accounts.managementAccountId)
    .replaceAll(ACCOUNT.security, accounts.securityAccountId)
    .replaceAll(ACCESS_ROLE, accounts.accountAccessRoleName);
  return JSON.parse(text) as EventPattern;
}
