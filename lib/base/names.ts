/**
 * Names that more than one template relies on. StackSets return no outputs, so what one template creates and another
 * names is agreed here and nowhere else. Changing one is a breaking change: deployed resources carry them.
 */

/** Every role, policy, topic, rule and log group that belongs to the landing zone starts with this; guardrails protect it. */
export const PREFIX = 'lz-';

/** Managed policy that caps every role that a workload team creates. */
export const PERMISSIONS_BOUNDARY_NAME = `${PREFIX}permissions-boundary`;

/** Role in every account, assumable by the break-glass users of the management account. */
export const BREAK_GLASS_ROLE_NAME = `${PREFIX}break-glass`;

/** IAM users of the management account who may assume it; they may do nothing else. */
export const BREAK_GLASS_USER_NAMES = ['break-glass-1', 'break-glass-2'] as const;

/** Role in every account through which the security team reads how the account is set up. */
export const SECURITY_AUDIT_ROLE_NAME = `${PREFIX}security-audit`;

/** Role of the management account: the only one that may take a member's root, for named tasks. */
export const ROOT_TASKS_ROLE_NAME = `${PREFIX}root-tasks`;

/** Function, role and schedule in every account that keep its password policy and EBS encryption as they should be. */
export const ACCOUNT_SETTINGS_NAME = `${PREFIX}account-settings`;

/** Event bus, key alias and topic in the security account where the alarms of every account arrive. */
export const ALARMS_NAME = `${PREFIX}alarms`;

/** Role in every account by which its alarms reach that bus. */
export const ALARMS_FORWARDER_ROLE_NAME = `${PREFIX}alarms-forwarder`;

/** StackSet of the management account's alarms in the Regions in which it has no stack of its own, in us-east-1. */
export const MANAGEMENT_ALARMS_NAME = `${PREFIX}management-alarms`;

/** Role of the management account that CloudFormation takes for this StackSet alone. */
export const STACK_SET_ADMINISTRATION_ROLE_NAME = `${MANAGEMENT_ALARMS_NAME}-administration`;

/** Role of the management account by which it deploys, which the one before alone may take. */
export const STACK_SET_EXECUTION_ROLE_NAME = `${MANAGEMENT_ALARMS_NAME}-execution`;

/** IAM users that the config asks for. */
export const SERVICE_USER_PREFIX = `${PREFIX}user-`;

/** Tag that each of them carries: its key in the config. */
export const SERVICE_USER_TAG = 'service-user';

/** StackSets of the landing zone; AWS names their stacks in members `StackSet-<name>-<uuid>`. */
export const STACK_SET_PREFIX = PREFIX;

/** StackSet that brings the permissions boundary to every member account. */
export const BOUNDARY_STACK_SET_NAME = `${STACK_SET_PREFIX}permissions-boundary`;

/** IAM path of the roles that a workload team creates itself. */
export const APPLICATION_ROLE_PATH = '/app/';

/** Backup vault in every account that a backup policy covers. */
export const BACKUP_VAULT_NAME = `${PREFIX}backup`;

/** Role that AWS Backup assumes for the plans of a backup policy. */
export const BACKUP_ROLE_NAME = `${PREFIX}backup`;

/** Role of AWS Config's aggregator in the security account. */
export const CONFIG_AGGREGATOR_ROLE_NAME = `${PREFIX}config-aggregator`;

/** Roles that the landing zone makes besides machine roles, whichever account they are in. */
export const LANDING_ZONE_ROLE_NAMES: readonly string[] = [
  ACCOUNT_SETTINGS_NAME,
  ALARMS_FORWARDER_ROLE_NAME,
  BACKUP_ROLE_NAME,
  BREAK_GLASS_ROLE_NAME,
  CONFIG_AGGREGATOR_ROLE_NAME,
  ROOT_TASKS_ROLE_NAME,
  SECURITY_AUDIT_ROLE_NAME,
  STACK_SET_ADMINISTRATION_ROLE_NAME,
  STACK_SET_EXECUTION_ROLE_NAME,
];

/** AWS's policy that limits sessions of commands which only look. */
export const READ_ONLY_ACCESS = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

/** Trail of all accounts, in the management account. */
export const TRAIL_NAME = `${PREFIX}organization-trail`;

/** Alias of the key that the log archive encrypts with. */
export const LOG_KEY_ALIAS = `alias/${PREFIX}logs`;

/** What a bucket of the log archive holds. */
export type LogPurpose = 'organization-trail' | 'config' | 'access-logs';

/** Bucket of the log archive account. Bucket names are unique across all of AWS: account and region make it so. */
export function logBucketName(purpose: LogPurpose, logArchiveAccountId: string, region: string): string {
  return `${PREFIX}${purpose}-${logArchiveAccountId}-${region}`;
}

/** Workgroup of Athena in the log archive account, in which the trail is queried. */
export const TRAIL_WORKGROUP_NAME = `${PREFIX}trail`;

/** Database of Glue's catalog in the log archive account; names there have no hyphens by custom, since SQL would need quotes. */
export const LOG_DATABASE_NAME = 'lz_logs';

/** Table of the trail's events in that database. */
export const TRAIL_TABLE_NAME = 'trail';

/** Aggregator of AWS Config in the security account, which `npm run compliance` reads. */
export const CONFIG_AGGREGATOR_NAME = `${PREFIX}organization`;
