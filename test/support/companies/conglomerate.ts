import type { Account, WrittenLandingZone, OrganizationalUnit } from '../../../lib/model/schema';

const BUSINESSES = ['air', 'rail', 'hotels', 'insurance'] as const;
const TEAMS = ['web', 'data'] as const;
const STAGES = ['dev', 'test', 'staging', 'prod'] as const;

/** A team in a business, with the keys of its OUs: business, products, team, and one a stage, five levels in all. */
const teams = BUSINESSES.flatMap((business) =>
  TEAMS.map((team) => ({ business, products: `${business}-products`, team: `${business}-${team}` })),
);

type Entry<T> = readonly [key: string, value: T];

const organizationalUnits: Record<string, OrganizationalUnit> = Object.fromEntries<OrganizationalUnit>([
  ['core', { parent: 'root', name: 'Core' }],
  ['businesses', { parent: 'root', name: 'Businesses', guardrails: ['require-imdsv2'] }],
  ['closed', { parent: 'root', name: 'Closed', status: 'suspended', guardrails: ['quarantine-account'] }],
  ...BUSINESSES.flatMap((business): Entry<OrganizationalUnit>[] => [
    [business, { parent: 'businesses' }],
    [`${business}-products`, { parent: business, name: 'Products' }],
  ]),
  ...teams.flatMap(({ products, team }): Entry<OrganizationalUnit>[] => [
    [team, { parent: products }],
    ...STAGES.map((stage): Entry<OrganizationalUnit> => [`${team}-${stage}`, unit(team, stage)]),
  ]),
]);

function unit(team: string, stage: (typeof STAGES)[number]): OrganizationalUnit {
  // Wherever developers are: a stack of a CDK bootstrap without the boundary would act as an administrator for them.
  const bounded = ['require-permissions-boundary', 'deny-changing-permissions-boundary'];
  const guardrails = {
    dev: bounded,
    test: bounded,
    staging: [],
    prod: ['deny-disabling-keys'],
  };
  return { parent: team, name: stage, guardrails: guardrails[stage] };
}

const account = (key: string, ou: string): Entry<Account> => [key, { email: `aws+${key}@voyages.example`, ou }];

/** 60 with the management account: 2 in the core, 56 of the teams (7 a team), 1 on its way out. */
const accounts: Record<string, Account> = Object.fromEntries<Account>([
  account('audit', 'core'),
  ['logs', { email: 'aws+logs@voyages.example', ou: 'core', guardrails: ['deny-changing-log-buckets'] }],
  ...teams.flatMap(({ team }) => [
    ...STAGES.map((stage) => account(`${team}-${stage}`, `${team}-${stage}`)),
    ...['a', 'b', 'c'].map((cell) => account(`${team}-cell-${cell}`, `${team}-prod`)),
  ]),
  account('closed-shop', 'closed'),
]);

/** Sixty accounts of four businesses, in OUs five levels deep: everything is created, and one OU has many accounts. */
export const conglomerate: WrittenLandingZone = {
  company: {
    name: 'Voyages Group',
    homeRegion: 'us-east-1',
    approvedRegions: ['us-east-1', 'eu-west-1', 'ap-southeast-2'],
    managementAccount: { name: 'voyages-management', email: 'aws+management@voyages.example' },
    securityAccount: 'audit',
    logArchiveAccount: 'logs',
    accountQuota: 100,
    tags: { owner: 'platform' },
  },
  organization: {
    guardrails: [
      'deny-leaving-organization',
      'deny-root-user',
      'deny-unapproved-regions',
      'deny-iam-users',
      'deny-changing-protected-roles',
    ],
    organizationalUnits,
  },
  accounts,
  access: {
    identitySource: 'identity-center',
    groups: {
      admins: {},
      auditors: {},
      ...Object.fromEntries(
        teams.flatMap(({ team }) => [
          [`${team}-builders`, {}],
          [`${team}-operators`, {}],
        ]),
      ),
    },
    users: {
      'a.admin': {
        givenName: 'Ada',
        familyName: 'Admin',
        email: 'ada@voyages.example',
        groups: ['admins', 'auditors'],
      },
    },
    assignments: [
      { group: 'admins', persona: 'org-admin', accounts: ['management'] },
      { group: 'auditors', persona: 'auditor', accounts: ['management'], organizationalUnits: ['root'] },
      ...teams.flatMap(({ team }) => [
        {
          group: `${team}-builders`,
          persona: 'developer',
          organizationalUnits: [`${team}-dev`, `${team}-test`],
        },
        { group: `${team}-operators`, persona: 'prod-admin', organizationalUnits: [`${team}-prod`] },
      ]),
    ],
  },
};
