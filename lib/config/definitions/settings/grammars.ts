import type { SettingType } from '../../../catalogue/guardrails/definition/guardrail';
import { didYouMean } from '../../../base/did-you-mean';
import type { Finding } from '../rule';
import { AI_SERVICES } from './ai-services';
import { backup } from './backup';
import { assigned, fields, list, named, value, where, type Grammar } from './grammar';
import { bothPlaces, places } from './places';
import { like, oneOf, text, whole } from './values';
import { bedrock, chatbot, networkSecurityDirector, upgradeRollout } from './young-types';

/** Ten at most, so called. */
const CRITERIA = Array.from({ length: 10 }, (_, index) => `criteria_${index + 1}`);
const days = value(whole(0, 2_147_483_647));

const criterion = fields({
  allowed_image_providers: list(
    like(
      /^(?:\d{12}|amazon|aws_marketplace|aws_backup_vault)$/,
      'an account, amazon, aws_marketplace or aws_backup_vault',
    ),
  ),
  image_names: list(like(/^.{1,128}$/, 'a name of 1 to 128 characters')),
  marketplace_product_codes: list(like(/^[A-Za-z0-9]{1,25}$/, 'a code of 1 to 25 letters and digits')),
  creation_date_condition: fields({ maximum_days_since_created: days }),
  deprecation_time_condition: fields({ maximum_days_since_deprecated: days }),
});

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_declarative_syntax.html */
const declarative = fields(
  {
    ec2_attributes: fields({
      exception_message: value(text),
      allowed_images_settings: fields(
        {
          state: value(oneOf('enabled', 'audit_mode', 'disabled')),
          image_criteria: fields(Object.fromEntries(CRITERIA.map((name) => [name, criterion]))),
        },
        ['state'],
      ),
      image_block_public_access: fields({ state: value(oneOf('block_new_sharing', 'unblocked')) }, ['state']),
      instance_metadata_defaults: fields({
        http_endpoint: value(oneOf('enabled', 'disabled', 'no_preference')),
        http_put_response_hop_limit: value(whole(-1, 64)),
        http_tokens: value(oneOf('required', 'optional', 'no_preference')),
        http_tokens_enforced: value(oneOf('enabled', 'disabled', 'no_preference')),
        instance_metadata_tags: value(oneOf('enabled', 'disabled', 'no_preference')),
      }),
      serial_console_access: fields({ status: value(oneOf('enabled', 'disabled')) }, ['status']),
      snapshot_block_public_access: fields(
        { state: value(oneOf('block_all_sharing', 'block_new_sharing', 'unblocked')) },
        ['state'],
      ),
      vpc_encryption_control: fields({
        mode: value(oneOf('unmanaged', 'attempt_monitor', 'attempt_enforce')),
        exclusions: list(text),
      }),
      vpc_block_public_access: fields({
        internet_gateway_block: fields(
          {
            mode: value(oneOf('block_bidirectional', 'block_ingress', 'off')),
            exclusions_allowed: value(oneOf('enabled', 'disabled')),
          },
          ['mode', 'exclusions_allowed'],
        ),
      }),
    }),
  },
  ['ec2_attributes'],
);

/** Both lists or neither: a policy further down may set a feature alone. */
const securityhub = where(
  fields({ ...places, features: fields({ network_scanning: fields(places) }) }),
  function* (content, at) {
    const missing = bothPlaces.filter((name) => content[name] === undefined);
    if (missing.length !== 1) return;
    for (const name of missing)
      yield { at: [...at, name], found: 'nothing', expected: 'a value: AWS wants both lists', mend: 'add it' };
  },
);

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_inspector_syntax.html */
const inspector = fields(
  {
    inspector: fields(
      {
        enablement: fields({
          ec2_scanning: fields(places, bothPlaces),
          ecr_scanning: fields(places, bothPlaces),
          lambda_standard_scanning: fields({ ...places, lambda_code_scanning: fields(places, bothPlaces) }, bothPlaces),
          code_repository_scanning: fields(places, bothPlaces),
        }),
      },
      ['enablement'],
    ),
  },
  ['inspector'],
);

/** `ec2:instance`, `s3:*`. */
const tagged = like(/^[a-z0-9-]+:(?:\*|[A-Za-z0-9_/-]+)$/, 'a kind of resource, for example ec2:instance');

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_tag-policies-syntax.html */
const tag = fields({
  tag_key: value(like(/^[^*?]{1,128}$/, 'the key as it must be spelt, without wildcards')),
  tag_value: list(like(/^[^*]*\*?[^*]*$/, 'a value with one wildcard at most')),
  enforced_for: list(tagged),
  report_required_tag_for: list(tagged),
});

const tags = fields(
  {
    tags: where(named('tag', tag), function* (content, at) {
      for (const [name, one] of Object.entries(content)) {
        const key = assigned(one, 'tag_key');
        if (key === undefined || key.toLowerCase() === name.toLowerCase()) continue;
        yield {
          at: [...at, name, 'tag_key'],
          found: `"${key}"`,
          expected: `"${name}", in any case of its letters`,
          mend: 'correct one of the two',
        };
      }
    }),
  },
  ['tags'],
);

function* unknownAiServices(
  content: Readonly<Record<string, unknown>>,
  at: readonly PropertyKey[],
): Generator<Finding> {
  for (const name of Object.keys(content)) {
    if (name.startsWith('@@') || AI_SERVICES.includes(name)) continue;
    const meant = didYouMean(name, AI_SERVICES);
    yield {
      at: [...at, name],
      found: `"${name}"`,
      expected: 'default, or an AI service by the name that AWS gives it there, in small letters',
      mend:
        meant === undefined
          ? 'correct it, or, if AWS has it by now, add it to lib/config/definitions/settings/ai-services.ts'
          : `did you mean "${meant}"?`,
    };
  }
}

/** The syntax of the content of each type of policy that is no access control. */
export const SETTING_GRAMMARS: Readonly<Record<SettingType, Grammar>> = {
  /** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_ai-opt-out_syntax.html */
  AISERVICES_OPT_OUT_POLICY: fields(
    {
      services: where(
        named('service, or default', fields({ opt_out_policy: value(oneOf('optOut', 'optIn')) }, ['opt_out_policy'])),
        unknownAiServices,
      ),
    },
    ['services'],
  ),
  BACKUP_POLICY: backup,
  BEDROCK_POLICY: bedrock,
  CHATBOT_POLICY: chatbot,
  DECLARATIVE_POLICY_EC2: declarative,
  INSPECTOR_POLICY: inspector,
  NETWORK_SECURITY_DIRECTOR_POLICY: networkSecurityDirector,
  /** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_s3_syntax.html */
  S3_POLICY: fields(
    {
      s3_attributes: fields({ public_access_block_configuration: value(oneOf('all', 'none')) }, [
        'public_access_block_configuration',
      ]),
    },
    ['s3_attributes'],
  ),
  /** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_security_hub_syntax.html */
  SECURITYHUB_POLICY: fields({ securityhub }, ['securityhub']),
  TAG_POLICY: tags,
  UPGRADE_ROLLOUT_POLICY: upgradeRollout,
};
