import { validateConfig } from '../../lib/config/validate';
import { catalogues, changed, problemsOf, refuses } from './fixture';

const budgets = { organizationMonthlyUsd: 1000, accountMonthlyUsd: 100, alertEmails: ['aws+billing@trips.com'] };
const having = (change: object): Record<string, unknown> => ({ 'company/budgets': { ...budgets, ...change } });
const PLACE = 'config/company.ts → budgets';
const AMOUNT = 'an amount of US dollars above 0, to the cent';

test.each<[string, Record<string, unknown>]>([
  ['no budgets', {}],
  ['one amount for every account', having({})],
  ['amounts of their own', having({ accountsMonthlyUsd: { 'app-dev': 199.99, management: 50 } })],
])('%s are in order', (_what, changes) => {
  expect(problemsOf(changed(changes))).toEqual([]);
});

const stages: Record<string, unknown> = {
  'accounts/app-dev/tags': { stage: 'dev', team: 'a' },
  'accounts/security/tags': { stage: 'core' },
  'organization/organizationalUnits/dev/tags': { size: 'small' },
};
const byTags = (...entries: readonly object[]): Record<string, unknown> => ({
  ...stages,
  ...having({ taggedAccountsMonthlyUsd: entries }),
});
const BY_TAGS = `${PLACE}.taggedAccountsMonthlyUsd`;

test('an amount by tags is that of each account with them, unless it is named', () => {
  const entries = [{ tags: { stage: ['dev', 'core'] }, monthlyUsd: 30 }];
  const input = changed({
    ...stages,
    ...having({ accountsMonthlyUsd: { 'app-dev': 7 }, taggedAccountsMonthlyUsd: entries }),
  });
  expect(validateConfig(input, catalogues).company.budgets?.accountsMonthlyUsd).toEqual({
    management: 100,
    security: 30,
    'log-archive': 100,
    'app-dev': 7,
    'old-app': 100,
  });
});

test.each<[string, object]>([
  ['both have amounts', { taggedAccountsMonthlyUsd: [{ tags: { reach: ['internal', 'external'] }, monthlyUsd: 30 }] }],
  [
    'the account of the other has its own',
    {
      accountsMonthlyUsd: { 'log-archive': 40 },
      taggedAccountsMonthlyUsd: [{ tags: { reach: ['internal'] }, monthlyUsd: 30 }],
    },
  ],
])('two values that are nearly the same are two where %s', (_what, change) => {
  const tags = { 'accounts/app-dev/tags': { reach: 'internal' }, 'accounts/log-archive/tags': { reach: 'external' } };
  expect(problemsOf(changed({ ...tags, ...having(change) }))).toEqual([]);
});

