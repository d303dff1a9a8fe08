import { catalogueOf, type Definitions } from '../../lib/config/definitions';
import { configNames } from '../../lib/explorer/model/config-names';
import { changesOf } from '../../lib/explorer/model/changes';
import { assemblyNames, companyNames } from '../../lib/explorer/model/page-names';
import { redacted } from '../../lib/explorer/model/redact';
import type { PageData } from '../../lib/explorer/page/format';
import { bundle } from '../../lib/explorer/write/bundle';
import { html } from '../../lib/explorer/write/html';
import { review } from '../../lib/review/review';
import { config } from '../support/companies/trips';
import { definitions } from '../support/read-landing-zone';
import { explored } from './support';

/** What a company calls its own: by what it is, in the order of the alphabet, so that two of them are told of in the same order. */
const ROLES = [
  'app',
  'archive',
  'company',
  'crew',
  'file',
  'group',
  'other',
  'owner',
  'people',
  'repo',
  'safe',
  'tag',
  'unit',
  'within',
] as const;
type Names = Readonly<Record<(typeof ROLES)[number], string>>;

/** Words of every answer, of services, of actions and of other names. */
const WORDS = [
  'access',
  'account',
  'allowed',
  'data',
  'delete',
  'denied',
  'grant',
  'policy',
  'production',
  'read',
  'role',
  's3',
  'the',
  'write',
];
/** No word of anything. */
const TOKENS = ROLES.map((_, index) => `zq${String.fromCharCode(97 + index)}xvk`);

const namesOf = (all: readonly string[]): Names =>
  Object.fromEntries(ROLES.map((role, index) => [role, all[index] ?? ''])) as Names;

/** A company in which every name stands in other texts: addresses, sentences, subjects, exceptions, tags, titles. */
function companyOf(names: Names): Record<string, unknown> {
  const { app, archive, company, crew, file, group, other, owner, people, repo, safe, tag, unit, within } = names;
  const mail = (name: string): string => `aws+${name}@${company}.example`;
  return {
    company: {
      ...config.company,
      name: company,
      managementAccount: { name: people, email: mail(people) },
      securityAccount: safe,
      logArchiveAccount: archive,
      contacts: undefined,
      backup: undefined,
      alarms: { emails: [mail(repo)] },
      budgets: {
        organizationMonthlyUsd: 1000,
        accountMonthlyUsd: 100,
        taggedAccountsMonthlyUsd: [{ tags: { environment: [tag] }, monthlyUsd: 50 }],
        alertEmails: [mail(owner)],
      },
      tags: { costs: tag },
      reviewers: { everything: [`@${owner}/${crew}`] },
      accountFiles: {
        [file]: { owners: [`@${owner}/${crew}`], organizationalUnits: [within], tags: { environment: [tag] } },
      },
      trustedOidcProviders: [
        {
          url: 'token.actions.githubusercontent.com',
          audiences: ['sts.amazonaws.com'],
          subjects: [`repo:${owner}/*`],
        },
      ],
    },
    organization: {
      guardrails: config.organization.guardrails.filter((id) => !id.startsWith('back-up')),
      organizationalUnits: {
        [unit]: { parent: 'root', guardrails: ['require-permissions-boundary', 'deny-disabling-keys'] },
        [within]: { parent: unit, guardrails: ['deny-sharing-resources'] },
      },
    },
    accounts: {
      [app]: { email: mail(app), ou: within, tags: { environment: tag } },
      [archive]: { email: mail(archive), ou: unit, guardrails: ['deny-changing-log-buckets'] },
      [safe]: { email: mail(safe), ou: unit },
    },
    access: {
      identitySource: 'identity-center',
      groups: {
        [group]: { description: `Those of ${group} in ${app}` },
        [other]: { description: `Those of ${other}` },
      },
      accountTags: { environment: [tag] },
      assignments: [
        { group, persona: 'developer', organizationalUnits: [within] },
        { group, persona: 'auditor', taggedAccounts: { within: [unit], tags: { environment: [tag] } } },
        { group: other, persona: 'auditor', organizationalUnits: ['root'] },
        { group: other, persona: 'org-admin', accounts: ['management'] },
      ],
    },
    exceptions: {
      'require-permissions-boundary': [
        {
          principal: `${group}/developer`,
          account: app,
          reason: `Until group ${group} has moved account ${app}`,
          until: '2099-12-31',
        },
      ],
    },
    workloads: {
      'the-pipeline': {
        machineRole: 'ci-deploy',
        accounts: [app],
        resources: { github: { createdIn: 'same-account' } },
        github: { repository: `${owner}/${repo}`, environment: 'live' },
      },
      // The role of another job that is called alike: what is said of each names its account.
      'the-other-pipeline': {
        machineRole: 'ci-deploy',
        accounts: [safe],
        resources: { github: { createdIn: 'same-account' } },
        github: { repository: `${owner}/${repo}`, environment: 'live-too' },
      },
    },
    scenarios: [],
  };
}

/** With a comparison to a company in which nobody gets in. */
async function pageOf(names: Names, from: Definitions = definitions): Promise<PageData> {
  const company = companyOf(names);
  const { access } = company as { access: { assignments: readonly unknown[] } };
  const { data, chooser, organization } = await explored(company, from);
  const without = { ...company, exceptions: {}, access: { ...access, assignments: access.assignments.slice(1) } };
  const before = await explored(without, from);
  const report = review({ base: before.organization, head: organization }, { today: '2026-11-26', owners: new Map() });
  expect(catalogueOf(from)).toBeDefined();
  return redacted({ ...data, changes: changesOf(report, names.repo) }, [
    ...companyNames(chooser.zone.company.name),
    ...configNames(chooser),
    ...assemblyNames(organization),
    ...assemblyNames(before.organization),
  ]);
}

/** The words of a page's sentences, without what is written as names are: what it says, whatever somebody is called. */
function saidBy({ actions: _, ...page }: PageData): readonly string[] {
  const texts: string[] = [];
  JSON.stringify(page, (_key, value: unknown) => {
    if (typeof value === 'string' && value.split(' ').length > MOST_NAMES) texts.push(value);
    return value;
  });
  const words = texts
    // How many there are follows from the order of names.
    .filter((text) => !text.includes(' of stack ') && !text.includes('in which order they are deployed'))
    .map((text) =>
      text
        .replaceAll('\uE001', '*')
        .replaceAll(/ou-?[0-9a-f]{8}/gi, '*')
        .replaceAll(/\d[\d,]*/g, '#')
        .replaceAll(/"[^"]*"|[^\s]*[-/:_*.][^\s]+/g, '*')
        .replaceAll(/\*(?:[,;]? (?:and |or )?\*)+/g, '*'),
    );
  return [...new Set(words)].sort();
}

/** Words from which on a text is a sentence. */
const MOST_NAMES = 4;

test('no name that is no word is left anywhere in the bytes', async () => {
  const file = html(await pageOf(namesOf(TOKENS)), await bundle());
  expect(file.toLowerCase().match(/.{0,60}zq[a-z]xvk.{0,40}/g) ?? []).toEqual([]);
});

test('of a company whose names are ordinary words the page says what it says of one whose names are none', async () => {
  const [words, tokens] = [await pageOf(namesOf(WORDS)), await pageOf(namesOf(TOKENS))];
  expect(saidBy(words)).toEqual(saidBy(tokens));
});
