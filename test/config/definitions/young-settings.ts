import type { JsonObject, JsonValue } from '../../../lib/base/json';
import type { Setting } from '../../../lib/catalogue/guardrails/definition/guardrail';

export type Written = Pick<Setting, 'type' | 'content'>;

export const BEDROCK_GUARDRAIL = 'arn:aws:bedrock:us-west-2:111111111111:guardrail/abcdefghijkl';

export const assign = (value: JsonValue): JsonObject => ({ '@@assign': value });

/** Of types that no guardrail of the product has, by the examples of AWS's pages. */
export const young: readonly Written[] = [
  {
    type: 'BEDROCK_POLICY',
    content: {
      bedrock: {
        guardrail_inference: {
          'us-west-2': {
            config_1: {
              identifier: assign(`${BEDROCK_GUARDRAIL}:1`),
              selective_content_guarding: { system: assign('selective'), messages: assign('comprehensive') },
              model_enforcement: { included_models: assign(['ALL']), excluded_models: assign(['amazon.titan-x:0']) },
            },
            config_2: { identifier: assign(`${BEDROCK_GUARDRAIL}:2`), input_tags: assign('honor') },
          },
        },
      },
    },
  },
  {
    type: 'CHATBOT_POLICY',
    content: {
      chatbot: {
        platforms: {
          slack: {
            client: assign('enabled'),
            workspaces: assign(['T11111111']),
            default: { supported_channel_types: assign(['private']), supported_role_settings: assign(['user_role']) },
            overrides: {
              T11111111: {
                supported_channel_types: assign(['public']),
                supported_role_settings: assign(['channel_role']),
              },
            },
          },
          microsoft_teams: {
            client: assign('enabled'),
            tenants: { 'a-tenant': assign(['a-team']) },
            default: { supported_role_settings: assign(['user_role']) },
            overrides: { 'a-tenant': { 'a-team': { supported_role_settings: assign(['user_role']) } } },
          },
          chime: { client: assign('disabled') },
        },
        default: { client: assign('disabled') },
      },
    },
  },
  {
    type: 'NETWORK_SECURITY_DIRECTOR_POLICY',
    content: {
      network_security_director: {
        enablement: {
          network_security_scan: { enable_in_regions: assign(['us-west-2']), disable_in_regions: assign([]) },
        },
      },
    },
  },
  {
    type: 'UPGRADE_ROLLOUT_POLICY',
    content: {
      upgrade_rollout: {
        default: { patch_order: assign('last') },
        tags: { stage: { tag_values: { dev: { patch_order: assign('first') } } } },
      },
    },
  },
];