describe('amounts by tags are refused', () => {
  refuses([
    [
      'of a key that no account has',
      byTags({ tags: { staeg: ['dev'] }, monthlyUsd: 30 }),
      `${BY_TAGS}[0].tags.staeg`,
      '"staeg"',
      'a tag key that an account has, of its own or from its OUs',
      'did you mean "stage"?',
    ],
    [
      'of a value that no account has',
      byTags({ tags: { stage: ['core', 'dve'] }, monthlyUsd: 30 }),
      `${BY_TAGS}[0].tags.stage[1]`,
      '"dve"',
      'a value that an account has of the tag "stage"',
      'did you mean "dev"?',
    ],
    [
      'of a key that another account has nearly',
      {
        ...byTags({ tags: { stage: ['dev'] }, monthlyUsd: 30 }),
        'accounts/log-archive/tags': { stgae: 'dev' },
      },
      'config/accounts.ts → log-archive.tags.stgae',
      'the tag key "stgae"',
      `"stage", which a budget counts accounts by (company.budgets.taggedAccountsMonthlyUsd), or another key: one that an account or OU says beside it, or that differs in more than a letter or two`,
      'did you mean "stage"?',
    ],
    [
      'of a value that another account has nearly',
      {
        ...byTags({ tags: { stage: ['staging'] }, monthlyUsd: 30 }),
        'accounts/app-dev/tags': { stage: 'staging' },
        'accounts/log-archive/tags': { stage: 'stagng' },
      },
      'config/accounts.ts → log-archive.tags.stage',
      '"stagng"',
      '"staging", by which a budget counts accounts (company.budgets.taggedAccountsMonthlyUsd), or another value: one with an amount there, or of an account with its own in accountsMonthlyUsd, or one that differs in more than a letter or two',
      'did you mean "staging"?',
    ],
    [
      'that count for no account, since each has its own',
      {
        ...stages,
        ...having({
          accountsMonthlyUsd: { 'app-dev': 7 },
          taggedAccountsMonthlyUsd: [{ tags: { size: ['small'] }, monthlyUsd: 40 }],
        }),
      },
      `${BY_TAGS}[0]`,
      'an amount for app-dev, which accountsMonthlyUsd has amounts for',
      'an account that it counts for',
      'take it out, or the amounts there',
    ],
    [
      'of tags that no account has together',
      byTags({ tags: { stage: ['core'], team: ['a'] }, monthlyUsd: 30 }),
      `${BY_TAGS}[0].tags`,
      'tags that no account has together',
      'at least one account that has all of them',
      'take one of them out, or the whole entry',
    ],
    [
      'that are two for one account',
      byTags({ tags: { stage: ['dev'] }, monthlyUsd: 30 }, { tags: { size: ['small'] }, monthlyUsd: 30 }),
      `${BY_TAGS}[1].tags`,
      `app-dev, which ${BY_TAGS}[0] matches too`,
      'one amount for an account',
      'name a tag that tells the two apart, or give the account its own amount in accountsMonthlyUsd',
    ],
    [
      'above what the organization may cost',
      byTags({ tags: { stage: ['dev'] }, monthlyUsd: 2000 }),
      `${BY_TAGS}[0].monthlyUsd`,
      "2,000 US dollars, more than the whole organization's 1,000",
      'at most organizationMonthlyUsd: an account alone would otherwise never raise its own alert first',
      'lower it, or raise organizationMonthlyUsd',
    ],
  ]);
});

describe('budgets are refused', () => {
  refuses([
    [
      'of nothing',
      having({ organizationMonthlyUsd: 1000, accountMonthlyUsd: 0 }),
      `${PLACE}.accountMonthlyUsd`,
      '0',
      AMOUNT,
      'for example 500',
    ],
    [
      'below nothing',
      having({ accountsMonthlyUsd: { 'app-dev': -5 } }),
      `${PLACE}.accountsMonthlyUsd.app-dev`,
      '-5',
      AMOUNT,
      'for example 500',
    ],
    [
      'in fractions of a cent',
      having({ accountMonthlyUsd: 0.001 }),
      `${PLACE}.accountMonthlyUsd`,
      '0.001',
      AMOUNT,
      'for example 500',
    ],
    [
      'of an account that nobody defined',
      having({ accountsMonthlyUsd: { 'app-dve': 5 } }),
      `${PLACE}.accountsMonthlyUsd.app-dve`,
      '"app-dve"',
      'management, or one of the accounts in config/accounts.ts',
      'did you mean "app-dev"?',
    ],
    [
      'of an account that may cost more than the organization',
      having({ accountsMonthlyUsd: { 'app-dev': 2000 } }),
      `${PLACE}.accountsMonthlyUsd.app-dev`,
      "2,000 US dollars, more than the whole organization's 1,000",
      'at most organizationMonthlyUsd: an account alone would otherwise never raise its own alert first',
      'lower it, or raise organizationMonthlyUsd',
    ],
    [
      'that alert nobody',
      having({ alertEmails: [] }),
      `${PLACE}.alertEmails`,
      'an empty list',
      'a list with at least one entry',
      'add one',
    ],
    [
      'that alert somebody twice',
      having({ alertEmails: ['a@trips.com', 'A@trips.com'] }),
      `${PLACE}.alertEmails[1]`,
      '"A@trips.com" a second time',
      'each address once',
      'remove it',
    ],
    [
      'that alert more addresses than AWS takes',
      having({ alertEmails: Array.from({ length: 11 }, (_, i) => `a${i}@trips.com`) }),
      `${PLACE}.alertEmails`,
      'a list of 11',
      'ten addresses at most',
      'change it',
    ],
    [
      'that alert no address',
      having({ alertEmails: ['billing'] }),
      `${PLACE}.alertEmails[0]`,
      '"billing"',
      'an e-mail address of 6 to 64 characters that AWS accepts',
      'for example "aws+engineering-dev@example.com"',
    ],
  ]);
});
