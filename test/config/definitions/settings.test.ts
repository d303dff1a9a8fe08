import type { JsonObject, JsonValue } from '../../../lib/base/json';
import { catalogue } from '../../../lib/catalogue/guardrails/catalogue';
import {
  isAccessControl,
  resolveGuardrail,
  type GuardrailDefinition,
  type Setting,
  type SettingType,
} from '../../../lib/catalogue/guardrails/definition/guardrail';
import { guardrailSchemaOf } from '../../../lib/config/definitions/guardrail';
import { inspectorPolicy } from '../../../lib/choice/service-policies';
import { contentFindings } from '../../../lib/config/definitions/settings/grammar';
import { SETTING_GRAMMARS } from '../../../lib/config/definitions/settings/grammars';
import { context } from '../../catalogue/guardrails/fixture';
import { assign, BEDROCK_GUARDRAIL, young, type Written } from './young-settings';

function foundIn({ type, content }: Written): readonly string[] {
  const findings = contentFindings(SETTING_GRAMMARS[type], content, ['content']);
  return [...findings].map(({ at = [], found, mend }) => `${at.join('.')}: ${found}; ${mend}`);
}

const placed = Object.values(catalogue)
  .flatMap((theme) => Object.entries<GuardrailDefinition>(theme))
  .flatMap(([id, definition]): readonly (readonly [string, Written])[] => {
    const guardrail = resolveGuardrail(definition, context);
    return isAccessControl(guardrail) ? [] : [[id, guardrail]];
  });

const settings = new Map<string, Written>([
  ...placed,
  ['inspector', inspectorPolicy(['us-west-2']) as Written],
  ...young.map((one) => [one.type, one] as const),
]);

test('each grammar is read against content that deploys, or that a page of AWS shows', () => {
  expect([...new Set([...settings.values()].map(({ type }) => type))].sort()).toEqual(
    Object.keys(SETTING_GRAMMARS).sort(),
  );
});

test.each([...settings])('%s is content that AWS takes', (_id, setting) => {
  expect(foundIn(setting)).toEqual([]);
});

/** Where whoever writes a policy chooses the key. */
const CHOSEN = new RegExp(
  `^(?:${[
    'plans',
    'plans/[^/]+/rules',
    'plans/[^/]+/selections/tags',
    'tags',
    'bedrock/guardrail_inference/[^/]+',
    'chatbot/platforms/[^/]+/(?:overrides|tenants)',
    'chatbot/platforms/microsoft_teams/overrides/[^/]+',
    'upgrade_rollout/tags',
    'upgrade_rollout/tags/[^/]+/tag_values',
  ].join('|')})/[^/@]+$`,
);

describe.each([...settings])('%s', (_id, { type, content }) => {
  test('with any key misspelt is refused, and so is any value of another shape', () => {
    const missed = pathsIn(content).flatMap((path) => {
      const place = path.join('/');
      const renamed = { type, content: renamedAt(content, path) };
      const other = { type, content: changedAt(content, path, { '@@assign': { a: true } }) };
      return [
        ...(CHOSEN.test(place) || foundIn(renamed).length > 0 ? [] : [`${place} renamed`]),
        ...(foundIn(other).length > 0 ? [] : [`${place} another`]),
      ];
    });
    expect(missed).toEqual([]);
  });
});

function pathsIn(value: JsonValue, at: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value as JsonObject).flatMap(([key, inner]) => [[...at, key], ...pathsIn(inner, [...at, key])]);
}

function changedAt(content: JsonObject, [key = '', ...rest]: readonly string[], wanted: JsonValue): JsonObject {
  return { ...content, [key]: rest.length === 0 ? wanted : changedAt(content[key] as JsonObject, rest, wanted) };
}

function renamedAt(content: JsonObject, [key = '', ...rest]: readonly string[]): JsonObject {
  if (rest.length > 0) return { ...content, [key]: renamedAt(content[key] as JsonObject, rest) };
  return Object.fromEntries(Object.entries(content).map(([name, inner]) => [name === key ? `${name}x` : name, inner]));
}

const ec2 = (attributes: JsonObject): JsonObject => ({ ec2_attributes: attributes });
const rule = (inner: JsonObject): JsonObject => ({ plans: { p: { rules: { r: inner } } } });

