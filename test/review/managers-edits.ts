import type { config } from '../support/companies/trips';

type Company = typeof config;
type Draft = Record<string, unknown>;

/** What people change from one week to the next, by what they would call it. */
export interface EverydayEdit {
  readonly what: string;
  readonly edit: (company: Company) => object;
}

/** Part of a config with something put in. */
function within(part: object, more: object): Draft {
  return { ...part, ...more };
}

const without = (part: object, key: string): Draft =>
  Object.fromEntries(Object.entries(part).filter(([one]) => one !== key));

/** The twelve and more edits that every company makes. */
export const EVERYDAY_EDITS: readonly EverydayEdit[] = [
  {
    what: 'an account is added',
    edit: (one) => ({
      ...one,
      accounts: within(one.accounts, {
        'engineering-lab': { email: 'aws+engineering-lab@trips.com', ou: 'dev', tags: { environment: 'dev' } },
      }),
    }),
  },
  {
    what: 'an account goes',
    edit: (one) => ({ ...one, accounts: without(one.accounts, 'growth-marketing') }),
  },
  {
    what: 'an account moves',
    edit: (one) => ({
      ...one,
      accounts: within(one.accounts, { 'growth-sales': { ...one.accounts['growth-sales'], ou: 'marketing' } }),
    }),
  },
  {
    what: 'an account is suspended',
    edit: (one) => ({
      ...one,
      accounts: within(one.accounts, { 'growth-sales': { ...one.accounts['growth-sales'], ou: 'suspended' } }),
    }),
  },
  {
    what: 'a group gets a persona in an OU',
    edit: (one) => ({
      ...one,
      access: {
        ...one.access,
        assignments: [
          ...one.access.assignments,
          { group: 'qa-engineers', persona: 'developer', organizationalUnits: ['test'] },
        ],
      },
    }),
  },
  {
    what: 'a persona is taken from a group',
    edit: (one) => ({
      ...one,
      access: { ...one.access, assignments: one.access.assignments.filter(({ group }) => group !== 'sales') },
    }),
  },
  {
    what: 'a Region is approved',
    edit: (one) => ({
      ...one,
      company: { ...one.company, approvedRegions: [...one.company.approvedRegions, 'eu-north-1'] },
    }),
  },
  {
    what: 'a Region is no longer approved',
    edit: (one) => ({ ...one, company: { ...one.company, approvedRegions: ['us-west-2'] } }),
  },
  {
    what: 'an exception with an end',
    edit: (one) => ({
      ...one,
      exceptions: {
        'deny-unapproved-regions': [
          {
            principal: 'developers/developer',
            account: 'engineering-dev',
            reason: 'The model that they try is in Frankfurt only',
            until: '2099-03-31',
          },
        ],
      },
    }),
  },
  {
    what: 'another budget',
    edit: (one) => ({
      ...one,
      company: {
        ...one.company,
        budgets: {
          ...one.company.budgets,
          organizationMonthlyUsd: 7500,
          accountsMonthlyUsd: { ...one.company.budgets?.accountsMonthlyUsd, 'engineering-dev': 2000 },
        },
      },
    }),
  },
  {
    what: 'another repository',
    edit: (one) => ({
      ...one,
      company: {
        ...one.company,
        trustedOidcProviders: (one.company.trustedOidcProviders ?? []).map((provider) => ({
          ...provider,
          subjects: [...provider.subjects, 'repo:trips-labs/*'],
        })),
      },
    }),
  },
  {
    what: 'another address for alarms',
    edit: (one) => ({ ...one, company: { ...one.company, alarms: { emails: ['aws+alarms@trips.com'] } } }),
  },
];
