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

/** StackSets of the landing zone; AWS names their stacks in members `StackSet-<name>-<uuid>`. */
export const STACK_SET_PREFIX = PREFIX;

/** IAM path of the roles that a workload team creates itself. */
export const APPLICATION_ROLE_PATH = '/app/';

/** Backup vault in every account that a backup policy covers. */
export const BACKUP_VAULT_NAME = `${PREFIX}backup`;

/** Role that AWS Backup assumes for the plans of a backup policy. */
export const BACKUP_ROLE_NAME = `${PREFIX}backup`;
