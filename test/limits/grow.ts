import { z } from 'zod';
import { catalogue } from '../../lib/catalogue/guardrails/catalogue';
import { REGIONS } from '../../lib/model/regions';
import { landingZoneSchema, type WrittenLandingZone } from '../../lib/model/schema';
import { find, placesOf, withValue, type Place } from './lists';
import { numbered, numberedText } from './numbered';

/** Where names come from: a map of the config, which grows with the list, or all that there are. */
type Source = readonly string[] | 'accounts' | 'access.groups' | 'organization.organizationalUnits';

const guardrails = Object.values(catalogue).flatMap((theme) => Object.keys(theme));

/** Lists and maps whose entries name what is defined elsewhere; the others are filled with whatever their schema takes. */
const NAMING: readonly (readonly [pattern: RegExp, source: Source])[] = [
  [/\.approvedRegions$/, REGIONS],
  [/^(?:(organization|accounts)\..*guardrails|exceptions)$/, guardrails],
  [/\.users\.\*\.groups$/, 'access.groups'],
  [/^access\.assignments$/, 'access.groups'],
  [/\.(accounts|account|accountsMonthlyUsd)$/, 'accounts'],
  [/^(?!organization\.).*\.organizationalUnits$/, 'organization.organizationalUnits'],
];

/** The one field that makes an entry another one, where a number in every text would make nonsense of it. */
const TELLING: readonly (readonly [pattern: RegExp, field: string])[] = [
  [/^access\.assignments$/, 'group'],
  [/\.(never|always)$/, 'resource'],
];

export const places = placesOf(landingZoneSchema);

/** A config with a number of entries in one list or map. What they name is defined too, as far as it can be. */
export function grown(config: WrittenLandingZone, place: Place, count: number): WrittenLandingZone {
  const source = NAMING.find(([pattern]) => pattern.test(place.pattern))?.[1];
  const whole =
    typeof source === 'string' ? grown(config, placeAt(source), count + keysAt(config, source).length) : config;
  // Only what was made for it: something else names what was there before.
  const names = typeof source === 'string' ? keysAt(whole, source).slice(keysAt(config, source).length) : source;
  const found = find(whole, place.pattern);
  if (found === undefined) throw new Error(`the company has nothing in ${place.pattern}: give it an entry`);
  return withValue(whole, found.path, entries(found.value, place, count, names));
}

function keysAt(config: WrittenLandingZone, pattern: string): readonly string[] {
  return Object.keys(find(config, pattern)?.value as object);
}

function placeAt(pattern: string): Place {
  const place = places.find((one) => one.pattern === pattern);
  if (place === undefined) throw new Error(`no list or map is called ${pattern}`);
  return place;
}

function entries(value: unknown, place: Place, count: number, names: readonly string[] | undefined): unknown {
  const old = Object.entries(value as object) as readonly (readonly [string, unknown])[];
  const [lastKey = '', last] = old.at(-1) ?? [];
  // What stands there stays: others may name it.
  const free = names?.filter((name) => !old.flat().includes(name)) ?? [];
  const more = numbersFrom(old.length, count).map((number, index): readonly [key: string, value: unknown] => [
    free[index] ?? keyOf(lastKey, place, number),
    another(last, place, number, names && (free[index] ?? `none-${number}`)),
  ]);
  const all = [...old.slice(0, count), ...more];
  return place.kind === 'list' ? all.map(([, item]) => item) : Object.fromEntries(all);
}

function numbersFrom(first: number, end: number): readonly number[] {
  return Array.from({ length: Math.max(end - first, 0) }, (_, index) => first + index);
}

function keyOf(key: string, { key: schema }: Place, number: number): string {
  return schema === undefined ? key : numberedText(key, schema, number);
}

function another(entry: unknown, { pattern, kind, element }: Place, number: number, name: string | undefined): unknown {
  const field = TELLING.find(([place]) => place.test(pattern))?.[1];
  if (field !== undefined) return withField(entry, field, number, name);
  return kind === 'list' && name !== undefined ? name : numbered(entry, element, number);
}

function withField(entry: unknown, field: string, number: number, name: string | undefined): object {
  const text = [(entry as Record<string, string | readonly string[]>)[field] ?? ''].flat().join();
  return { ...(entry as object), [field]: name ?? numberedText(text, z.string(), number) };
}
