import { entryOf } from '../../base/entry-of';
import { entriesOf } from '../draft';
import { at } from '../location';
import { SERVICE_USER_TAG } from '../../base/names';
import { organizationalUnitPath } from '../../model/tree';
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
  const holders = holdersOf(draft).map((holder) => ({
    ...holder,
    beside: [...company, ...holder.given, ...holder.inherited],
  }));
  for (const { beside, tags: own } of [{ beside: [], tags: company }, ...holders]) {
    const tags = [...beside, ...own].map(({ tag, path }) => ({ path, value: tag }));
    for (const { path, value, first } of repeated(tags, ignoringCase)) {
      // What others have between them is told where they have it.
      if (value === first.value || !own.some((one) => one.path === path)) continue;
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
    for (const { path, given, inherited, tags } of holdersOf(draft)) {
      const number = new Set([...company, ...given, ...inherited, ...tags].map(({ tag }) => tag)).size;
      if (number > MOST_TAGS) yield tooMany(path, number);
    }
};

/** Each becomes a cost allocation tag. */
export const tooManyCostTags: Check = function* ({ draft }) {
  const keys = new Set([
    ...Object.keys(draft.company?.tags ?? {}),
    ...entriesOf(draft.accounts).flatMap(([, { tags }]) => Object.keys(tags ?? {})),
    ...entriesOf(draft.organization?.organizationalUnits).flatMap(([, { tags }]) => Object.keys(tags ?? {})),
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
  /** Tags of the OUs above, of which it may say another value. */
  readonly inherited: readonly PlacedTag[];
}

function holdersOf(draft: Checked['draft']): readonly Holder[] {
  const { accounts, company, organization } = draft;
  return [
    ...entriesOf(organization?.organizationalUnits).map(([key, { parent, tags }]) =>
      holder(inUnit(key), tags, { inherited: tagsOfUnits(draft, parent) }),
    ),
    ...entriesOf(accounts).map(([key, { ou, tags }]) =>
      holder((...tag) => at('accounts', key, 'tags', ...tag), tags, { inherited: tagsOfUnits(draft, ou) }),
    ),
    ...entriesOf(company?.serviceUsers).map(([key, { tags }]) =>
      holder((...tag) => at('company', 'serviceUsers', key, 'tags', ...tag), tags, {
        given: [{ tag: SERVICE_USER_TAG, path: 'every such resource' }],
      }),
    ),
  ];
}

function holder(
  locate: Locate,
  tags: object | undefined,
  others: Partial<Pick<Holder, 'given' | 'inherited'>>,
): Holder {
  return { path: locate(), tags: placed(locate, tags), given: [], inherited: [], ...others };
}

type Locate = (...tag: readonly string[]) => string;

function inUnit(unit: string): Locate {
  return (...tag) => at('organization', 'organizationalUnits', unit, 'tags', ...tag);
}

function placed(locate: Locate, tags: object = {}): readonly PlacedTag[] {
  return Object.keys(tags).map((tag) => ({ tag, path: locate(tag) }));
}

/** Of an OU and those above it. */
function tagsOfUnits(draft: Checked['draft'], ou: string | undefined): readonly PlacedTag[] {
  return ou === undefined
    ? []
    : organizationalUnitPath(draft, ou).flatMap((key) =>
        placed(inUnit(key), entryOf(draft.organization?.organizationalUnits, key)?.tags),
      );
}
