import { entriesOf } from '../draft';
import { at } from '../location';
import { SERVICE_USER_TAG } from '../../base/names';
import { quote } from '../wording';
import type { Check, Checked } from './check';
import { ignoringCase, repeated } from './references';

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html */
const MOST_TAGS = 50;
/** @see https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/billing-limits.html */
const MOST_COST_TAGS = 500;

export const reservedTagKeys: Check = function* ({ draft }) {
  for (const { tag, path } of [...tagsOfCompany(draft), ...holdersOf(draft).flatMap(({ tags }) => tags)]) {
    if (!/^aws:/i.test(tag)) continue;
    yield {
      path,
      found: `the tag key ${quote(tag)}`,
      expected: 'a tag key that does not begin with aws:, which AWS keeps for itself',
      mend: 'rename the tag',
    };
  }
};

/** What the landing zone itself writes would take the place of what the config says, without a word. */
export const tagsOfTheLandingZone: Check = function* ({ draft }) {
  for (const { given, tags } of holdersOf(draft)) {
    for (const { tag, path } of tags) {
      if (!given.some((one) => one.tag === tag)) continue;
      yield {
        path,
        found: `the tag key ${quote(tag)}`,
        expected: 'another tag key: the landing zone gives every such resource this one',
        mend: 'rename the tag, or take it away',
      };
    }
  }
};

/** IAM does not tell tag keys apart by their case alone; what carries the company's tags carries its own beside them. */
export const tagsThatDifferInCase: Check = function* ({ draft }) {
  const company = tagsOfCompany(draft);
  for (const { given, tags: own } of [{ given: [], tags: [] }, ...holdersOf(draft)]) {
    const tags = [...company, ...given, ...own].map(({ tag, path }) => ({ path, value: tag }));
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
  const company = tagsOfCompany(draft);
  if (company.length > MOST_TAGS) yield tooMany(at('company', 'tags'), company.length);
  else
    for (const { path, given, tags } of holdersOf(draft)) {
      const number = new Set([...company, ...given, ...tags].map(({ tag }) => tag)).size;
      if (number > MOST_TAGS) yield tooMany(path, number);
    }
};

/** Each becomes a cost allocation tag. */
export const tooManyCostTags: Check = function* ({ draft }) {
  const keys = new Set([
    ...Object.keys(draft.company?.tags ?? {}),
    ...entriesOf(draft.accounts).flatMap(([, { tags }]) => Object.keys(tags ?? {})),
  ]);
  if (keys.size <= MOST_COST_TAGS) return;
  yield {
    path: at('accounts'),
    found: `${keys.size} different tag keys, those of config/company.ts included`,
    expected: `${MOST_COST_TAGS} at most that costs can be split by`,
    mend: 'spell keys that mean the same alike, or take some away',
  };
};

function tooMany(path: string, number: number): { path: string; found: string; expected: string; mend: string } {
  return {
    path,
    found: `${number} tags, those of config/company.ts and of the landing zone included`,
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

/** What has tags of its own beside those of the company. */
interface Holder {
  readonly path: string;
  readonly tags: readonly PlacedTag[];
  /** Tags that the landing zone gives it. */
  readonly given: readonly PlacedTag[];
}

function holdersOf({ accounts, company }: Checked['draft']): readonly Holder[] {
  const holder = (locate: (...tag: string[]) => string, given: readonly string[], tags: object = {}): Holder => ({
    path: locate(),
    tags: Object.keys(tags).map((tag) => ({ tag, path: locate(tag) })),
    given: given.map((tag) => ({ tag, path: 'every such resource' })),
  });
  return [
    ...entriesOf(accounts).map(([key, { tags }]) => holder((...tag) => at('accounts', key, 'tags', ...tag), [], tags)),
    ...entriesOf(company?.serviceUsers).map(([key, { tags }]) =>
      holder((...tag) => at('company', 'serviceUsers', key, 'tags', ...tag), [SERVICE_USER_TAG], tags),
    ),
  ];
}
