import { z } from 'zod';
import { unwrap } from '../../lib/config/schema-walk';
import { catalogue } from '../../lib/catalogue/guardrails/catalogue';
import { landingZoneSchema } from '../../lib/model/schema';
import { pick, type Random } from '../support/random';
import { copyOf, type Edited } from './edit';
import { below, keyPatterns, type Schema } from './schema-keys';

/*
 * Edits that somebody means: a key that the config may have and does not, a guardrail on another target, an account elsewhere. What
 * breaks there is no slip of a key, but a company that nobody thought of.
 */

type Holder = Record<string, unknown>;

const PATTERNS = keyPatterns(landingZoneSchema);
const GUARDRAILS = Object.values(catalogue).flatMap((theme) => Object.entries<unknown>(theme));
const ALL = GUARDRAILS.map(([id]) => id);
/** What sets rather than denies. Of the others some are made of a context. */
export const SETTINGS = GUARDRAILS.filter(([, one]) => typeof one === 'object' && one !== null && 'content' in one).map(
  ([id]) => id,
);

/** A copy of a config with one edit that somebody could mean. */
export function meantEdit(config: object, random: Random): Edited {
  const value = copyOf(config) as Holder;
  const act = pick(random, [say, say, place, place, takeOff, move]);
  const path = act(value, random);
  return { value, what: `${act.name} ${path.join('.')}`, paths: [path] };
}

/** Puts something right where any key of the schema may stand, said before or not. */
function say(config: Holder, random: Random): readonly string[] {
  const pattern = pick(random, PATTERNS);
  let holder = config;
  let schema: Schema = landingZoneSchema;
  const path: string[] = [];
  for (const [index, step] of pattern.entries()) {
    const next: Schema = pick(random, below(schema, step));
    const key = keyFor(holder, step, random);
    const isLast = index === pattern.length - 1;
    if (isLast || typeof holder[key] !== 'object' || holder[key] === null)
      holder[key] = sample(next, key, config, random);
    path.push(key);
    schema = next;
    holder = holder[key] as Holder;
  }
  return path;
}

function keyFor(holder: Holder, step: string, random: Random): string {
  const keys = Object.keys(holder);
  if (step === '[]') return keys.length === 0 ? '0' : pick(random, keys);
  if (step === '*') return keys.length === 0 || random() < 0.1 ? 'one-more' : pick(random, keys);
  return step;
}

/** Something that the schema takes. What it names is mostly there. */
function sample(schema: Schema, key: string, config: Holder, random: Random): unknown {
  const here = unwrap(schema);
  const again = (inner: Schema, name = key): unknown => sample(inner, name, config, random);
  const examples = ((here && z.globalRegistry.get(here))?.examples ?? []) as readonly unknown[];
  if (examples.length > 0 && here instanceof z.ZodString) return pick(random, examples);
  if (here instanceof z.ZodUnion) return again(pick(random, here.options));
  if (here instanceof z.ZodArray) return Array.from({ length: random() < 0.7 ? 1 : 2 }, () => again(here.element));
  if (here instanceof z.ZodRecord) return { [String(again(here.keyType, 'key'))]: again(here.valueType) };
  if (here instanceof z.ZodEnum) return pick(random, here.options);
  if (here instanceof z.ZodLiteral) return [...here.values][0];
  if (here instanceof z.ZodBoolean) return random() < 0.5;
  if (here instanceof z.ZodNumber) return pick(random, [1, 2, 12, 100, 365, 1095]);
  if (!(here instanceof z.ZodObject)) return named(key, config, random);
  const shape: readonly (readonly [string, Schema])[] = Object.entries(here.shape);
  const said = shape.filter(([, inner]) => !(inner instanceof z.ZodOptional) || random() < 0.3);
  return Object.fromEntries(said.map(([name, inner]) => [name, again(inner, name)]));
}

