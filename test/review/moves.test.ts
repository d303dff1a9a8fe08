import { readOrganization, type Organization } from '../../lib/ask/organization';
import { firstSentence } from './first-sentence';
import { review } from '../../lib/review/review';
import type { Finding } from '../../lib/review/model';
import { bundlesOf, sectionsOf } from '../../lib/review/render/sections';
import { assemblyFolderOf } from '../support/assemblies';
import { config } from '../support/companies/trips';
import { readLandingZone } from '../support/read-landing-zone';

const silent = { write: () => undefined };
const organizationOf = (company: unknown): Promise<Organization> =>
  readOrganization(assemblyFolderOf(readLandingZone(company)), { stdout: silent, stderr: silent });

async function findingsOf(head: unknown): Promise<readonly Finding[]> {
  const sides = { base: await organizationOf(config), head: await organizationOf(head) };
  return review(sides, { today: '2026-11-26', owners: new Map() }).findings;
}

const { accounts, access, organization, scenarios, workloads } = config;
const moved = (account: keyof typeof accounts, ou: string): object => ({
  ...config,
  scenarios: scenarios.slice(0, 5),
  accounts: { ...accounts, [account]: { ...accounts[account], ou } },
});
const unitsWith = (more: object): object => ({
  ...config,
  organization: { ...organization, organizationalUnits: { ...organization.organizationalUnits, ...more } },
});
const withGroup = (...assignments: readonly object[]): object => ({
  ...config,
  access: {
    ...access,
    groups: { ...access.groups, interns: { description: 'Interns' } },
    assignments: [...access.assignments, ...assignments],
  },
});
const photos = (account: string): object => ({
  ...config,
  workloads: {
    ...workloads,
    photos: {
      machineRole: 'trips-server',
      roleName: 'photos',
      accounts: [account],
      resources: { uploads: { createdIn: 'same-account' }, notifications: { createdIn: 'same-account' } },
    },
  },
});

test.each<[what: string, head: object, first: string]>([
  [
    'an account that is suspended',
    moved('engineering-staging', 'suspended'),
    'medium: account engineering-staging moves from engineering/nonproduction/staging to suspended',
  ],
  [
    'an account that takes on what its new siblings have',
    moved('engineering-staging', 'prod'),
    'high: production-operators as ProdAdmin is added, and with it up to',
  ],
  [
    'an account that loses guardrails',
    moved('engineering-prod', 'staging'),
    'critical: deny-sharing-resources no longer denies',
  ],
  [
    'a guardrail for one more OU',
    unitsWith({
      staging: { ...organization.organizationalUnits.staging, guardrails: ['require-permissions-boundary'] },
    }),
    'medium: role OrganizationAccountAccessRole can no longer do',
  ],
  ['an OU', unitsWith({ lab: { parent: 'engineering' } }), 'info: OU engineering/lab is added'],
  ['a group without access', withGroup(), 'info: group interns is added, and nobody gets in anywhere by it yet'],
  [
    'a group with access',
    withGroup({ group: 'interns', persona: 'developer', organizationalUnits: ['dev'] }),
    'high: interns as Developer is added, and with it up to',
  ],
  [
    'an account',
    { ...config, accounts: { ...accounts, support: { email: 'aws+support@trips.com', ou: 'growth' } } },
    'medium: account support is added in growth',
  ],
  [
    'a group that goes',
    { ...config, access: { ...access, assignments: access.assignments.filter(({ group }) => group !== 'sales') } },
    'medium: sales as Sales is no longer there, and with it up to',
  ],
])('of %s the report says first what it is', async (_what, head, first) => {
  const findings = await findingsOf(head);
  expect(firstSentence(findings)).toContain(first);
  expect(findings.filter(({ rule }) => rule === 'locked-out')).toEqual([]);
});

test('a bucket that is new lets somebody in or tells nothing, and what goes with its stack opens nothing', async () => {
  const added = await findingsOf(photos('security'));
  expect(added.filter(({ rule }) => rule === 'resource-closed')).toEqual([]);
  for (const rule of ['resource-opened', 'resource-closed']) {
    const left = (await findingsOf(moved('engineering-staging', 'sandbox'))).filter((one) => one.rule === rule);
    expect(left.map(({ what }) => what)).toEqual([]);
  }
});

test('what a StackSet leaves behind in an account is told of: what is deleted, and what stays', async () => {
  const [backups] = (await findingsOf(moved('engineering-prod', 'staging'))).filter(
    ({ rule }) => rule === 'stack-left',
  );
  expect(backups).toMatchObject({ severity: 'medium', where: ['engineering-prod'] });
  expect(backups?.what).toContain('lz-backup');
  expect(backups?.details.join()).toContain('AWS::Backup::BackupVault');
});

