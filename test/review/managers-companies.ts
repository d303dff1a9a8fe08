import type { WrittenLandingZone } from '../../lib/model/schema';
import { startUp } from '../support/companies/start-up';
import { config } from '../support/companies/trips';
import type { Subjects } from './managers-edits';

/** The sample: everything is created, and most of what there is is on. */
export const sample: Subjects = {
  company: config,
  added: { key: 'engineering-lab', email: 'aws+engineering-lab@trips.com', ou: 'dev' },
  leaves: 'growth-marketing',
  moves: ['growth-sales', 'marketing'],
  suspended: ['growth-sales', 'suspended'],
  joins: { group: 'qa-engineers', persona: 'developer', organizationalUnits: ['test'] },
  leaver: 'sales',
  region: 'eu-north-1',
  fewerRegions: ['us-west-2'],
  exempt: { principal: 'developers/developer', account: 'engineering-dev' },
  budgets: {
    ...config.company.budgets,
    organizationMonthlyUsd: 7500,
    accountsMonthlyUsd: { ...config.company.budgets?.accountsMonthlyUsd, 'engineering-dev': 2000 },
  },
  subject: 'repo:trips-labs/*',
  guarded: 'dev',
  alarmed: 'aws+alarms@trips.com',
};

/** Two accounts on which nothing depends beside the three that it adopts, and a second Region. */
const ferries: WrittenLandingZone = {
  ...startUp,
  company: { ...startUp.company, approvedRegions: ['eu-central-1', 'eu-west-1'], accountQuota: 10 },
  organization: {
    ...startUp.organization,
    guardrails: [...startUp.organization.guardrails, 'deny-outside-oidc-identities'],
  },
  accounts: {
    ...startUp.accounts,
    fares: { email: 'fares@ferrytales.example', name: 'Fares', ou: 'products' },
    harbour: { email: 'harbour@ferrytales.example', name: 'Harbour', ou: 'booking' },
  },
};

/** Adopted OUs and accounts with names of their own, people from elsewhere, GitLab, no budgets and no alarms before. */
export const second: Subjects = {
  company: ferries,
  added: { key: 'decks', email: 'decks@ferrytales.example', ou: 'products' },
  leaves: 'fares',
  moves: ['harbour', 'products'],
  suspended: ['harbour', 'attic'],
  joins: { group: 'crew', persona: 'qa', organizationalUnits: ['products'] },
  leaver: 'crew',
  region: 'eu-north-1',
  fewerRegions: ['eu-central-1'],
  exempt: { principal: 'crew/developer', account: 'booking' },
  budgets: { organizationMonthlyUsd: 7500, accountMonthlyUsd: 250, alertEmails: ['money@ferrytales.example'] },
  subject: 'project_path:ferry-labs/*',
  guarded: 'booking',
  alarmed: 'alarms@ferrytales.example',
};
