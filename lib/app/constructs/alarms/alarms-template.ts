import type { Construct } from 'constructs';
import { StackSetTemplate } from '../stack-set/stack-set-template';
import { AlarmRules, type AlarmRulesProps } from './alarm-rules';
import { alarmsBusArn } from './alarms-hub';

export interface AlarmsTemplateProps extends Omit<AlarmRulesProps, 'busArn'> {
  readonly homeRegion: string;
}

/** The alarms of one account in one Region, as a StackSet brings them, whichever account it is. */
export function alarmsTemplate(scope: Construct, props: AlarmsTemplateProps): StackSetTemplate {
  const template = new StackSetTemplate(scope, 'Template');
  const securityAccountId = template.parameter('SecurityAccountId', props.securityAccountId);
  new AlarmRules(template, 'Alarms', {
    busArn: alarmsBusArn(props.homeRegion, securityAccountId),
    securityAccountId,
    logArchiveAccountId: template.parameter('LogArchiveAccountId', props.logArchiveAccountId),
    managementAccountId: template.parameter('ManagementAccountId', props.managementAccountId),
    accountAccessRoleName: props.accountAccessRoleName,
  });
  return template;
}