const removed = (account: keyof typeof accounts): object => ({
  ...config,
  scenarios: scenarios.slice(1, 5),
  accounts: Object.fromEntries(Object.entries(accounts).filter(([name]) => name !== account)),
});

test.each<[what: string, head: object, title: string, says: readonly (string | RegExp)[]]>([
  [
    'moves',
    moved('engineering-prod', 'staging'),
    'An account moves to another OU',
    [
      // Of its three statements 8, 5 and 1.
      /What was denied becomes possible: .*deny-deleting-backups \(up to 14 actions\)/,
      /Why it is there: deny-deleting-backups: Whoever encrypts our data/,
      /\(backups\) no longer holds for engineering-prod: AWS makes no more of the backups/,
      /A group loses access: production-operators as ProdAdmin \(up to [\d,]+ actions\)/,
      /what the StackSet lz-backup made in engineering-prod goes/,
    ],
  ],
  [
    'comes',
    { ...config, accounts: { ...accounts, support: { email: 'aws+support@trips.com', ou: 'growth' } } },
    'An account is added',
    [/stands under .*lz-audit-root/, /A group gets access: auditors as Auditor \(/, /support gets \d+ roles/],
  ],
  [
    'is no longer managed',
    removed('growth-sales'),
    'An account is no longer managed',
    [/keeps what StackSets of its OU make in it: .*lz-baseline/, /A group loses access: .*sales as Sales \(/],
  ],
])('what changes in an account that %s is one point with that', async (_what, head, title, says) => {
  const bundles = sectionsOf({ findings: await findingsOf(head) }).flatMap(({ findings }) => bundlesOf(findings));
  const [own, ...others] = bundles.filter((bundle) => bundle.title === title);
  expect(others).toEqual([]);
  const lines = (own?.lines ?? []).map(([label, text]) => (label === '' ? text : `${label}: ${text}`));
  for (const words of says) expect(lines).toContainEqual(expect.stringMatching(words));
  const alone = bundles.filter(
    ({ findings: [{ rule, topic }] }) =>
      topic === undefined && /^(?:guardrail|assignment)-|^stack-(?:left|arrived)/.test(rule),
  );
  expect(alone.map(({ what }) => what)).toEqual([]);
});

test('of an account that is no longer managed roles go that are made for it, and no others', async () => {
  const findings = await findingsOf(removed('growth-sales'));
  const gone = findings.filter(({ rule }) => rule === 'role-removed').flatMap(({ who }) => who);
  expect(gone).toEqual(['role/app/report-reader']);
  expect(findings.filter(({ rule }) => rule === 'stack-left').map(({ what }) => what)).toEqual([
    expect.stringContaining('report-reader'),
  ]);
});

test('an account that is called like the beginning of an action brings its roles word for word as others have them', async () => {
  const head = { ...config, accounts: { ...accounts, support: { email: 'aws+support@trips.com', ou: 'growth' } } };
  const findings = await findingsOf(head);
  const roles = findings.filter(({ rule, where }) => rule === 'role-added' && where.includes('support'));
  expect(roles.map(({ what }) => what)).toEqual([
    expect.stringContaining('as other accounts have them, word for word'),
  ]);
});

test('an account that was there before is no new one: whoever is let in gains what it holds', async () => {
  const there = { ...config, organization: { ...organization, existing: 'o-abcde12345' } };
  const depot = { email: 'aws+depot@trips.com', ou: 'dev', existing: '444444444444' };
  const sides = {
    base: await organizationOf(there),
    head: await organizationOf({ ...there, accounts: { ...accounts, depot } }),
  };
  const { findings } = review(sides, { today: '2026-11-26', owners: new Map() });
  expect(firstSentence(findings)).toMatch(/^high: developers as Developer is added, .* on what depot holds already/);
  const [adopted] = findings.filter(({ rule }) => rule === 'account-added');
  expect(adopted?.what).toContain(
    'account depot (444444444444) is there already and is taken into engineering/nonproduction/dev',
  );
  expect(findings.filter(({ what }) => what.includes('depot is new'))).toEqual([]);
});

test('another account in place of one that was there before is told of as one that goes and one that comes', async () => {
  const there = { ...config, organization: { ...organization, existing: 'o-abcde12345' } };
  const withDepot = (existing: string): object => ({
    ...there,
    accounts: { ...accounts, depot: { email: 'aws+depot@trips.com', ou: 'dev', existing } },
  });
  const sides = {
    base: await organizationOf(withDepot('444444444444')),
    head: await organizationOf(withDepot('555555555555')),
  };
  const { findings } = review(sides, { today: '2026-11-26', owners: new Map() });
  const told = findings.map(({ severity, what }) => `${severity}: ${what}`);
  expect(told).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^high: developers as Developer is added, .* on what depot holds already/),
      expect.stringContaining('account depot (555555555555) is there already and is taken into'),
      expect.stringContaining('account depot is no longer managed'),
    ]),
  );
});