/** A text, by the key that it stands under. */
function named(key: string, config: Holder, random: Random): string {
  const { accounts, access, organization, company } = config as Record<string, Holder | undefined>;
  const keysOf = (map: unknown): readonly string[] => Object.keys(map ?? {});
  const kinds: readonly (readonly [RegExp, readonly string[]])[] = [
    [/region/i, (company?.approvedRegions ?? []) as readonly string[]],
    [/guardrails/, ALL],
    [/group/i, keysOf(access?.groups)],
    [/account|createdIn|^\d+$/i, [...keysOf(accounts), 'management']],
    [/ou$|unit|parent/i, keysOf(organization?.organizationalUnits)],
  ];
  const [, names = []] = kinds.find(([pattern]) => pattern.test(key)) ?? [];
  return names.length === 0 ? pick(random, ['one', 'A reason', 'Trips']) : pick(random, names);
}

interface Target {
  readonly holder: Holder;
  readonly path: readonly string[];
}

/** The root, each OU, each account. */
function targetsOf(config: Holder): readonly Target[] {
  const { organization, accounts } = config as Record<string, Holder>;
  const each = (map: unknown, path: readonly string[]): readonly Target[] =>
    Object.entries((map ?? {}) as Record<string, Holder>).map(([key, holder]) => ({ holder, path: [...path, key] }));
  return [
    { holder: organization ?? {}, path: ['organization'] },
    ...each(organization?.organizationalUnits, ['organization', 'organizationalUnits']),
    ...each(accounts, ['accounts']),
  ];
}

function listOf({ holder }: Target): readonly string[] {
  return (holder.guardrails ?? []) as readonly string[];
}

/** A guardrail more, on whatever target: as often one that sets. */
function place(config: Holder, random: Random): readonly string[] {
  return placeOne(config, pick(random, random() < 0.5 ? SETTINGS : ALL), random);
}

/** A copy of a config with that guardrail on whatever target. */
export function placedOn(config: object, id: string, random: Random): object {
  const value = copyOf(config) as Holder;
  placeOne(value, id, random);
  return value;
}

function placeOne(config: Holder, id: string, random: Random): readonly string[] {
  // Accounts are many.
  const kinds = [['organization'], ['organization', 'organizationalUnits'], ['accounts']];
  const length = pick(random, kinds).join();
  const targets = targetsOf(config).filter(
    ({ path }) => (path.length === 1 ? path : path.slice(0, -1)).join() === length,
  );
  const target = pick(random, targets);
  target.holder.guardrails = [...listOf(target).filter((one) => one !== id), id];
  return [...target.path, 'guardrails', id];
}

/** What was placed there is elsewhere, or nowhere. */
function takeOff(config: Holder, random: Random): readonly string[] {
  const from = pick(random, targetsOf(config).filter((one) => listOf(one).length > 0)); // prettier-ignore
  const id = pick(random, listOf(from));
  from.holder.guardrails = listOf(from).filter((one) => one !== id);
  const to = pick(random, targetsOf(config));
  if (random() < 0.7 && to.path.join() !== from.path.join())
    to.holder.guardrails = [...listOf(to).filter((one) => one !== id), id];
  return [...from.path, 'guardrails'];
}

/** An account or OU under another one. */
function move(config: Holder, random: Random): readonly string[] {
  const units = (config.organization as Holder).organizationalUnits as Record<string, Holder>;
  const isUnit = random() < 0.4;
  const all: Partial<Record<string, Holder>> = isUnit ? units : (config.accounts as Record<string, Holder>);
  const key = pick(random, Object.keys(all));
  const parent = pick(random, isUnit ? ['root', ...Object.keys(units)] : Object.keys(units));
  Object.assign(all[key] ?? {}, { [isUnit ? 'parent' : 'ou']: parent });
  return isUnit ? ['organization', 'organizationalUnits', key, 'parent'] : ['accounts', key, 'ou'];
}
