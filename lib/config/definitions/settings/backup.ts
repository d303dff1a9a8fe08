import { assigned, fields, list, named, value, where } from './grammar';
import { airGappedVault, backupRole, backupVault, onlyRegion, oneOf, text, truth, vaultName, whole } from './values';
import { cron, timeZone } from './schedule';

const onOrOff = oneOf('enabled', 'disabled');
const tag = fields({ tag_key: value(text), tag_value: value(text) });

/** What lies in cold storage lies there for 90 days at least. */
const LEAST_COLD_DAYS = 90;

const lifecycle = where(
  fields({
    delete_after_days: value(whole(1)),
    move_to_cold_storage_after_days: value(whole(1)),
    opt_in_to_archive_for_supported_resources: value(truth),
  }),
  function* (content, at) {
    const [gone, cold] = [assigned(content, 'delete_after_days'), assigned(content, 'move_to_cold_storage_after_days')];
    if (gone === undefined || cold === undefined || Number(gone) >= Number(cold) + LEAST_COLD_DAYS) return;
    yield {
      at: [...at, 'delete_after_days'],
      found: `${gone} days, ${Number(gone) - Number(cold)} of them in cold storage`,
      expected: `${LEAST_COLD_DAYS} days in cold storage at least`,
      mend: 'keep it longer, or leave out move_to_cold_storage_after_days',
    };
  },
);

/** The start window is of an hour at least. */
const rule = fields({
  schedule_expression: value(cron),
  schedule_expression_timezone: value(timeZone),
  start_backup_window_minutes: value(whole(60)),
  complete_backup_window_minutes: value(whole(1)),
  lifecycle,
  target_backup_vault_name: value(vaultName),
  target_logically_air_gapped_backup_vault_arn: value(airGappedVault),
  enable_continuous_backup: value(truth),
  recovery_point_tags: named('tag', tag),
  copy_actions: named('vault', fields({ target_backup_vault_arn: value(backupVault), lifecycle })),
  index_actions: fields({ resource_types: list(text) }),
  scan_actions: named('scanner', fields({ malware_scanner: value(text), scan_mode: value(text) })),
});

const conditions = named('condition', fields({ condition_key: value(text), condition_value: value(text) }));

const byCondition = fields({
  string_equals: conditions,
  string_not_equals: conditions,
  string_like: conditions,
  string_not_like: conditions,
});

const selections = where(
  fields({
    tags: named(
      'selection',
      fields({
        iam_role_arn: value(backupRole),
        tag_key: value(text),
        tag_value: list(text),
        conditions: byCondition,
      }),
    ),
    resources: named(
      'selection',
      fields({
        iam_role_arn: value(backupRole),
        resource_types: list(text),
        not_resource_types: list(text),
        conditions: byCondition,
      }),
    ),
  }),
  function* (content, at) {
    if (content.tags === undefined || content.resources === undefined) return;
    yield { at, found: 'tags and resources', expected: 'one of the two', mend: 'make a plan of its own for the other' };
  },
);

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
        advanced_backup_settings: fields({
          ec2: fields({ windows_vss: value(onOrOff) }),
          s3: fields({ backup_acls: value(onOrOff), backup_object_tags: value(onOrOff) }),
        }),
        backup_plan_tags: named('tag', tag),
        scan_settings: named('scanner', fields({ resource_types: list(text), scanner_role_arn: value(backupRole) })),
      }),
    ),
  },
  ['plans'],
);
