import { z } from 'zod';
import { landingZoneSchema, type WrittenLandingZone } from '../../lib/model/schema';
import { nothingOwn } from '../../lib/choice/catalogue';
import { productDefinitions } from '../../lib/config/definitions';
import { noOwnFiles, type OwnFiles } from '../../lib/config/own/own-files';
import { withOwnContent } from '../../lib/config/own/with-own-content';
import { loadIamData } from '../../lib/iam-data';
import { tryDeeply } from '../fuzz/try-deeply';
import { attempt } from '../fuzz/verdict';
import { catalogue, config as ownConfig } from '../support/companies/own-content';
import { HOSTILE_NAMES, twinsOf } from '../support/hostile-names';
import { definitions, readLandingZone } from '../support/read-landing-zone';
import { company } from './company';
import { places } from './grow';
import { find, textsOf, withValue, type Place } from './lists';
import { numbered } from './numbered';
import { readConfig } from './read';

/* Names as keys and as texts, in every map and text of the schema: each is refused in words, or synthesizes and every sentence is asked. */

const maps = places.filter(({ kind }) => kind === 'map');
const texts = textsOf(landingZoneSchema);

/** With one entry more in a map, like the last one there, under a key. */
function withKey(config: WrittenLandingZone, { pattern, element }: Place, key: string): WrittenLandingZone {
  const found = find(config, pattern);
  const old = Object.entries(found?.value as object);
  // Unlike `{ ...old, [key]: … }` it keeps `__proto__`.
  const entry = [key, numbered(old.at(-1)?.[1], element, HOSTILE_NAMES.indexOf(key) + 300)] as const;
  return withValue(config, found?.path ?? [], Object.fromEntries([...old, entry]));
}

function keysFor({ pattern }: Place): readonly string[] {
  const [first = ''] = Object.keys(find(company, pattern)?.value as object);
  return [...new Set([...HOSTILE_NAMES, ...twinsOf(first)])].filter(
    (key) => !Object.hasOwn(find(company, pattern)?.value as object, key),
  );
}

const accepted: { config: WrittenLandingZone; count: number } = { config: company, count: 0 };

/** Notes what is accepted, beside all that was before, as far as it is accepted beside that. */
function note(change: (config: WrittenLandingZone) => WrittenLandingZone): void {
  const config = change(accepted.config);
  if (config === accepted.config || readConfig(config).zone === undefined) return;
  accepted.config = config;
  accepted.count += 1;
}

test('the company has every map and text of the schema', () => {
  expect(maps.length).toBeGreaterThan(14);
  expect(maps.filter(({ pattern }) => find(company, pattern) === undefined).map(({ pattern }) => pattern)).toEqual([]);
  expect(texts.length).toBeGreaterThan(60);
  expect(maps.map(({ pattern }) => pattern)).toEqual(expect.arrayContaining(['accounts', 'accounts.*.tags']));
});

test.each(maps.map((place) => [place.pattern, place] as const))(
  'every key of %s is fine, or refused in words',
  (_pattern, place) => {
    for (const key of keysFor(place)) {
      const { zone, faults, problems } = readConfig(withKey(company, place, key));
      expect({ key, faults }).toEqual({ key, faults: [] });
      expect(zone === undefined).toBe(problems.length > 0);
      if (zone !== undefined) note((config) => withKey(config, place, key));
    }
  },
);

test.each(
  texts.filter((pattern) => find(company, pattern) !== undefined).map((pattern, index) => [pattern, index] as const),
)('every text in %s is fine, or refused in words', (pattern, index) => {
  const path = find(company, pattern)?.path ?? [];
  const fine = HOSTILE_NAMES.filter((text) => {
    const { zone, faults, problems } = readConfig(withValue(company, path, text));
    expect({ text, faults }).toEqual({ text, faults: [] });
    expect(zone === undefined).toBe(problems.length > 0);
    return zone !== undefined;
  });
  const one = fine[index % fine.length];
  // What was noted before may have made a text of a list.
  note((config) => {
    const there = find(config, pattern)?.path;
    return one === undefined || there === undefined ? config : withValue(config, there, one);
  });
});

test('a company with all that is fine synthesizes, and every sentence of it is asked', async () => {
  const { zone } = readConfig(accepted.config);
  expect(accepted.count).toBeGreaterThan(60);
  if (zone === undefined) throw new Error('it was accepted before');
  const trial = { what: 'names', config: accepted.config, definitions };
  expect(tryDeeply(trial, zone, await loadIamData())).toEqual([]);
});

test.each(Object.keys(nothingOwn).filter((kind) => Object.hasOwn(catalogue, kind)))(
  'every id of the company’s own %s is fine, or refused in words',
  (kind) => {
    const [entry] = Object.values<object>(catalogue[kind as keyof typeof catalogue]);
    const fine = HOSTILE_NAMES.filter((id) => {
      const content = { ...nothingOwn, [kind]: Object.fromEntries([[id, entry]]) };
      const files: OwnFiles = { ...noOwnFiles, [kind]: [{ name: `${id}.ts`, exports: [entry] }] };
      const { zone, faults, problems } = attempt(() =>
        readLandingZone(
          { ...ownConfig, exceptions: {} },
          withOwnContent(productDefinitions, { catalogue: content, files }),
        ),
      );
      expect({ id, faults }).toEqual({ id, faults: [] });
      expect(zone === undefined).toBe(problems.length > 0);
      return problems.every(({ path }) => !path.includes(`${id}.ts`));
    });
    expect(fine).not.toEqual(expect.arrayContaining(['', 'a/b', 'a\nb', '__proto__']));
  },
);

test('texts are found in unions and lists too', () => {
  const schema = z.strictObject({ a: z.union([z.string(), z.array(z.string())]), b: z.record(z.string(), z.string()) });
  expect(textsOf(schema)).toEqual(['a', 'a[]', 'b.*']);
});
