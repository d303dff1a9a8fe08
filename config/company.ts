import { defineCompany } from '../lib/config/define';
import { accounts } from './accounts';

export const company = defineCompany(accounts, {
  name: 'trips.com',
  homeRegion: 'us-west-2',
  approvedRegions: ['us-west-2', 'us-east-2'],
  managementAccount: { name: 'management', email: 'aws+management@trips.com' },
  securityAccount: 'security',
  logArchiveAccount: 'log-archive',
  accountQuota: 10,
  logRetention: { lockDays: 365, archiveAfterDays: 90, expireAfterDays: 1095 },
  // What each costs at rest is in docs/costs.md.
  securityServices: {
    config: 'on',
    accessAnalyzer: 'on',
    guardDuty: 'on',
    securityHub: 'on',
    inspector: 'off',
    macie: 'off',
  },
  contacts: {
    billing: { name: 'Finance', title: 'Finance team', email: 'aws+billing@trips.com', phoneNumber: '+1 555 0100' },
    operations: { name: 'Platform', title: 'On call', email: 'aws+operations@trips.com', phoneNumber: '+1 555 0101' },
    security: { name: 'Security', title: 'On call', email: 'aws+security-team@trips.com', phoneNumber: '+1 555 0102' },
  },
  alarms: { emails: ['aws+security-team@trips.com'] },
  backup: { organizationalUnits: ['production'] },
  budgets: {
    organizationMonthlyUsd: 5000,
    accountMonthlyUsd: 250,
    accountsMonthlyUsd: { 'engineering-dev': 1000, 'engineering-prod': 2500 },
    alertEmails: ['aws+billing@trips.com'],
  },
  tags: { 'managed-by': 'landing-zone' },
  trustedOidcProviders: [
    {
      url: 'token.actions.githubusercontent.com',
      audiences: ['sts.amazonaws.com'],
      subjects: ['repo:trips/*'],
    },
  ],
});
