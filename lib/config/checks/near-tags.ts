import { isNearly } from '../../base/did-you-mean';
import { entriesOf, itemsOf } from '../draft';
import { quote } from '../wording';
import type { Check, Checked } from './check';
import { taggedOnesOf } from './tagged-ones';

/** A tag key by which something of the config finds accounts. */
interface Finding {
  /** For example `lets people in (access.accountTags)`. */
  readonly does: string;
  readonly key: string;
  /** Values that it finds accounts by. */
  readonly values: readonly string[];
}

/** Whoever is tagged by a key that is nearly one that finds accounts is not found, without a word. Two keys of one account are two. */
export const tagKeysThatAreNearlyOthers: Check = function* ({ draft }) {
  const finding = findingTags(draft);
  const keys = new Set(finding.map(({ key }) => key));
  const tagged = taggedOnesOf(draft);
  const areTwo = (one: string, other: string): boolean =>
    tagged.some(({ tags }) => Object.hasOwn(tags, one) && Object.hasOwn(tags, other));
  for (const { path, tags } of tagged) {
    for (const key of Object.keys(tags)) {
      const meant = keys.has(key) ? undefined : finding.find((one) => isNearly(key, one.key) && !areTwo(key, one.key));
      if (meant === undefined) continue;
      yield {
        path: path(key),
        found: `the tag key ${quote(key)}`,
        expected: `${quote(meant.key)}, which ${meant.does}, or another key: one that an account or OU says beside it, or that differs in more than a letter or two`,
        mend: `did you mean ${quote(meant.key)}?`,
      };
    }
  }
};

/**
 * The same of a value by which a budget counts accounts, where the account has no amount of its own. Where tags let people in, all values
 * are known.
 */
export const tagValuesThatAreNearlyOthers: Check = function* ({ draft }) {
  const finding = findingTags(draft).filter(({ values }) => values.length > 0);
  const named = draft.company?.budgets?.accountsMonthlyUsd ?? {};
  for (const { path, tags, account } of taggedOnesOf(draft)) {
    if (account !== undefined && Object.hasOwn(named, account)) continue;
    for (const [key, value] of entriesOf(tags)) {
      const values = finding.flatMap((one) => (one.key === key ? one.values : []));
      const meant = values.includes(value) ? undefined : values.find((one) => isNearly(value, one));
      if (meant === undefined) continue;
      yield {
        path: path(key),
        found: quote(value),
        expected: `${quote(meant)}, by which a budget counts accounts (${BUDGETS}), or another value: one with an amount there, or of an account with its own in accountsMonthlyUsd, or one that differs in more than a letter or two`,
        mend: `did you mean ${quote(meant)}?`,
      };
    }
  }
};

const BUDGETS = 'company.budgets.taggedAccountsMonthlyUsd';

function findingTags(draft: Checked['draft']): readonly Finding[] {
  const { access, company } = draft;
  const letsIn = Object.keys(access?.accountTags ?? {});
  const said = taggedOnesOf(draft).map(({ tags }) => tags);
  // What nobody says is told where the budget stands.
  const isSaid = (key: string, value?: string): boolean =>
    said.some((tags) => Object.hasOwn(tags, key) && (value === undefined || tags[key] === value));
  return [
    ...letsIn.map((key) => ({ does: 'lets people in (access.accountTags)', key, values: [] })),
    ...itemsOf(company?.budgets?.taggedAccountsMonthlyUsd)
      .flatMap(([, { tags }]) =>
        entriesOf(tags).map(([key, values]) => ({
          does: `a budget counts accounts by (${BUDGETS})`,
          key,
          values: itemsOf(values).flatMap(([, value]) => (letsIn.includes(key) || !isSaid(key, value) ? [] : [value])),
        })),
      )
      .filter(({ key }) => isSaid(key)),
  ];
}
