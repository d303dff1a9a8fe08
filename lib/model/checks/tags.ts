import { entriesOf } from '../draft';
import { at } from '../location';
import { quote } from '../wording';
import type { Check } from './check';

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html */
const MOST_TAGS = 50;

export const reservedTagKeys: Check = function* ({ draft }) {
  const places = [
    ...Object.keys(draft.company?.tags ?? {}).map((tag) => ({ tag, path: at('company', 'tags', tag) })),
    ...entriesOf(draft.accounts).flatMap(([key, { tags }]) =>
      Object.keys(tags ?? {}).map((tag) => ({ tag, path: at('accounts', key, 'tags', tag) })),
    ),
  ];
  for (const { tag, path } of places) {
    if (!/^aws:/i.test(tag)) continue;
    yield {
      path,
      found: `the tag key ${quote(tag)}`,
      expected: 'a tag key that does not begin with aws:, which AWS keeps for itself',
      mend: 'rename the tag',
    };
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
