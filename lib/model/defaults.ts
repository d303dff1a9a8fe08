import type { LogRetention, SecurityServices } from './schema';

/*
 * What the schema's `@default`s say, each once. `completeLandingZone` fills them in. The config's own checks, which look at a config
 * before it is whole, ask here too.
 */

/** What AWS calls the role in new accounts unless it is told otherwise. */
export const DEFAULT_ACCOUNT_ACCESS_ROLE_NAME = 'OrganizationAccountAccessRole';

export const DEFAULT_LOG_RETENTION = {
  lockDays: 365,
  lockMode: 'governance',
  archiveAfterDays: 90,
  expireAfterDays: 1095,
} as const satisfies Required<LogRetention>;

export const DEFAULT_SECURITY_SERVICES = {
  config: 'on',
  accessAnalyzer: 'on',
  guardDuty: 'off',
  securityHub: 'off',
  inspector: 'off',
  macie: 'off',
} as const satisfies Required<SecurityServices>;

export const DEFAULT_BACKUP_LOCK = 'governance';

/** US dollars. */
export const DEFAULT_ANOMALY_ALERT_USD = 100;

/** AWS name of an account or OU. */
export function nameOf(key: string, { name = key }: { readonly name?: string | undefined }): string {
  return name;
}

/** Name of a group, as people see it. */
export function displayNameOf(
  key: string,
  { displayName = key }: { readonly displayName?: string | undefined },
): string {
  return displayName;
}
