import { entriesOf } from '../draft';
import { at } from '../location';
import { quote } from '../wording';
import type { Check, Checked } from './check';
import { ignoringCase, repeated } from './references';

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html */
const MOST_TAGS = 50;

export const reservedTagKeys: Check = function* ({ draft }) {
  for (const { tag, path } of [...tagsOfCompany(draft), ...tagsOfHolders(draft).flat()]) {
    if (!/^aws:/i.test(tag)) continue;
    yield {
      path,
      found: `the tag key ${quote(tag)}`,
      expected: 'a tag key that does not begin with aws:, which AWS keeps for itself',
      mend: 'rename the tag',
    };
  }
};

/** IAM does not tell tag keys apart by their case alone; what carries the company's tags carries its own beside them. */
export const tagsThatDifferInCase: Check = function* ({ draft }) {
  const company = tagsOfCompany(draft);
  for (const own of [[], ...tagsOfHolders(draft)]) {
    const tags = [...company, ...own].map(({ tag, path }) => ({ path, value: tag }));
    for (const { path, value, first } of repeated(tags, ignoringCase)) {
      if (value === first.value) continue;
      yield {
        path,
        found: `the tag key ${quote(value)}, and ${quote(first.value)} at ${first.path}`,
        expected: 'tag keys on one resource that differ in more than their case',
        mend: 'spell both alike, or take one away',
      };
    }
  }
};

export const tooManyTags: Check = function* ({ draft }) {
  const everywhere = Object.keys(draft.company?.tags ?? {});
  if (everywhere.length > MOST_TAGS) yield tooMany(at('company', 'tags'), everywhere.length);
  else
    for (const [key, { tags }] of entriesOf(draft.accounts)) {
      const number = new Set([...everywhere, ...Object.keys(tags ?? {})]).size;
      if (number > MOST_TAGS) yield tooMany(at('accounts', key, 'tags'), number);
    }
};

function tooMany(path: string, number: number): { path: string; found: string; expected: string; mend: string } {
  return {
    path,
    found: `${number} tags, those of config/company.ts included`,
    expected: `${MOST_TAGS} tags at most on a resource`,
    mend: `remove ${number - MOST_TAGS}`,
  };
}

interface PlacedTag {
  readonly tag: string;
  readonly path: string;
}

function tagsOfCompany({ company }: Checked['draft']): PlacedTag[] {
  return Object.keys(company?.tags ?? {}).map((tag) => ({ tag, path: at('company', 'tags', tag) }));
}

/** The tags of each account and service user. */
function tagsOfHolders({ accounts, company }: Checked['draft']): PlacedTag[][] {
  return [
    ...entriesOf(accounts).map(([key, { tags }]) =>
      Object.keys(tags ?? {}).map((tag) => ({ tag, path: at('accounts', key, 'tags', tag) })),
    ),
    ...entriesOf(company?.serviceUsers).map(([key, { tags }]) =>
      Object.keys(tags ?? {}).map((tag) => ({ tag, path: at('company', 'serviceUsers', key, 'tags', tag) })),
    ),
  ];
}
