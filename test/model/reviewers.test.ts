import { reviewersSchema } from '../../lib/model/reviewers-schema';
import { refuses } from './fixture';

const PLACE = 'config/company.ts → reviewers.access[0]';
const EXPECTED = '@<organization>/<team>, @<user> or an e-mail address, as the host of the repository knows them';

const refused = (what: string, owner: string): Parameters<typeof refuses>[0][number] => [
  what,
  { 'company/reviewers': { access: [owner] } },
  PLACE,
  JSON.stringify(owner),
  EXPECTED,
  'for example "@example/security"',
];

const broken = (what: string, owner: string): Parameters<typeof refuses>[0][number] => [
  what,
  { 'company/reviewers': { access: [owner] } },
  PLACE,
  `${JSON.stringify(owner)}, with \\u000a`,
  'a text on one line, of characters that are seen',
  'take \\u000a out',
];

describe('a reviewer is refused', () => {
  refuses([
    refused('without @', 'trips/security'),
    refused('with two names in one', '@trips/security @trips/platform'),
    refused('that begins a comment', '#trips'),
    refused('with a comment in it', 'a#b@trips.com'),
    refused('that is a path of teams', '@trips/security/leads'),
    refused('with no team after the slash', '@trips/'),
    broken('with a line break', '@trips\n* @mallory'),
    broken('with a line break at its end', '@trips\n'),
    refused('that ends in a hyphen', '@trips-'),
    refused('with letters that only look right', '@trіps/security'),
    refused('that is empty', ''),
  ]);
});

test.each(['@trips/security', '@trips/on_call-2', '@mona-lisa', '@mona_trips', 'aws+security-team@trips.com'])(
  '%s may review',
  (owner) => {
    expect(reviewersSchema.safeParse({ access: [owner] }).success).toBe(true);
  },
);

test('a part that is named needs somebody', () => {
  expect(reviewersSchema.safeParse({ access: [] }).success).toBe(false);
});
