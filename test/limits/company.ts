import type { WrittenLandingZone } from '../../lib/model/schema';
import { startUp } from '../support/companies/start-up';

const { attic = { parent: 'root' }, ...units } = startUp.organization.organizationalUnits;

const row = {
  account: ['booking'],
  action: ['dynamodb:DeleteTable'],
  except: ['dynamodb:DeleteItem'],
  resource: ['arn:aws:dynamodb:eu-central-1:booking:table/seats'],
  context: { 'aws:RequestTag/team': ['booking'] },
} as const;

/** A small company that has an entry in every list and map that a config can have, and synthesizes. */
export const company: WrittenLandingZone = {
  ...startUp,
  company: {
    ...startUp.company,
    identityCenterRegion: 'us-east-1',
    accountQuota: 10_000,
    batches: { accounts: ['b1'], organizationalUnits: ['u1'], assignments: ['more'] },
    alarms: { emails: ['alarms@ferrytales.example'] },
    backup: { organizationalUnits: ['products'] },
    budgets: {
      organizationMonthlyUsd: 5000,
      accountMonthlyUsd: 100,
      accountsMonthlyUsd: { guard: 200 },
      taggedAccountsMonthlyUsd: [{ tags: { product: ['booking'] }, monthlyUsd: 300 }],
      alertEmails: ['bills@ferrytales.example'],
    },
    serviceUsers: {
      printer: {
        account: 'booking',
        why: 'Prints tickets on board and cannot federate',
        actions: ['s3:GetObject'],
        resources: ['arn:aws:s3:::tickets/*'],
        tags: { deck: 'one' },
      },
    },
    tags: { owner: 'platform' },
    accountFiles: {
      'sea-people': { owners: ['@ferrytales/crew'], organizationalUnits: ['booking'], tags: { product: ['booking'] } },
    },
    reviewers: {
      everything: ['@ferrytales/crew'],
      access: ['@ferrytales/founders'],
      guardrails: ['@ferrytales/founders'],
      scenarios: ['@ferrytales/founders'],
      workflows: ['@ferrytales/crew'],
    },
    trustedOidcProviders: [
      { url: 'gitlab.com', audiences: ['https://gitlab.com'], subjects: ['project_path:ferry/*'] },
    ],
  },
  organization: {
    ...startUp.organization,
    guardrails: [...startUp.organization.guardrails, 'deny-outside-oidc-identities', 'standardize-cost-tags'],
    organizationalUnits: {
      // The last one is the pattern for more of them: one that works.
      attic: { ...attic, approvedRegions: [startUp.company.homeRegion], tags: { stage: 'over' } },
      ...units,
      platform: { parent: 'root', name: 'Core Platform', existing: 'ou-f3rr-aaaaaaaa', guardrails: ['require-imdsv2'] },
    },
  },
  accounts: {
    ...startUp.accounts,
    guard: { ...startUp.accounts.guard, ou: 'platform', email: 'guard@ferrytales.example' },
    booking: {
      email: 'booking@ferrytales.example',
      name: 'Booking Engine',
      ou: 'booking',
      guardrails: ['deny-disabling-keys'],
      tags: { product: 'booking' },
    },
  },
  access: {
    ...startUp.access,
    identitySource: 'identity-center',
    accountTags: { product: ['booking', 'tickets'] },
    assignments: [
      ...startUp.access.assignments,
      { group: 'crew', persona: 'qa', taggedAccounts: { within: ['products'], tags: { product: ['booking'] } } },
    ],
    groups: { founders: { displayName: 'Founders' }, crew: { displayName: 'Crew (all engineers)' } },
    users: {
      ada: { givenName: 'Ada', familyName: 'Captain', email: 'ada@ferrytales.example', groups: ['founders'] },
    },
  },
  workloads: {
    'trips-server': {
      machineRole: 'trips-server',
      accounts: ['booking'],
      resources: { uploads: { createdIn: 'same-account' }, notifications: { createdIn: 'same-account' } },
    },
    'order-publisher': {
      machineRole: 'order-publisher',
      organizationalUnits: ['booking'],
      regions: [startUp.company.homeRegion],
      resources: { orders: { createdIn: 'same-account' } },
    },
  },
  exceptions: { 'deny-unapproved-regions': [{ account: 'booking', reason: 'Its charts come from elsewhere' }] },
  scenarios: [
    {
      says: 'nobody but the founders drops the table of seats',
      never: [
        { ...row, nobodyBut: ['founders/security-admin'] },
        { ...row, principal: ['crew/auditor'] },
      ],
      always: [
        { ...row, action: ['dynamodb:GetItem'], principal: ['crew/developer'] },
        { ...row, action: ['dynamodb:GetItem'], nobodyBut: ['founders/security-admin'] },
      ],
    },
  ],
};
