import { isRegion } from '../../../model/regions';
import type { Finding } from '../rule';
import { fields, list, named, value, where, type Grammar } from './grammar';
import { bothPlaces, places } from './places';
import { like, oneOf, text } from './values';

/*
 * Types of policy that no guardrail of the product has: a company may write one of its own. They are young, and what AWS takes is known
 * from one page each.
 */

const client = fields({ client: value(oneOf('enabled', 'disabled')) }, ['client']);
const roleSettings = { supported_role_settings: list(oneOf('user_role', 'channel_role')) };
const channels = { ...roleSettings, supported_channel_types: list(oneOf('public', 'private')) };

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_chatbot_syntax.html */
export const chatbot = fields(
  {
    chatbot: fields({
      platforms: fields({
        slack: fields({
          ...client.fields,
          workspaces: list(text),
          default: fields(channels),
          overrides: named('workspace', fields(channels)),
        }),
        microsoft_teams: fields({
          ...client.fields,
          tenants: named('tenant', list(text)),
          default: fields(roleSettings),
          overrides: named('tenant', named('team', fields(roleSettings))),
        }),
        chime: client,
      }),
      default: client,
    }),
  },
  ['chatbot'],
);

const order = fields({ patch_order: value(oneOf('first', 'second', 'last')) }, ['patch_order']);

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_upgrade_syntax.html */
export const upgradeRollout = fields(
  {
    upgrade_rollout: fields({
      default: order,
      tags: named('tag', fields({ tag_values: named('value', order) }, ['tag_values'])),
    }),
  },
  ['upgrade_rollout'],
);

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_network_security_director_syntax.html */
export const networkSecurityDirector = fields(
  {
    network_security_director: fields(
      { enablement: fields({ network_security_scan: fields(places, bothPlaces) }, ['network_security_scan']) },
      ['enablement'],
    ),
  },
  ['network_security_director'],
);

function* noRegions(content: Readonly<Record<string, unknown>>, at: readonly PropertyKey[]): Generator<Finding> {
  for (const name of Object.keys(content)) {
    if (name.startsWith('@@') || isRegion(name)) continue;
    yield { at: [...at, name], found: `"${name}"`, expected: 'a Region that AWS has', mend: 'correct it' };
  }
}

const configuration = fields(
  {
    identifier: value(
      like(
        /^arn:aws:bedrock:[a-z0-9-]+:\d{12}:guardrail\/[a-z0-9]+:[1-9]\d*$/,
        'the ARN of a guardrail of Amazon Bedrock with a version, which is no draft',
      ),
    ),
    input_tags: value(oneOf('honor', 'ignore')),
    selective_content_guarding: fields({
      system: value(oneOf('selective', 'comprehensive')),
      messages: value(oneOf('selective', 'comprehensive')),
    }),
    model_enforcement: fields({ included_models: list(text), excluded_models: list(text) }),
  },
  ['identifier'],
);

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_bedrock_syntax.html */
export const bedrock: Grammar = fields(
  {
    bedrock: fields({ guardrail_inference: where(named('Region', named('configuration', configuration)), noRegions) }, [
      'guardrail_inference',
    ]),
  },
  ['bedrock'],
);
