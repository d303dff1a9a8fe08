import { BACKUP_ROLE_NAME, BACKUP_VAULT_NAME } from '../../../base/names';
import type { JsonValue } from '../../../base/json';
import type { Guardrail, GuardrailContext } from '../definition/guardrail';

const PLAN = 'lz-tagged';

const assign = (value: JsonValue): { readonly '@@assign': JsonValue } => ({ '@@assign': value });

/**
 * A plan that selects by tags alone takes only types that are switched on in the Region (service opt-in): of a backup policy's plan
 * those of the management account, which the function `lz-account-settings` keeps on.
 *
 * Vault and role must exist in every account that the policy reaches before it is attached. AWS replaces `$account`.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_backup_syntax.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/manage-cross-account.html
 */
export const backUpTaggedResources = (context: GuardrailContext): Guardrail => ({
  type: 'BACKUP_POLICY',
  control: 'G40',
  why: 'Put the tag backup=daily on what must not be lost: it is copied every night and kept for 35 days, if AWS Backup knows its type.',
  content: {
    plans: {
      [PLAN]: {
        regions: assign(context.approvedRegions),
        rules: {
          daily: {
            schedule_expression: assign('cron(0 5 ? * * *)'),
            start_backup_window_minutes: assign('60'),
            complete_backup_window_minutes: assign('480'),
            lifecycle: { delete_after_days: assign('35') },
            target_backup_vault_name: assign(BACKUP_VAULT_NAME),
          },
        },
        selections: {
          tags: {
            daily: {
              iam_role_arn: assign(`arn:aws:iam::$account:role/${BACKUP_ROLE_NAME}`),
              tag_key: assign('backup'),
              tag_value: assign(['daily']),
            },
          },
        },
      },
    },
  },
  sets: [
    { path: ['plans', PLAN, 'regions', '@@assign'], value: context.approvedRegions },
    { path: ['plans', PLAN, 'rules', 'daily', 'target_backup_vault_name', '@@assign'], value: BACKUP_VAULT_NAME },
    { path: ['plans', PLAN, 'rules', 'daily', 'lifecycle', 'delete_after_days', '@@assign'], value: '35' },
    {
      path: ['plans', PLAN, 'selections', 'tags', 'daily', 'iam_role_arn', '@@assign'],
      value: `arn:aws:iam::$account:role/${BACKUP_ROLE_NAME}`,
    },
    { path: ['plans', PLAN, 'selections', 'tags', 'daily', 'tag_key', '@@assign'], value: 'backup' },
    { path: ['plans', PLAN, 'selections', 'tags', 'daily', 'tag_value', '@@assign'], value: ['daily'] },
  ],
});
