import { RESOURCE_TAG } from '../policy/context/derive';
import { instantOf, RULES, type Carried, type Contradiction, type Rule } from './keys-together';

type Of<Kind extends Rule['kind']> = Extract<Rule, { readonly kind: Kind }>;

/** A key of the request: how it was written, and its values. */
interface Written {
  readonly key: string;
  readonly values: readonly string[];
}

/** What is said of keys that no request carries together. */
export function contradictionsIn(carried: Carried): readonly Contradiction[] {
  const keys = byName(carried);
  return [...RULES.flatMap((rule) => clashes(rule, keys)), ...otherTags(keys)];
}

/**
 * With what a request also carries that has the given keys. What is stated of a key stays, an empty list that says that there is none
 * among it.
 */
export function withImplied(carried: Carried): Carried {
  const context: Record<string, readonly string[]> = { ...carried };
  for (const rule of RULES) {
    const keys = byName(context);
    for (const [key, values] of implied(rule, keys)) if (!keys.has(key.toLowerCase())) context[key] = values;
  }
  return context;
}

function byName(carried: Carried): ReadonlyMap<string, Written> {
  return new Map(Object.entries(carried).map(([key, values]) => [key.toLowerCase(), { key, values }]));
}

type Keys = ReadonlyMap<string, Written>;

function present(keys: Keys, name: string): Written | undefined {
  const found = keys.get(name.toLowerCase());
  return found === undefined || found.values.length === 0 ? undefined : found;
}

function clashes(rule: Rule, keys: Keys): readonly Contradiction[] {
  switch (rule.kind) {
    case 'apart':
      return apart(rule, keys);
    case 'needs':
      return needed(rule, keys);
    case 'listed':
      return unlisted(rule, keys);
    case 'follows':
      return otherwise(rule, keys);
    case 'not after':
      return after(rule, keys);
  }
}

function implied(rule: Rule, keys: Keys): readonly (readonly [string, readonly string[]])[] {
  if (rule.kind === 'needs') {
    const [value, ...more] = rule.values === 'any' ? [] : rule.values;
    return value === undefined || more.length > 0 || !present(keys, rule.key) ? [] : [[rule.needed, [value]]];
  }
  if (rule.kind === 'listed') {
    const ends = endsOf(rule, keys).map(({ end }) => end);
    return ends.length === 0 ? [] : [[rule.list, ends]];
  }
  if (rule.kind !== 'follows' || rule.always === undefined) return [];
  const from = present(keys, rule.from);
  const value = from && rule.value(from.values);
  return value === undefined ? [] : [[rule.key, [value]]];
}

function apart({ one, other, why }: Of<'apart'>, keys: Keys): readonly Contradiction[] {
  const [here] = one.flatMap((key) => present(keys, key) ?? []);
  const [there] = other.flatMap((key) => present(keys, key) ?? []);
  return here && there ? [contradiction(here, there, why)] : [];
}

function needed({ key, needed: name, values, why }: Of<'needs'>, keys: Keys): readonly Contradiction[] {
  const [here, there] = [present(keys, key), keys.get(name.toLowerCase())];
  if (here === undefined || there === undefined) return [];
  const isThere =
    values === 'any' ? there.values.length > 0 : there.values.some((value) => values.includes(value.toLowerCase()));
  return isThere ? [] : [contradiction(here, there, why)];
}

function endsOf({ prefix }: Of<'listed'>, keys: Keys): readonly (Written & { readonly end: string })[] {
  return [...keys.values()].flatMap((one) =>
    one.key.toLowerCase().startsWith(prefix.toLowerCase()) && one.values.length > 0
      ? [{ ...one, end: one.key.slice(prefix.length) }]
      : [],
  );
}

/** AWS compares the keys of tags as they are spelt; what is told apart by nothing but case may be the same tag to a policy. */
function unlisted(rule: Of<'listed'>, keys: Keys): readonly Contradiction[] {
  const list = keys.get(rule.list.toLowerCase());
  if (list === undefined) return [];
  const known = new Set(list.values.map((value) => value.toLowerCase()));
  return endsOf(rule, keys)
    .filter(({ end }) => !known.has(end.toLowerCase()))
    .map((one) => contradiction(one, list, rule.why));
}

function otherwise(rule: Of<'follows'>, keys: Keys): readonly Contradiction[] {
  const [from, there] = [present(keys, rule.from), present(keys, rule.key)];
  const value = from && rule.value(from.values);
  if (value === undefined || from === undefined || there === undefined) return [];
  const isSame = rule.isSame ?? ((one: string, other: string) => one === other);
  return there.values.some((one) => isSame(one, value)) ? [] : [contradiction(from, there, rule.why)];
}

function after({ key, other, why }: Of<'not after'>, keys: Keys): readonly Contradiction[] {
  const [here, there] = [present(keys, key), present(keys, other)];
  if (here === undefined || there === undefined) return [];
  const instant = ([text = '']: readonly string[]): number => instantOf(text);
  return instant(here.values) > instant(there.values) ? [contradiction(here, there, why)] : [];
}

/** A tag of a resource has one value, by whichever key it is read. */
function otherTags(keys: Keys): readonly Contradiction[] {
  const seen = new Map<string, Written>();
  return [...keys].flatMap(([name, one]) => {
    const tag = RESOURCE_TAG.exec(name)?.[1];
    if (tag === undefined) return [];
    const before = seen.get(tag);
    seen.set(tag, before ?? one);
    const isSame = before === undefined || before.values.join() === one.values.join();
    return isSame ? [] : [contradiction(before, one, 'both are the same tag of the resource')];
  });
}

function contradiction(one: Written, other: Written, why: string): Contradiction {
  return {
    found: `${said(one)}, and ${said(other)}`,
    expected: `what one request can carry: ${why}`,
    mend: 'correct one of the two, or leave one out',
  };
}

function said({ key, values }: Written): string {
  return values.length === 0 ? `no ${key}` : `"${values.join('", "')}" as ${key}`;
}
