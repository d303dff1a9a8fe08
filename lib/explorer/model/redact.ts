import { createHash } from 'node:crypto';
import { logicalId } from '../../base/logical-id';
import type { PageData } from '../page/format';
import { namesIn } from './names-in';

/**
 * The same page with pseudonyms in the place of account ids, e-mail addresses, ids of the organization and names: of accounts, OUs,
 * groups, values of tags, the company, its repositories, and what is its own of personas, roles and guardrails. The same name has
 * the same pseudonym each time, wherever it stands, in logical ids too; who guesses a name can check the guess.
 *
 * @param company as it is called in the config. @default what its e-mail addresses tell
 */
export function redacted(data: PageData, company?: string): PageData {
  const pseudonyms = pseudonymsOf(data, company);
  const named = pseudonyms.size === 0 ? undefined : namesIn([...pseudonyms.keys()], '\\p{L}\\p{N}');
  const inLogicalIds = pascalPseudonyms(pseudonyms);
  const text = (original: string): string => {
    const withoutIds = original.replaceAll(EMAIL, email).replaceAll(ID, id);
    if (named === undefined) return withoutIds;
    return withoutIds
      .replaceAll(named, (name) => pseudonyms.get(name) ?? name)
      .replaceAll(LOGICAL_ID, (found) => inLogicalIds(found));
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

/** Words put together as in a logical id or a Sid; neither an action nor a type, which stand behind a colon. */
const LOGICAL_ID = /(?<![\w:.-])[A-Z][A-Za-z0-9]*[a-z0-9][A-Z][A-Za-z0-9]*(?![\w:])/g;

/** `AssignmentDevelopersAsDeveloperInEngineeringDev` holds three names. */
function pascalPseudonyms(pseudonyms: ReadonlyMap<string, string>): (found: string) => string {
  const pascal = new Map(
    [...pseudonyms].map(([name, pseudonym]) => [logicalId('', name), logicalId('', pseudonym)] as const),
  );
  const names = [...pascal.keys()].filter((name) => name !== '').sort((one, other) => other.length - one.length);
  if (names.length === 0) return (found) => found;
  const any = new RegExp(`(?:${names.join('|')})(?![a-z])`, 'g');
  return (found) => found.replaceAll(any, (name) => pascal.get(name) ?? name);
}

/** Of repositories, as providers of OIDC write them into subjects: `repo:owner/name`, `project_path:group/project`. */
const REPOSITORY = /\b(?:repo|project_path|repository|organization|project|workspace):([\w.@/-]+)/g;

/** Longer names first: one may be part of another. */
function pseudonymsOf(data: PageData, company: string | undefined): ReadonlyMap<string, string> {
  const { accounts, units, principals, guardrails } = data;
  const groups = principals.flatMap(({ places }) => places.flatMap((place) => place.groups ?? []));
  const own = principals
    .filter(({ kind, name }) => kind !== 'root' && !isKnownToAll(name))
    .flatMap(({ name, file }) => [name, name.split('/').at(-1) ?? '', ...ownIds(file)]);
  const domains = accounts.flatMap(({ email: address }) => address?.split('@')[1] ?? []);
  const companies = [...domains, company ?? ''].flatMap((name) => [name, ...labelsOf(name)]);
  const repositories = [...JSON.stringify({ ...data, actions: [] }).matchAll(REPOSITORY)].flatMap(([, path = '']) =>
    path.split('/'),
  );
  const exempt = guardrails
    .flatMap(({ exceptions }) => exceptions.map(({ who }) => who))
    .filter((who) => who !== 'everybody');
  const kinds: readonly (readonly [string, readonly string[]])[] = [
    ['account', accounts.map(({ name }) => name)],
    ['ou', units.slice(1).map(({ name }) => name)],
    ['group', groups],
    ['principal', [...own, ...exempt]],
    ['guardrail', guardrails.flatMap(({ file }) => ownIds(file))],
    ['company', companies],
    ['repository', repositories],
    ['tag', accounts.flatMap(({ tags }) => Object.values(tags))],
  ];
  const pseudonyms = new Map<string, string>();
  for (const [kind, names] of kinds) {
    for (const name of names) if (name !== '' && !pseudonyms.has(name)) pseudonyms.set(name, `${kind}-${digest(name)}`);
  }
  return pseudonyms;
}

/** What is the company's own is called like its file. */
function ownIds(file: string | undefined): readonly string[] {
  const [, id] = /^config\/(?:.*\/)?([^/]+)\.[a-z]+$/.exec(file ?? '') ?? [];
  return id === undefined ? [] : [id];
}

/** Of `mail.acme.example` the part that says whose it is. */
function labelsOf(domain: string): readonly string[] {
  const labels = domain.split('.').slice(0, -1);
  return labels.filter((label) => label.length > 2 && !['aws', 'mail', 'com'].includes(label));
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
