import { createHash } from 'node:crypto';
import type { PageData } from '../page/format';
import { namesIn } from './names-in';

/**
 * The same page with pseudonyms in the place of account ids, e-mail addresses, ids of the organization and names of accounts, OUs,
 * groups and tags. The same name has the same pseudonym each time, wherever it stands; who guesses a name can check the guess.
 */
export function redacted(data: PageData): PageData {
  const pseudonyms = pseudonymsOf(data);
  const named = pseudonyms.size === 0 ? undefined : namesIn([...pseudonyms.keys()], '\\p{L}\\p{N}');
  const text = (original: string): string => {
    const withoutIds = original.replaceAll(EMAIL, email).replaceAll(ID, id);
    return named === undefined ? withoutIds : withoutIds.replaceAll(named, (name) => pseudonyms.get(name) ?? name);
  };
  // Names of AWS's actions are no company's.
  const { actions, ...rest } = data;
  const changed = mapTexts(rest, text) as Omit<PageData, 'actions'>;
  return { ...withKinds(changed, data), actions, about: { ...changed.about, redacted: true } };
}

/** What the page itself goes by, which somebody may be called like. */
function withKinds(changed: Omit<PageData, 'actions'>, data: PageData): Omit<PageData, 'actions'> {
  const kinds = <Row extends { readonly kind: string }>(
    rows: readonly Row[],
    originals: readonly Row[],
  ): readonly Row[] => rows.map((row, place) => ({ ...row, kind: originals[place]?.kind ?? row.kind }));
  const types = <Row extends { readonly type: string }>(
    rows: readonly Row[],
    originals: readonly Row[],
  ): readonly Row[] => rows.map((row, place) => ({ ...row, type: originals[place]?.type ?? row.type }));
  return {
    ...changed,
    accounts: kinds(changed.accounts, data.accounts),
    principals: kinds(changed.principals, data.principals),
    policies: types(changed.policies, data.policies),
    guardrails: types(changed.guardrails, data.guardrails),
  };
}

const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
/** Of accounts, of the organization, of its root and of OUs, in names of buckets too. */
const ID =
  /(?<!\d)\d{12}(?!\d)|(?<![A-Za-z0-9])(?:ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}|o-[a-z0-9]{10,32}|r-[a-z0-9]{4,32})(?![A-Za-z0-9])/g;

function email(original: string): string {
  return `person-${digest(original)}@example.com`;
}

function id(original: string): string {
  if (!/^\d/.test(original)) return `${original.split('-')[0] ?? ''}-${digest(original)}`;
  return String(Number.parseInt(digest(original), 16))
    .padStart(12, '0')
    .slice(-12);
}

/** Longer names first: one may be part of another. */
function pseudonymsOf({ accounts, units, principals, guardrails }: PageData): ReadonlyMap<string, string> {
  const groups = principals.flatMap(({ places }) => places.flatMap((place) => place.groups ?? []));
  const own = principals.filter(({ kind, name }) => kind !== 'root' && !isKnownToAll(name)).map(({ name }) => name);
  const exempt = guardrails
    .flatMap(({ exceptions }) => exceptions.map(({ who }) => who))
    .filter((who) => who !== 'everybody');
  const kinds: readonly (readonly [string, readonly string[]])[] = [
    ['account', accounts.map(({ name }) => name)],
    ['ou', units.slice(1).map(({ name }) => name)],
    ['group', groups],
    ['principal', [...own, ...exempt]],
    ['tag', accounts.flatMap(({ tags }) => Object.values(tags))],
  ];
  const pseudonyms = new Map<string, string>();
  for (const [kind, names] of kinds) {
    for (const name of names) if (name !== '' && !pseudonyms.has(name)) pseudonyms.set(name, `${kind}-${digest(name)}`);
  }
  return pseudonyms;
}

/** Roles that AWS or the landing zone has in every organization. */
function isKnownToAll(name: string): boolean {
  return /^(?:lz-|stacksets-exec-|OrganizationAccountAccessRole$|aws-|cdk-)/.test(name);
}

function digest(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 8);
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)] as const));
}
