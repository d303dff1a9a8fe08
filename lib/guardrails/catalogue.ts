import type { GuardrailDefinition } from './guardrail';
import { denyLeavingOrganization } from './organization/deny-leaving-organization';

/**
 * Every guardrail by theme and id. The id is the file's name; the theme is its folder, and decides with which others it
 * shares an organization policy.
 */
export const catalogue = {
  organization: {
    'deny-leaving-organization': denyLeavingOrganization,
  },
} as const satisfies Record<string, Record<string, GuardrailDefinition>>;

export type GuardrailTheme = keyof typeof catalogue;
export type GuardrailId = { [Theme in GuardrailTheme]: keyof (typeof catalogue)[Theme] }[GuardrailTheme];
