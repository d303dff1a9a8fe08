import { config } from './trips';
import type { WrittenLandingZone } from '../../../lib/model/schema';

/**
 * The sample company with what it leaves off: an account in the sandbox and one on its way out, a partner, a second identity provider, and the
 * guardrails that are a company's own choice.
 */
const sample = config as unknown as WrittenLandingZone;
const { organizationalUnits } = sample.organization;

export const everything: WrittenLandingZone = {
  ...sample,
  company: {
    ...sample.company,
    accountQuota: 20,
    trustedOidcProviders: [
      ...(sample.company.trustedOidcProviders ?? []),
      { url: 'gitlab.com', audiences: ['https://gitlab.com'], subjects: ['project_path:trips/*'] },
    ],
    reviewers: {
      everything: ['@trips/platform'],
      access: ['@trips/security', '@trips-ciso'],
      guardrails: ['@trips/security'],
      scenarios: ['@trips/security'],
      workflows: ['aws+security-team@trips.com'],
    },
    trustedPartners: [{ accountId: '222222222222', why: 'Books the flights' }],
  },
  organization: {
    ...sample.organization,
    organizationalUnits: {
      ...organizationalUnits,
      test: { parent: 'nonproduction', guardrails: ['deny-outside-resources'] },
    },
  },
  accounts: {
    ...sample.accounts,
    'sandbox-1': { email: 'aws+sandbox-1@trips.com', ou: 'sandbox' },
    'old-shop': { email: 'aws+old-shop@trips.com', ou: 'suspended' },
  },
};
