import { entriesOf, itemsOf } from '../draft';
import { at } from '../location';
import { MANAGEMENT } from '../../model/tree';
import { count, quote } from '../wording';
import type { Check } from './check';
import { ignoringCase, repeated, unknownReferences } from './references';

export const unknownBudgetAccounts: Check = function* ({ draft }) {
  const accounts = Object.keys(draft.company?.budgets?.accountsMonthlyUsd ?? {}).map((key) => ({
    path: at('company', 'budgets', 'accountsMonthlyUsd', key),
    value: key,
  }));
  yield* unknownReferences(accounts, {
    names: draft.accounts && [MANAGEMENT, ...Object.keys(draft.accounts)],
    expected: 'management, or one of the accounts in config/accounts.ts',
    otherwise: 'define that account',
  });
};

export const accountBudgetsAboveOrganization: Check = function* ({ draft }) {
  const { organizationMonthlyUsd, accountMonthlyUsd, accountsMonthlyUsd, taggedAccountsMonthlyUsd } =
    draft.company?.budgets ?? {};
  if (organizationMonthlyUsd === undefined) return;
  const budgets = [
    ...(accountMonthlyUsd === undefined ? [] : [{ path: ['accountMonthlyUsd'], amount: accountMonthlyUsd }]),
    ...entriesOf(accountsMonthlyUsd).map(([key, amount]) => ({ path: ['accountsMonthlyUsd', key], amount })),
    ...itemsOf(taggedAccountsMonthlyUsd).flatMap(([index, { monthlyUsd }]) =>
      monthlyUsd === undefined ? [] : [{ path: ['taggedAccountsMonthlyUsd', index, 'monthlyUsd'], amount: monthlyUsd }],
    ),
  ];
  for (const { path, amount } of budgets) {
    if (amount <= organizationMonthlyUsd) continue;
    yield {
      path: at('company', 'budgets', ...path),
      found: `${count(amount)} US dollars, more than the whole organization's ${count(organizationMonthlyUsd)}`,
      expected: 'at most organizationMonthlyUsd: an account alone would otherwise never raise its own alert first',
      mend: 'lower it, or raise organizationMonthlyUsd',
    };
  }
};

export const alertEmailsTwice: Check = function* ({ draft }) {
  const emails = itemsOf(draft.company?.budgets?.alertEmails).map(([index, value]) => ({
    path: at('company', 'budgets', 'alertEmails', index),
    value,
  }));
  for (const { path, value } of repeated(emails, ignoringCase)) {
    yield { path, found: `${quote(value)} a second time`, expected: 'each address once', mend: 'remove it' };
  }
};
