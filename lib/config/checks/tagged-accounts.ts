import { entryOf } from '../../base/entry-of';
import type { TagPattern } from '../../model/account-tag-schema';
import { accountsWithin, isSuspended, ROOT, taggedAccounts, tagsOfAccount } from '../../model/tree';
import { entriesOf, itemsOf, wasRefused, type Draft } from '../draft';
import { at } from '../location';
import type { Problem } from '../problem';
import { quote, suggest } from '../wording';
import type { Check, Checked } from './check';
import { ignoringCase, unknownReferences, type Placed } from './references';
import { taggedOnesOf } from './tagged-ones';

const ACCOUNT_TAGS = 'access.accountTags';

/** Which tags may let people in is said in one place, so that no tag that was meant for costs does. */
export const tagsThatLetNobodyIn: Check = function* ({ draft }) {
  const lines = patternsOf(draft);
  if (wasRefused(draft.access, 'accountTags')) return;
  const known = draft.access?.accountTags ?? {};
  yield* unknownReferences(
    lines.flatMap(({ path, tags }) => Object.keys(tags).map((key) => ({ path: path('tags', key), value: key }))),
    {
      names: Object.keys(known),
      expected: `a tag key of ${ACCOUNT_TAGS}: those that may let people in`,
      otherwise: 'add it there with its values, if whoever may change tags of accounts may let people in by it',
    },
  );
  for (const { path, tags } of lines) {
    for (const [key, values] of entriesOf(tags)) {
      yield* unknownReferences(
        placed(values, (i) => path('tags', key, i)),
        valuesOf(draft, key),
      );
    }
  }
};

/** A value that is misspelt at an account would keep out, or let in, without a word. */
export const unknownValuesOfAccountTags: Check = function* ({ draft }) {
  const known = Object.keys(draft.access?.accountTags ?? {});
  for (const { path, tags } of taggedOnesOf(draft)) {
    for (const [key, value] of entriesOf(tags)) {
      if (known.includes(key)) yield* unknownReferences([{ path: path(key), value }], valuesOf(draft, key));
    }
  }
};

/** Whoever has the one would be missed by a line about the other, without a word. */
export const valuesOfAccountTagsThatDifferInCase: Check = function* ({ draft }) {
  for (const [key, values] of entriesOf(draft.access?.accountTags)) {
    const first = new Map<string, string>();
    for (const [index, value] of itemsOf(values)) {
      const other = first.get(ignoringCase(value));
      if (other === undefined || other === value) {
        first.set(ignoringCase(value), value);
        continue;
      }
      yield {
        path: at('access', 'accountTags', key, index),
        found: `${quote(value)}, beside ${quote(other)}`,
        expected: 'values that differ in more than their case',
        mend: 'keep one of the two, and write it so wherever it stands',
      };
    }
  }
};

/** What everything has tells no account from another. */
export const accountTagsOfTheCompany: Check = function* ({ draft }) {
  for (const key of Object.keys(draft.access?.accountTags ?? {})) {
    if (entryOf(draft.company?.tags, key) === undefined) continue;
    yield {
      path: at('access', 'accountTags', key),
      found: `${quote(key)}, which company.tags puts on everything`,
      expected: 'a tag that accounts and OUs alone have',
      mend: 'take it out of one of the two',
    };
  }
};

/** A pattern that reaches nobody is mostly a slip, and would begin to let people in whenever an account is tagged so. */
export const tagsThatNobodyHas: Check = function* ({ draft }) {
  const areTagsRead = tagsRead(draft);
  for (const pattern of patternsOf(draft)) {
    if (!Object.keys(pattern.tags).every(areTagsRead) || !isInOrder(draft, pattern)) continue;
    const alone = valuesThatNobodyHas(draft, pattern);
    yield* alone;
    if (alone.length > 0 || taggedAccounts(draft, pattern).length > 0) continue;
    yield {
      path: pattern.path(),
      found: 'tags that no account within these OUs has together',
      expected: 'at least one account that has all of them and is not suspended',
      mend: 'take one of the tags out, or the whole of it',
    };
  }
};

function valuesThatNobodyHas(draft: Checked['draft'], { path, within, tags }: Pattern): readonly Problem[] {
  return entriesOf(tags).flatMap(([key, values]) =>
    itemsOf(values).flatMap(([index, value]) => {
      if (taggedAccounts(draft, { within, tags: { [key]: [value] } }).length > 0) return [];
      const accounts = itemsOf(within).flatMap(([, ou]) => accountsWithin(draft, ou));
      const had = new Set(accounts.flatMap((account) => entryOf(tagsOfAccount(draft, account), key) ?? []));
      return [
        {
          path: path('tags', key, index),
          found: `${quote(value)}, which no account has there that is not suspended`,
          expected: 'a value that an account has within these OUs',
          mend: suggest(value, [...had], 'take it out, or give an account there that tag'),
        },
      ];
    }),
  );
}

/** Whether each name of it is known. What is not is told where it stands. */
function isInOrder(draft: Checked['draft'], { within, tags }: Pattern): boolean {
  const units = draft.organization?.organizationalUnits;
  const isUnitKnown = (ou: string | undefined): boolean =>
    ou !== undefined && (ou === ROOT || entryOf(units, ou) !== undefined) && !isSuspended(draft, ou);
  return (
    within?.every(isUnitKnown) === true &&
    Object.entries(tags).every(([key, values]) => {
      const known = valuesOf(draft, key).names ?? [];
      return values?.every((value) => value !== undefined && known.includes(value)) === true;
    })
  );
}

interface Pattern {
  readonly path: (...steps: readonly PropertyKey[]) => string;
  readonly within: readonly (string | undefined)[] | undefined;
  readonly tags: Draft<TagPattern>;
}

function patternsOf(draft: Checked['draft']): readonly Pattern[] {
  return itemsOf(draft.access?.assignments).flatMap(([index, { taggedAccounts: tagged }]) =>
    tagged?.tags === undefined
      ? []
      : [
          {
            path: (...steps) => at('access', 'assignments', index, 'taggedAccounts', ...steps),
            within: tagged.within,
            tags: tagged.tags,
          },
        ],
  );
}

function placed(values: readonly (string | undefined)[] | undefined, path: (index: number) => string): Placed[] {
  return itemsOf(values).map(([index, value]) => ({ path: path(index), value }));
}

function valuesOf({ access }: Checked['draft'], key: string): Parameters<typeof unknownReferences>[1] {
  const values = entryOf(access?.accountTags, key);
  return {
    names: values && itemsOf(values).map(([, value]) => value),
    expected: `one of the values in ${ACCOUNT_TAGS} → ${key}`,
    otherwise: 'add it there if it is new',
  };
}

/** Whether every value of a tag could be read: else nothing follows from the absence of one. */
function tagsRead(draft: Checked['draft']): (key: string) => boolean {
  const { accounts, organization } = draft;
  const holders = [...entriesOf(accounts), ...entriesOf(organization?.organizationalUnits)];
  if (accounts === undefined || holders.some(([, one]) => wasRefused(one, 'tags'))) return () => false;
  const refused = new Set(
    taggedOnesOf(draft).flatMap(({ tags }) => Object.keys(tags).filter((key) => tags[key] === undefined)),
  );
  return (key) => !refused.has(key);
}
