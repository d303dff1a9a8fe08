import { changed, problemsOf, refuses } from './fixture';

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
      'for example "aws+engineering-dev@trips.com"',
    ],
  ]);
});
