import type { Principal } from '../../assembly';
import {
  ACCOUNT_SETTINGS_NAME,
  ALARMS_FORWARDER_ROLE_NAME,
  BACKUP_ROLE_NAME,
  BREAK_GLASS_ROLE_NAME,
  CONFIG_AGGREGATOR_ROLE_NAME,
  ROOT_TASKS_ROLE_NAME,
  SECURITY_AUDIT_ROLE_NAME,
  SERVICE_USER_PREFIX,
} from '../../base/names';
import { entryOf } from '../../base/entry-of';

const ROLES: Readonly<Record<string, string>> = {
  [ACCOUNT_SETTINGS_NAME]: 'by which the landing zone sets accounts as the config says',
  [ALARMS_FORWARDER_ROLE_NAME]: 'by which alarms reach the security account',
  [BACKUP_ROLE_NAME]: 'by which AWS Backup makes and restores backups',
  [BREAK_GLASS_ROLE_NAME]: 'the way in for emergencies',
  [CONFIG_AGGREGATOR_ROLE_NAME]: 'by which the security account sees what AWS Config has found',
  [ROOT_TASKS_ROLE_NAME]: 'by which what only a root user may do is done without one',
  [SECURITY_AUDIT_ROLE_NAME]: 'by which the security team looks into accounts',
};

const PIPELINES = /^lz-(?:ci|oidc)-deploy$/;

/** Whether it is the role of a pipeline that deploys. */
export function isPipeline(name: string): boolean {
  return PIPELINES.test(name);
}

/** What a role or user of the landing zone is for, in words that take no knowledge of IAM. @returns undefined of all others */
export function purposeOf({ kind, name, path }: Principal): string | undefined {
  if (kind === 'user') {
    return name.startsWith(SERVICE_USER_PREFIX)
      ? 'by which software signs in with a key that lasts until somebody takes it away'
      : undefined;
  }
  if (isPipeline(name)) return 'by which a pipeline deploys, with all that the roles of the CDK may do there';
  return path === '/' ? entryOf(ROLES, name) : undefined;
}