test.each<[SettingType, JsonObject]>([
  ['TAG_POLICY', { tags: { owner: { tag_value: { '@@append': ['a'] }, tag_key: assign('Owner') } } }],
  [
    'TAG_POLICY',
    { tags: { owner: { tag_key: { '@@operators_allowed_for_child_policies': ['@@none'], '@@assign': 'OWNER' } } } },
  ],
  ['BACKUP_POLICY', rule({ lifecycle: { delete_after_days: assign(35) } })],
  ...[
    'cron(0/15 0-6,22 1,15 JAN-MAR ? *)',
    'cron(0 5 ? * MON-FRI 2026)',
    'cron(0 5 ? * 6#3 *)',
    'cron(0 5 LW * ? *)',
  ].map((text): [SettingType, JsonObject] => ['BACKUP_POLICY', rule({ schedule_expression: assign(text) })]),
  ['BACKUP_POLICY', rule({ schedule_expression_timezone: assign('Europe/Berlin') })],
  ['BACKUP_POLICY', rule({ enable_continuous_backup: assign('true') })],
  ['DECLARATIVE_POLICY_EC2', ec2({ allowed_images_settings: { state: assign('audit_mode') } })],
  [
    'SECURITYHUB_POLICY',
    { securityhub: { enable_in_regions: assign(['ALL_SUPPORTED']), disable_in_regions: assign([]) } },
  ],
  ['TAG_POLICY', { tags: { owner: { tag_value: assign(['*@trips.com']) } } }],
  [
    'BACKUP_POLICY',
    rule({ target_logically_air_gapped_backup_vault_arn: assign('arn:aws:backup:$region:$account:backup-vault:kept') }),
  ],
  ['BACKUP_POLICY', rule({ complete_backup_window_minutes: assign('30') })],
  [
    'BACKUP_POLICY',
    {
      plans: {
        p: { selections: { tags: { s: { conditions: { string_equals: { c: { condition_key: assign('a') } } } } } } },
      },
    },
  ],
  ['BACKUP_POLICY', { plans: { p: { advanced_backup_settings: { s3: { backup_acls: assign('enabled') } } } } }],
  [
    'BACKUP_POLICY',
    rule({ lifecycle: { move_to_cold_storage_after_days: assign(10), delete_after_days: assign(100) } }),
  ],
  [
    'DECLARATIVE_POLICY_EC2',
    ec2({
      allowed_images_settings: {
        state: assign('enabled'),
        image_criteria: { criteria_1: { allowed_image_providers: { '@@append': ['amazon', 'aws_marketplace'] } } },
      },
    }),
  ],
  ['DECLARATIVE_POLICY_EC2', ec2({ vpc_encryption_control: { mode: assign('attempt_monitor') } })],
  [
    'SECURITYHUB_POLICY',
    { securityhub: { features: { network_scanning: { enable_in_regions: { '@@append': ['us-west-2'] } } } } },
  ],
])('%s %j is taken', (type, content) => {
  expect(foundIn({ type, content })).toEqual([]);
});

