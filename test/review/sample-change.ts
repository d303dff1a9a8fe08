import { config } from '../support/companies/trips';

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
        ...config.organization.organizationalUnits.production,
        guardrails: [
          'deny-sharing-images-and-snapshots',
          'deny-disabling-keys',
          'deny-deleting-backups',
          'back-up-tagged-resources',
          'deny-public-function-urls',
        ],
      },
    },
  },
};
