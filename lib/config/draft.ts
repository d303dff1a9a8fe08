import { z } from 'zod';
import { DEEPEST } from './plain-data';
import { landingZoneSchema, type WrittenLandingZone } from '../model/schema';
import { schemaAt, unwrap } from './schema-walk';

/**
 * What of a value has the right shape: everything else is absent. Keys of maps and positions of lists stay, so that a
 * check still knows that an account of that name is meant, and where it stands.
 */
export type Draft<T> = T extends string | number | boolean
  ? T
  : T extends readonly (infer Item)[]
    ? readonly (Draft<Item> | undefined)[]
    : { readonly [Key in keyof T]?: Draft<T[Key]> | undefined };

export type LandingZoneDraft = Draft<WrittenLandingZone>;

/** The input without what the schema refused, so that one wrong value does not keep the rest from being checked. */
export function draftOf(input: unknown, refused: readonly (readonly PropertyKey[])[]): LandingZoneDraft {
  const draft = copy(input);
  for (const path of refused) remove(draft, path);
  return isMap(draft) ? draft : {};
}

/** A copy on plain data: maps without a prototype's keys, no `__proto__`, and no key that stands there for nothing. */
function copy(value: unknown, depth = 0): unknown {
  if (!isMap(value) || depth > DEEPEST) return value;
  if (Array.isArray(value)) return Array.from(value, (item) => copy(item, depth + 1));
  return Object.fromEntries(
    Object.keys(value)
      .filter((key) => key !== '__proto__' && value[key] !== undefined)
      .map((key) => [key, copy(value[key], depth + 1)]),
  );
}

function remove(draft: unknown, path: readonly PropertyKey[]): void {
  const last = path.at(-1);
  const parent = path.slice(0, -1).reduce<unknown>((value, key) => (isMap(value) ? value[key] : undefined), draft);
  if (last === undefined || !isMap(parent) || !Object.hasOwn(parent, last)) return;
  const schema = unwrap(schemaAt(landingZoneSchema, path));
  const holder = unwrap(schemaAt(landingZoneSchema, path.slice(0, -1)));
  if (schema === undefined) Reflect.deleteProperty(parent, last);
  else parent[last] = schema instanceof z.ZodObject && !(holder instanceof z.ZodObject) ? {} : undefined;
}

/** Whether a property stands in the config but has the wrong shape: then nothing may be concluded from its absence. */
export function wasRefused(draft: object | undefined, property: string): boolean {
  return draft !== undefined && Object.hasOwn(draft, property) && Reflect.get(draft, property) === undefined;
}

export function isMap(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Entries of a map that are there, with their keys. */
export function entriesOf<T>(map: Readonly<Record<string, T | undefined>> | undefined): [key: string, value: T][] {
  return Object.entries(map ?? {}).filter((entry): entry is [string, T] => entry[1] !== undefined);
}

/** Items of a list that are there, with their positions. */
export function itemsOf<T>(list: readonly (T | undefined)[] | undefined): [index: number, value: T][] {
  return [...(list ?? []).entries()].filter((entry): entry is [number, T] => entry[1] !== undefined);
}
