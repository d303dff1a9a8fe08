import { fields, list, named, value } from './grammar';
import { backupRole, backupVault, cron, onlyRegion, oneOf, text, truth, vaultName, whole } from './values';

const tag = fields({ tag_key: value(text), tag_value: value(text) });

const lifecycle = fields({
  delete_after_days: value(whole(1)),
  move_to_cold_storage_after_days: value(whole(1)),
  opt_in_to_archive_for_supported_resources: value(truth),
});

/** The start window is of an hour at least. */
const rule = fields({
  schedule_expression: value(cron),
  schedule_expression_timezone: value(text),
  start_backup_window_minutes: value(whole(60)),
  complete_backup_window_minutes: value(whole(60)),
  lifecycle,
  target_backup_vault_name: value(vaultName),
  target_logically_air_gapped_backup_vault_arn: value(backupVault),
  enable_continuous_backup: value(truth),
  recovery_point_tags: named('tag', tag),
  copy_actions: named('vault', fields({ target_backup_vault_arn: value(backupVault), lifecycle })),
  index_actions: fields({ resource_types: list(text) }),
  scan_actions: named('scanner', fields({ malware_scanner: value(text), scan_mode: value(text) })),
});

const conditions = named('condition', fields({ condition_key: value(text), condition_value: value(text) }));

const selections = fields({
  tags: named('selection', fields({ iam_role_arn: value(backupRole), tag_key: value(text), tag_value: list(text) })),
  resources: named(
    'selection',
    fields({
      iam_role_arn: value(backupRole),
      resource_types: list(text),
      not_resource_types: list(text),
      conditions: fields({
        string_equals: conditions,
        string_not_equals: conditions,
        string_like: conditions,
        string_not_like: conditions,
      }),
    }),
  ),
});

/**
 * What a plan must have may come from a policy further up, so nothing but the plan itself is asked for.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_backup_syntax.html
 */
export const backup = fields(
  {
    plans: named(
      'plan',
      fields({
        regions: list(onlyRegion),
        rules: named('rule', rule),
        selections,
        advanced_backup_settings: fields({ ec2: fields({ windows_vss: value(oneOf('enabled', 'disabled')) }) }),
        backup_plan_tags: named('tag', tag),
        scan_settings: named('scanner', fields({ resource_types: list(text), scanner_role_arn: value(backupRole) })),
      }),
    ),
  },
  ['plans'],
);
