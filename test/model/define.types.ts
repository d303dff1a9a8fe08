import {
  applicationRoleArn,
  defineAccess,
  defineAccounts,
  defineCatalogue,
  defineCompany,
  defineGuardrail,
  defineMachineRole,
  defineOrganization,
  definePersona,
  defineScenarios,
  defineWorkloads,
  nothingBut,
  serviceCanBe,
  trustService,
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
  pipeline: { machineRole: 'ci-deploy', organizationalUnits: ['apps'], resources: { github: created } },
});
defineWorkloads(organization, accounts, {
  // @ts-expect-error no such machine role
  pipeline: { machineRole: 'ci-deplyo', accounts: ['logs'], resources: { github: created } },
});
defineWorkloads(organization, accounts, {
  // @ts-expect-error no such account
  pipeline: { machineRole: 'ci-deploy', accounts: ['log'], resources: { github: created } },
});
defineWorkloads(organization, accounts, {
  // @ts-expect-error no such resource, and one is missing
  pipeline: { machineRole: 'ci-deploy', accounts: ['logs'], resources: { topic: created } },
});
defineWorkloads(organization, accounts, {
  // @ts-expect-error no such account to create it in
  pipeline: { machineRole: 'ci-deploy', accounts: ['logs'], resources: { github: { createdIn: 'log' } } },
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

const denyX = defineGuardrail({
  type: 'SERVICE_CONTROL_POLICY',
  control: 'C01',
  why: 'Because.',
  statements: [{ Effect: 'Deny', Action: 's3:PutObject', Resource: '*' }],
  denies: [{ action: 's3:PutObject' }],
  allows: [{ action: 's3:GetObject' }],
});
defineGuardrail({
  define: ({ homeRegion }) => ({
    type: 'S3_POLICY',
    control: 'C02',
    why: homeRegion,
    content: {},
    sets: [{ path: ['a'], value: 1 }],
  }),
});
defineGuardrail({ ...denyX, replaces: 'deny-root-user', reason: 'Ours is older.' });
// @ts-expect-error a replacement gives its reason
defineGuardrail({ ...denyX, replaces: 'deny-root-user' });
// @ts-expect-error nothing of the product has that id
defineGuardrail({ ...denyX, replaces: 'deny-rot-user', reason: 'Ours is older.' });
// @ts-expect-error no such theme
defineGuardrail({ ...denyX, theme: 'audti' });
const analyst = definePersona({
  name: 'Analyst',
  description: 'For analysts.',
  sessionHours: 4,
  managedPolicies: ['ReadOnlyAccess'],
  can: [{ action: 's3:ListAllMyBuckets' }],
  cannot: [{ action: 's3:CreateBucket' }],
});
// @ts-expect-error it has no name
definePersona({ description: 'x', sessionHours: 4, can: [{ action: 's3:*' }], cannot: [{ action: 's3:*' }] });
const writer = defineMachineRole({
  belongsTo: 'application',
  resources: { drop: 'bucket' },
  define: ({ resources: { drop } }) => ({
    description: 'Writes.',
    trust: [trustService('lambda')],
    statements: [{ Effect: 'Allow', Action: 's3:PutObject', Resource: `${drop.arn}/*` }],
    can: serviceCanBe(['lambda'], applicationRoleArn('writer')),
    cannot: [nothingBut('s3:PutObject')],
  }),
});
defineMachineRole({
  belongsTo: 'application',
  resources: { drop: 'bucket' },
  // @ts-expect-error it works with no such resource
  define: ({ resources: { inbox } }) => ({ ...writer.define({ resources: inbox, regions: ['us-west-2'] }) }), // eslint-disable-line @typescript-eslint/no-unsafe-assignment -- since there is none
});

const own = defineCatalogue({ guardrails: { 'deny-x': denyX }, personas: { analyst }, machineRoles: { writer } });
// @ts-expect-error no such kind
defineCatalogue({ guardrails: {}, personas: {}, machineRoles: {}, roles: {} });

const ownOrganization = defineOrganization(own, {
  guardrails: ['deny-leaving-organization', 'deny-x'],
  organizationalUnits: { core: { parent: 'root', guardrails: ['deny-x'] } },
});
// @ts-expect-error a typo in the company's own guardrail
defineOrganization(own, { guardrails: ['deny-y'], organizationalUnits: { core: { parent: 'root' } } });
const ownAccounts = defineAccounts(own, ownOrganization, {
  logs: { email: 'aws+logs@trips.com', ou: 'core', guardrails: ['deny-x'] },
});
// @ts-expect-error a typo in the company's own guardrail, on an account
defineAccounts(own, ownOrganization, { logs: { email: 'aws+l@trips.com', ou: 'core', guardrails: ['deny-y'] } });
const ownAccess = defineAccess(own, ownOrganization, ownAccounts, {
  identitySource: 'external',
  groups: { analysts: {} },
  assignments: [
    { group: 'analysts', persona: 'analyst', accounts: ['logs'] },
    { group: 'analysts', persona: 'org-admin', accounts: ['management'] },
  ],
});
defineAccess(own, ownOrganization, ownAccounts, {
  identitySource: 'external',
  groups: { analysts: {} },
  // @ts-expect-error a typo in the company's own persona
  assignments: [{ group: 'analysts', persona: 'analist', accounts: ['logs'] }],
});
defineWorkloads(own, ownOrganization, ownAccounts, {
  writer: { machineRole: 'writer', accounts: ['logs'], resources: { drop: created } },
  pipeline: { machineRole: 'ci-deploy', accounts: ['logs'], resources: { github: created } },
});
defineWorkloads(own, ownOrganization, ownAccounts, {
  // @ts-expect-error a typo in the company's own machine role
  writer: { machineRole: 'wirter', accounts: ['logs'], resources: { drop: created } },
});
defineWorkloads(own, ownOrganization, ownAccounts, {
  // @ts-expect-error its resource has another name
  writer: { machineRole: 'writer', accounts: ['logs'], resources: { dorp: created } },
});
defineScenarios(own, ownAccounts, ownAccess, [
  { says: 'fine', never: [{ principal: 'analysts/analyst', account: 'logs', action: 's3:*' }] },
  // @ts-expect-error a typo in the company's own persona
  { says: 'a typo', never: [{ principal: 'analysts/analist', action: 's3:*' }] },
]);