test.each<[SettingType, JsonObject, string]>([
  [
    'TAG_POLICY',
    { tags: { owner: { tag_kye: assign('owner') } } },
    'content.tags.owner.tag_kye: a key that AWS does not know there; did you mean "tag_key"?',
  ],
  [
    'TAG_POLICY',
    { tags: { owner: { tag_key: 'owner' } } },
    `content.tags.owner.tag_key: "owner"; write { '@@assign': … }`,
  ],
  [
    'TAG_POLICY',
    { tags: { owner: { tag_key: assign(['owner']) } } },
    'content.tags.owner.tag_key.@@assign: a list of 1; write one value',
  ],
  [
    'TAG_POLICY',
    { tags: { owner: { enforced_for: assign('ec2:instance') } } },
    'content.tags.owner.enforced_for.@@assign: "ec2:instance"; put it in a list',
  ],
  [
    'TAG_POLICY',
    { tags: { owner: { enforced_for: assign(['EC2 instance']) } } },
    'content.tags.owner.enforced_for.@@assign: "EC2 instance"; correct it',
  ],
  [
    'TAG_POLICY',
    { tags: { owner: { tag_key: { '@@append': 'a' } } } },
    'content.tags.owner.tag_key.@@append: a key that AWS does not know there',
  ],
  [
    'BACKUP_POLICY',
    rule({ schedule_expression: assign('every day') }),
    'content.plans.p.rules.r.schedule_expression.@@assign: "every day"; correct it',
  ],
  [
    'BACKUP_POLICY',
    rule({ start_backup_window_minutes: assign('5') }),
    'content.plans.p.rules.r.start_backup_window_minutes.@@assign: "5"; correct it',
  ],
  [
    'BACKUP_POLICY',
    rule({ enable_continuous_backup: assign('yes') }),
    'content.plans.p.rules.r.enable_continuous_backup.@@assign: "yes"; correct it',
  ],
  [
    'BACKUP_POLICY',
    { plans: { p: { regions: assign(['us-wst-2']) } } },
    'content.plans.p.regions.@@assign: "us-wst-2"; correct it',
  ],
  [
    'DECLARATIVE_POLICY_EC2',
    ec2({ serial_console_access: { status: assign('off') } }),
    'content.ec2_attributes.serial_console_access.status.@@assign: "off"; correct it',
  ],
  [
    'DECLARATIVE_POLICY_EC2',
    ec2({ serial_console_access: {} }),
    'content.ec2_attributes.serial_console_access.status: nothing; add it',
  ],
  [
    'DECLARATIVE_POLICY_EC2',
    ec2({ instance_metadata_defaults: { http_put_response_hop_limit: assign('65') } }),
    'content.ec2_attributes.instance_metadata_defaults.http_put_response_hop_limit.@@assign: "65"; correct it',
  ],
  [
    'SECURITYHUB_POLICY',
    { securityhub: { enable_in_regions: assign(['us-west-2']) } },
    'content.securityhub.disable_in_regions: nothing; add it',
  ],
  [
    'S3_POLICY',
    { s3_attributes: { public_access_block_configuration: assign('most') } },
    'content.s3_attributes.public_access_block_configuration.@@assign: "most"; correct it',
  ],
  [
    'CHATBOT_POLICY',
    { chatbot: { platforms: { slack: { client: assign('on') } } } },
    'content.chatbot.platforms.slack.client.@@assign: "on"; correct it',
  ],
  [
    'CHATBOT_POLICY',
    { chatbot: { platforms: { slack: { overrides: { T1: { supported_channel_types: assign(['secret']) } } } } } },
    'content.chatbot.platforms.slack.overrides.T1.supported_channel_types.@@assign: "secret"; correct it',
  ],
  [
    'BEDROCK_POLICY',
    { bedrock: { guardrail_inference: { 'us-west-9': { config_1: { identifier: assign(BEDROCK_GUARDRAIL) } } } } },
    'content.bedrock.guardrail_inference.us-west-9: "us-west-9"; correct it',
  ],
  [
    'BEDROCK_POLICY',
    {
      bedrock: {
        guardrail_inference: { 'us-west-2': { config_1: { identifier: assign(`${BEDROCK_GUARDRAIL}:DRAFT`) } } },
      },
    },
    `content.bedrock.guardrail_inference.us-west-2.config_1.identifier.@@assign: "${BEDROCK_GUARDRAIL}:DRAFT"; correct it`,
  ],
  [
    'UPGRADE_ROLLOUT_POLICY',
    { upgrade_rollout: { tags: { stage: { tag_values: { dev: { patch_order: assign('third') } } } } } },
    'content.upgrade_rollout.tags.stage.tag_values.dev.patch_order.@@assign: "third"; correct it',
  ],
  [
    'NETWORK_SECURITY_DIRECTOR_POLICY',
    {
      network_security_director: {
        enablement: { network_security_scan: { enable_in_regions: assign(['us-west-2']) } },
      },
    },
    'content.network_security_director.enablement.network_security_scan.disable_in_regions: nothing; add it',
  ],
  [
    'AISERVICES_OPT_OUT_POLICY',
    { services: { default: { opt_out_policy: assign('optout') } } },
    'content.services.default.opt_out_policy.@@assign: "optout"; correct it',
  ],
  ['AISERVICES_OPT_OUT_POLICY', { services: {} }, 'content.services: no entry; add one'],
  [
    'TAG_POLICY',
    { tags: { owner: { tag_value: assign(['*@*.com']) } } },
    'content.tags.owner.tag_value.@@assign: "*@*.com"; correct it',
  ],
  [
    'TAG_POLICY',
    { tags: { owner: { tag_key: assign('owners') } } },
    'content.tags.owner.tag_key: "owners"; correct one of the two',
  ],
  [
    'BACKUP_POLICY',
    rule({ lifecycle: { move_to_cold_storage_after_days: assign('10'), delete_after_days: assign('99') } }),
    'content.plans.p.rules.r.lifecycle.delete_after_days: 99 days, 89 of them in cold storage',
  ],
  [
    'BACKUP_POLICY',
    {
      plans: {
        p: {
          selections: { tags: { a: { tag_key: assign('a') } }, resources: { b: { resource_types: assign(['c']) } } },
        },
      },
    },
    'content.plans.p.selections: tags and resources; make a plan of its own',
  ],
  [
    'DECLARATIVE_POLICY_EC2',
    ec2({
      allowed_images_settings: { state: assign('enabled'), image_criteria: { ours: { image_names: assign(['a']) } } },
    }),
    'content.ec2_attributes.allowed_images_settings.image_criteria.ours: a key that AWS does not know there',
  ],
  ...[
    'cron(99 5 ? * * *)',
    'cron(0 24 ? * * *)',
    'cron(0 5 32 * ? *)',
    'cron(0 5 ? 13 * *)',
    'cron(0 5 ? * 8 *)',
    'cron(0 5 ? * * 1969)',
    'cron(0 5 * * * *)',
    'cron(0 5 ? * ? *)',
    'cron(0 9-5 ? * * *)',
    'cron(0/0 5 ? * * *)',
    'cron(0 5 ? * FRY *)',
    'cron(0 5 ? * *)',
    'cron(0  5 ? * * *)',
  ].map((text): [SettingType, JsonObject, string] => [
    'BACKUP_POLICY',
    rule({ schedule_expression: assign(text) }),
    `content.plans.p.rules.r.schedule_expression.@@assign: "${text}"; correct it`,
  ]),
  [
    'BACKUP_POLICY',
    rule({ schedule_expression_timezone: assign('Europe/Berln') }),
    'content.plans.p.rules.r.schedule_expression_timezone.@@assign: "Europe/Berln"; correct it',
  ],
  [
    'AISERVICES_OPT_OUT_POLICY',
    { services: { rekognitoin: { opt_out_policy: assign('optOut') } } },
    'content.services.rekognitoin: "rekognitoin"; did you mean "rekognition"?',
  ],
  [
    'AISERVICES_OPT_OUT_POLICY',
    { services: { Lex: { opt_out_policy: assign('optOut') } } },
    'content.services.Lex: "Lex"; did you mean "lex"?',
  ],
])('%s %j is refused', (type, content, problem) => {
  expect(foundIn({ type, content }).join('\n')).toContain(problem);
});

