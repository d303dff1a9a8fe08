import { z } from 'zod';
import { landingZoneSchema } from '../../lib/model/schema';
import { company } from './company';
import { grown, places } from './grow';
import { find, placesOf } from './lists';
import { readConfig } from './read';

/** More than any list takes that AWS limits by itself; `npm run fuzz -- --lists` tries a thousand, and makes templates of them. */
const ENTRIES = 200;

test('the company that grows is accepted as it is', () => {
  expect(readConfig(company)).toMatchObject({ zone: {}, faults: [] });
});

test('it has an entry in every list and map of the schema', () => {
  expect(places.length).toBeGreaterThan(50);
  expect(places.filter(({ pattern }) => find(company, pattern) === undefined).map(({ pattern }) => pattern)).toEqual(
    [],
  );
});

test('a list that is new in the schema is found by being there', () => {
  const schema = z.strictObject({
    ...landingZoneSchema.shape,
    news: z.record(z.string(), z.union([z.string(), z.array(z.strictObject({ of: z.array(z.string()).optional() }))])),
  });
  expect(placesOf(schema).map(({ kind, pattern }) => `${kind} ${pattern}`)).toEqual([
    ...places.map(({ kind, pattern }) => `${kind} ${pattern}`),
    'map news',
    'list news.*',
    'list news.*[].of',
  ]);
});

test.each(['accounts', 'organization.organizationalUnits', 'access.groups', 'access.users'])(
  'a hundred of %s are accepted: what grows is refused for its number, not for how it was made up',
  (pattern) => {
    const grew = places.filter((one) => one.pattern === pattern).map((place) => readConfig(grown(company, place, 100)));
    expect(grew).toMatchObject([{ problems: [], zone: {} }]);
  },
);

test.each(places.map((place) => [place.pattern, place] as const))(
  `${ENTRIES} entries of %s are accepted, or refused with path, found, expected and mend`,
  (pattern, place) => {
    const config = grown(company, place, ENTRIES);
    expect(Object.keys(find(config, pattern)?.value as object)).toHaveLength(ENTRIES);
    const { zone, faults, problems } = readConfig(config);
    expect(faults).toEqual([]);
    expect(zone === undefined).toBe(problems.length > 0);
  },
);
