import { config } from '../support/companies/trips';

const { production } = config.organization.organizationalUnits;

/** A pull request as they come: a group gets more, an OU loses a guardrail, an account is added. */
export const sampleChange = {
  ...config,
  access: {
    ...config.access,
    assignments: [
      ...config.access.assignments,
      { group: 'qa-engineers', persona: 'developer', organizationalUnits: ['test'] },
    ],
  },
  organization: {
    ...config.organization,
    organizationalUnits: {
      ...config.organization.organizationalUnits,
      production: {
        ...production,
        guardrails: (production.guardrails ?? []).filter((id) => id !== 'deny-console-oauth-tokens'),
      },
    },
  },
};
