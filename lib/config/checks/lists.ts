import { entriesOf, itemsOf } from '../draft';
import { at } from '../location';
import { quote } from '../wording';
import type { Check, Checked } from './check';
import { ignoringCase, repeated } from './references';
import { rowsOfScenarios } from './scenario-rows';

/** A list of names that may each stand once; the last step of its path is the position. */
interface NameList {
  readonly place: (index: number) => string;
  readonly names: readonly (string | undefined)[] | undefined;
  /** The same text for entries that mean the same. @default only equal ones do */
  readonly same?: (name: string) => string;
}

export const duplicatesInLists: Check = function* ({ draft }) {
  for (const { place, names, same } of [...nameLists(draft), ...listsOfScenarios(draft)]) {
    const placed = itemsOf(names).map(([index, value]) => ({ path: place(index), value }));
    for (const { path, value } of repeated(placed, same)) {
      yield { path, found: `${quote(value)} a second time`, expected: 'each entry once', mend: 'remove it' };
    }
  }
};

function nameLists({ company, organization, accounts, access, workloads }: Checked['draft']): NameList[] {
  const providers = company?.trustedOidcProviders;
  return [
    { place: (i) => at('company', 'approvedRegions', i), names: company?.approvedRegions },
    { place: (i) => at('company', 'alarms', 'emails', i), names: company?.alarms?.emails },
    {
      place: (i) => at('company', 'backup', 'organizationalUnits', i),
      names: company?.backup?.organizationalUnits,
    },
    {
      place: (i) => at('company', 'trustedPartners', i, 'accountId'),
      names: company?.trustedPartners?.map((partner) => partner?.accountId),
    },
    {
      place: (i) => at('company', 'trustedOidcProviders', i, 'url'),
      names: providers?.map((provider) => provider?.url),
    },
    ...itemsOf(providers).flatMap(([p, { audiences, subjects }]): NameList[] => [
      { place: (i) => at('company', 'trustedOidcProviders', p, 'audiences', i), names: audiences },
      { place: (i) => at('company', 'trustedOidcProviders', p, 'subjects', i), names: subjects },
    ]),
    ...entriesOf(organization?.organizationalUnits).map(([key, { approvedRegions }]): NameList => ({
      place: (i) => at('organization', 'organizationalUnits', key, 'approvedRegions', i),
      names: approvedRegions,
    })),
    { place: (i) => at('organization', 'guardrails', i), names: organization?.guardrails },
    ...entriesOf(organization?.organizationalUnits).map(([key, { guardrails }]): NameList => ({
      place: (i) => at('organization', 'organizationalUnits', key, 'guardrails', i),
      names: guardrails,
    })),
    ...entriesOf(accounts).map(([key, { guardrails }]): NameList => ({
      place: (i) => at('accounts', key, 'guardrails', i),
      names: guardrails,
    })),
    ...entriesOf(workloads).map(([key, { regions }]): NameList => ({
      place: (i) => at('workloads', key, 'regions', i),
      names: regions,
    })),
    ...entriesOf(access?.users).map(([name, { groups }]): NameList => ({
      place: (i) => at('access', 'users', name, 'groups', i),
      names: groups,
    })),
    ...itemsOf(access?.assignments).flatMap(([a, assignment]): NameList[] => [
      { place: (i) => at('access', 'assignments', a, 'accounts', i), names: assignment.accounts },
      { place: (i) => at('access', 'assignments', a, 'organizationalUnits', i), names: assignment.organizationalUnits },
      {
        place: (i) => at('access', 'assignments', a, 'taggedAccounts', 'within', i),
        names: assignment.taggedAccounts?.within,
      },
      ...valueLists(assignment.taggedAccounts?.tags, (key, i) =>
        at('access', 'assignments', a, 'taggedAccounts', 'tags', key, i),
      ),
    ]),
    ...valueLists(access?.accountTags, (key, i) => at('access', 'accountTags', key, i)),
    ...itemsOf(company?.budgets?.taggedAccountsMonthlyUsd).flatMap(([b, { tags }]) =>
      valueLists(tags, (key, i) => at('company', 'budgets', 'taggedAccountsMonthlyUsd', b, 'tags', key, i)),
    ),
    ...entriesOf(company?.accountFiles).flatMap(([file, { organizationalUnits, tags }]): NameList[] => [
      { place: (i) => at('company', 'accountFiles', file, 'organizationalUnits', i), names: organizationalUnits },
      ...valueLists(tags, (key, i) => at('company', 'accountFiles', file, 'tags', key, i)),
    ]),
  ];
}

/** Values by the key of their tag. */
function valueLists(
  tags: Readonly<Record<string, NameList['names']>> | undefined,
  place: (key: string, index: number) => string,
): NameList[] {
  return entriesOf(tags).map(([key, names]) => ({ place: (i) => place(key, i), names }));
}

/** Lists of the rows of each sentence; actions are the same in any case. */
function listsOfScenarios({ scenarios }: Checked['draft']): NameList[] {
  return rowsOfScenarios(scenarios).flatMap(({ row, path }) =>
    (['account', 'action', 'except', 'nobodyBut', 'principal', 'resource'] as const).flatMap((property): NameList[] => {
      const names: unknown = row[property];
      if (!Array.isArray(names)) return [];
      return [
        {
          place: (i) => at('scenarios', ...path, property, i),
          names: names as readonly (string | undefined)[],
          ...(property === 'action' || property === 'except' ? { same: ignoringCase } : {}),
        },
      ];
    }),
  );
}