describe('a setting', () => {
  const backUp = resolveGuardrail(catalogue.backup['back-up-tagged-resources'], context) as Setting;
  const problemsOf = (change: object): readonly string[] => {
    const result = guardrailSchemaOf(backUp).safeParse({ ...backUp, ...change });
    return (result.error?.issues ?? []).map((issue) => [issue.path.join('.'), ...wordsOf(issue)].join(' | '));
  };
  const wordsOf = (issue: object): readonly string[] =>
    'params' in issue ? Object.values(issue.params as Readonly<Record<string, string>>) : [];
  const inVault = (name: string): JsonObject =>
    changedAt(backUp.content, ['plans', 'lz-tagged', 'rules', 'daily', 'target_backup_vault_name', '@@assign'], name);
  const byRole = (arn: string): JsonObject =>
    changedAt(backUp.content, ['plans', 'lz-tagged', 'selections', 'tags', 'daily', 'iam_role_arn', '@@assign'], arn);
  const PLAN = 'content.plans.lz-tagged';

  test('names no vault and no role that nobody makes, unless it says so', () => {
    const sets = backUp.sets.slice(0, 1);
    expect(problemsOf({ content: inVault('lz-backupp'), sets })).toEqual([
      expect.stringMatching(
        /^content.plans.lz-tagged.rules.daily.target_backup_vault_name.* did you mean "lz-backup"\?$/,
      ),
    ]);
    expect(problemsOf({ content: inVault('Default'), sets }).join()).toContain('list "Default" in `outside`');
    expect(problemsOf({ content: inVault('Default'), sets, outside: ['Default'] })).toEqual([]);
    expect(problemsOf({ content: byRole('arn:aws:iam::$account:role/service-role/x'), sets }).join()).toContain(
      `${PLAN}.selections.tags.daily.iam_role_arn.@@assign | "x", which the landing zone does not make`,
    );
    expect(problemsOf({ outside: ['Default'] }).join()).toContain('outside.0');
  });

  test('asks of each path once', () => {
    expect(problemsOf({ sets: [...backUp.sets, ...backUp.sets.slice(0, 1)] })).toEqual([
      expect.stringContaining('a second time: sets[0] asks the same'),
    ]);
  });
});
