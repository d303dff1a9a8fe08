import { Construct } from 'constructs';
import { AlarmsForwarder } from '../alarms/alarms-forwarder';
import { AccountSettings } from './account-settings';
import { BreakGlassRole } from './break-glass-role';
import { SecurityAuditRole } from './security-audit-role';

export interface AccountBaselineProps {
  /** Twelve digits, or a token. */
  readonly managementAccountId: string;
  /** Twelve digits, or a token. */
  readonly securityAccountId: string;
  /** Of the bus in the security account. */
  readonly alarmsBusArn: string;
  readonly approvedRegions: readonly string[];
  /** Whether AWS Config records the account. */
  readonly config: 'on' | 'off';
  /** Whether it is the management account of an organization with backups, whose settings decide what they take. */
  readonly backups: 'on' | 'off';
}

/** What every account has, the management account included. Global: once an account, in the home region. */
export class AccountBaseline extends Construct {
  public constructor(scope: Construct, id: string, props: AccountBaselineProps) {
    super(scope, id);
    new BreakGlassRole(this, 'BreakGlass', props);
    new SecurityAuditRole(this, 'SecurityAudit', props);
    new AlarmsForwarder(this, 'AlarmsForwarder', { busArn: props.alarmsBusArn });
    new AccountSettings(this, 'AccountSettings', {
      regions: props.approvedRegions,
      config: props.config,
      backups: props.backups,
    });
  }
}
