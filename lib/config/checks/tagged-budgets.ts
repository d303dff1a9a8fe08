import { accountsWithTags, tagsOfAccount } from '../../model/tree';
import { entriesOf, itemsOf, wasRefused } from '../draft';
import { at } from '../location';
import { quote } from '../wording';
import { entryOf } from '../../base/entry-of';
import type { Check, Checked } from './check';
import { unknownReferences } from './references';

/** An amount for accounts that nobody has would be an alert that nobody gets. */
export const tagsOfBudgetsThatNobodyHas: Check = function* ({ draft }) {
  if (draft.accounts === undefined || entriesOf(draft.accounts).some(([, account]) => wasRefused(account, 'tags')))
    return;
  const all = Object.keys(draft.accounts).map((account) => tagsOfAccount(draft, account));
  const keys = [...new Set(all.flatMap((tags) => Object.keys(tags)))];
  for (const [index, { tags }] of entriesOfBudgets(draft)) {
    const place = (...steps: readonly PropertyKey[]): string => placeOf(index, 'tags', ...steps);
    let isKnown = true;
    for (const [key, values] of entriesOf(tags)) {
      const had = [...new Set(all.flatMap((one) => entryOf(one, key) ?? []))];
      const unknown = keys.includes(key)
        ? unknownReferences(
            itemsOf(values).map(([i, value]) => ({ path: place(key, i), value })),
            { names: had, expected: `a value that an account has of the tag ${quote(key)}`, otherwise: 'take it out' },
          )
        : unknownReferences([{ path: place(key), value: key }], {
            names: keys,
            expected: 'a tag key that an account has, of its own or from its OUs',
            otherwise: 'take it out',
          });
      for (const problem of unknown) {
        isKnown = false;
        yield problem;
      }
    }
    if (!isKnown || tags === undefined || accountsWithTags(draft, tags).length > 0) continue;
    yield {
      path: place(),
      found: 'tags that no account has together',
      expected: 'at least one account that has all of them',
      mend: 'take one of them out, or the whole entry',
    };
  }
};

/** It would say nothing, and look as if it did. */
export const tagsOfBudgetsThatCountNowhere: Check = function* ({ draft }) {
  const named = draft.company?.budgets?.accountsMonthlyUsd ?? {};
  for (const [index, { tags }] of entriesOfBudgets(draft)) {
    const accounts = accountsWithTags(draft, tags ?? {});
    if (accounts.length === 0 || accounts.some((account) => !Object.hasOwn(named, account))) continue;
    yield {
      path: placeOf(index),
      found: `an amount for ${accounts.join(', ')}, which accountsMonthlyUsd has amounts for`,
      expected: 'an account that it counts for',
      mend: 'take it out, or the amounts there',
    };
  }
};

/** Two amounts for one account: which one counts would hang on an order that nobody sees. */
export const twoAmountsForAnAccount: Check = function* ({ draft }) {
  const named = draft.company?.budgets?.accountsMonthlyUsd ?? {};
  const first = new Map<string, number>();
  for (const [index, { tags }] of entriesOfBudgets(draft)) {
    const accounts = accountsWithTags(draft, tags ?? {}).filter((account) => !Object.hasOwn(named, account));
    const twice = accounts.filter((account) => first.has(account));
    for (const account of accounts) if (!first.has(account)) first.set(account, index);
    const [account] = twice;
    if (account === undefined) continue;
    yield {
      path: placeOf(index, 'tags'),
      found: `${twice.join(', ')}, which ${placeOf(first.get(account) ?? 0)} matches too`,
      expected: 'one amount for an account',
      mend: 'name a tag that tells the two apart, or give the account its own amount in accountsMonthlyUsd',
    };
  }
};

function entriesOfBudgets({ company }: Checked['draft']): ReturnType<typeof itemsOf<BudgetEntry>> {
  return itemsOf<BudgetEntry>(company?.budgets?.taggedAccountsMonthlyUsd);
}

type BudgetEntry = NonNullable<
  NonNullable<NonNullable<NonNullable<Checked['draft']['company']>['budgets']>['taggedAccountsMonthlyUsd']>[number]
>;

function placeOf(index: number, ...steps: readonly PropertyKey[]): string {
  return at('company', 'budgets', 'taggedAccountsMonthlyUsd', index, ...steps);
}
