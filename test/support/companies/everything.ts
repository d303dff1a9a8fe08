import { config } from './trips';
import type { WrittenLandingZone } from '../../../lib/model/schema';

/**
 * The sample company with what it leaves off: an account in the sandbox and one on its way out, a partner, a second identity provider, and the
 * guardrails that are a company's own choice; an OU with tags and one with Regions of its own; five pipelines of two issuers;
 * workloads in several Regions, one of them away from home.
 */
const sample = config as unknown as WrittenLandingZone;
const { organizationalUnits } = sample.organization;
const BOTH = ['us-west-2', 'us-east-2'] as const;

const GITHUB = 'token.actions.githubusercontent.com';
const GITLAB = { issuer: 'https://gitlab.com', audience: 'https://gitlab.com' } as const;

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
      sandbox: { ...organizationalUnits.sandbox, parent: 'root', approvedRegions: [sample.company.homeRegion] },
      engineering: { ...organizationalUnits.engineering, parent: 'root', tags: { 'cost-center': 'engineering' } },
      test: { parent: 'nonproduction', guardrails: ['deny-outside-resources'] },
    },
  },
  accounts: {
    ...sample.accounts,
    'sandbox-1': { email: 'aws+sandbox-1@trips.com', ou: 'sandbox' },
    'old-shop': { email: 'aws+old-shop@trips.com', ou: 'suspended' },
  },
  workloads: {
    ...sample.workloads,
    'trips-server': { ...config.workloads['trips-server'], regions: BOTH },
    'order-publisher': { ...config.workloads['order-publisher'], regions: ['us-east-2'] },
    'report-reader': { ...config.workloads['report-reader'], regions: BOTH },
    'booking-pipeline': {
      machineRole: 'ci-deploy',
      roleName: 'booking-pipeline',
      accounts: ['engineering-dev'],
      resources: { github: { arn: `arn:aws:iam::{account}:oidc-provider/${GITHUB}` } },
      github: { repository: 'trips/booking', environment: 'dev' },
    },
    'maps-pipeline': {
      machineRole: 'oidc-deploy',
      roleName: 'maps-pipeline',
      accounts: ['engineering-dev', 'management'],
      resources: { provider: { createdIn: 'same-account' } },
      oidc: { ...GITLAB, subject: 'project_path:trips/maps:ref_type:branch:ref:main' },
    },
    'tiles-pipeline': {
      machineRole: 'oidc-deploy',
      roleName: 'tiles-pipeline',
      accounts: ['engineering-dev', 'management'],
      resources: { provider: { arn: 'arn:aws:iam::{account}:oidc-provider/gitlab.com' } },
      oidc: { ...GITLAB, subject: 'project_path:trips/tiles:ref_type:branch:ref:main' },
    },
  },
};
