import {
  defineAccess,
  defineAccounts,
  defineCompany,
  defineOrganization,
  defineScenarios,
  defineWorkloads,
} from '../../lib/config/define';

/*
 * Compiled, never run: each `@ts-expect-error` fails the type check as soon as what it marks is accepted. The helpers
 * are what makes an editor complete the names of other config files; here is the proof that they refuse others.
 */

const organization = defineOrganization({
  guardrails: ['deny-leaving-organization'],
  organizationalUnits: { core: { parent: 'root' }, apps: { parent: 'core', guardrails: [] } },
});
const accounts = defineAccounts(organization, {
  security: { email: 'aws+security@trips.com', ou: 'core' },
  logs: { email: 'aws+logs@trips.com', ou: 'root' },
});

defineOrganization({
  // @ts-expect-error no such guardrail
  guardrails: ['deny-leaving-organisation'],
  // @ts-expect-error no such parent
  organizationalUnits: { core: { parent: 'root' }, apps: { parent: 'cor' } },
});
defineOrganization({
  guardrails: [],
  // @ts-expect-error no such guardrail on an OU
  organizationalUnits: { core: { parent: 'root', guardrails: ['deny-everything'] } },
});

// @ts-expect-error no such OU
defineAccounts(organization, { app: { email: 'aws+app@trips.com', ou: 'apss' } });
// @ts-expect-error no such guardrail on an account
defineAccounts(organization, { app: { email: 'aws+app@trips.com', ou: 'apps', guardrails: ['deny-everything'] } });
// @ts-expect-error no e-mail address
defineAccounts(organization, { app: { ou: 'apps' } });
// @ts-expect-error no such key
defineAccounts(organization, { app: { email: 'aws+app@trips.com', ou: 'apps', owner: 'me' } });

const company = {
  name: 'trips.com',
  homeRegion: 'us-west-2',
  approvedRegions: ['us-west-2'],
  managementAccount: { name: 'management', email: 'aws@trips.com' },
  securityAccount: 'security',
  logArchiveAccount: 'logs',
  accountQuota: 10,
} as const;
defineCompany(accounts, company);
// @ts-expect-error no such account
defineCompany(accounts, { ...company, logArchiveAccount: 'log' });

const access = { identitySource: 'identity-center', groups: { admins: {} } } as const;
defineAccess(organization, accounts, {
  ...access,
  assignments: [{ group: 'admins', persona: 'org-admin', accounts: ['management'], organizationalUnits: ['root'] }],
});
defineAccess(organization, accounts, {
  ...access,
  // @ts-expect-error no such group
  assignments: [{ group: 'admin', persona: 'org-admin', accounts: ['management'] }],
});
defineAccess(organization, accounts, {
  ...access,
  // @ts-expect-error no such persona
  assignments: [{ group: 'admins', persona: 'org-admn', accounts: ['management'] }],
});
defineAccess(organization, accounts, {
  ...access,
  // @ts-expect-error no such account
  assignments: [{ group: 'admins', persona: 'org-admin', accounts: ['managment'] }],
});
defineAccess(organization, accounts, {
  ...access,
  // @ts-expect-error no such OU
  assignments: [{ group: 'admins', persona: 'org-admin', organizationalUnits: ['cor'] }],
});

const created = { createdIn: 'same-account' } as const;
defineWorkloads(organization, accounts, {
  orders: { machineRole: 'order-publisher', organizationalUnits: ['apps'], resources: { orders: created } },
  reports: {
    machineRole: 'report-reader',
    accounts: ['logs'],
    resources: { 'shared-reports': { createdIn: 'security' } },
  },
});
defineWorkloads(organization, accounts, {
  // @ts-expect-error no such machine role
  orders: { machineRole: 'order-pubisher', accounts: ['logs'], resources: { orders: created } },
});
defineWorkloads(organization, accounts, {
  // @ts-expect-error no such account
  orders: { machineRole: 'order-publisher', accounts: ['log'], resources: { orders: created } },
});
defineWorkloads(organization, accounts, {
  // @ts-expect-error no such resource, and one is missing
  orders: { machineRole: 'order-publisher', accounts: ['logs'], resources: { topic: created } },
});
defineWorkloads(organization, accounts, {
  // @ts-expect-error no such account to create it in
  orders: { machineRole: 'order-publisher', accounts: ['logs'], resources: { orders: { createdIn: 'log' } } },
});

const budgets = { organizationMonthlyUsd: 10, accountMonthlyUsd: 1, alertEmails: ['a@trips.com'] };
defineCompany(accounts, { ...company, budgets: { ...budgets, accountsMonthlyUsd: { logs: 2, management: 3 } } });
// @ts-expect-error no such account
defineCompany(accounts, { ...company, budgets: { ...budgets, accountsMonthlyUsd: { log: 2 } } });

const people = { groups: { admins: {} } } as const;
defineScenarios(accounts, people, [
  { says: 'fine', never: [{ principal: ['admins/org-admin', 'root'], account: 'logs', action: 's3:*' }] },
  // @ts-expect-error no such group
  { says: 'a typo', never: [{ principal: 'admns/org-admin', action: 's3:*' }] },
  // @ts-expect-error no such persona
  { says: 'a typo', never: [{ principal: 'admins/org-admn', action: 's3:*' }] },
  // @ts-expect-error no such account
  { says: 'a typo', never: [{ account: 'log', action: 's3:*' }] },
]);
