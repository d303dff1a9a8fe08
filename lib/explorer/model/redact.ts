import { createHash } from 'node:crypto';
import { logicalId } from '../../base/logical-id';
import type { PageData } from '../page/format';
import type { Named } from './config-names';
import { namesIn } from './names-in';
import { pageNames } from './page-names';

/**
 * The same page with pseudonyms in the place of account ids, e-mail addresses, ids of the organization, and names: those that the page
 * tells of its own accord, and those that are known besides. The same name has the same pseudonym each time, wherever it stands, in
 * logical ids too; who guesses a name can check the guess.
 *
 * @param known of the config, and of what the page compares with
 */
export function redacted(data: PageData, known: readonly Named[]): PageData {
  const pseudonyms = pseudonymsOf([...pageNames(data), ...known]);
  const inWords = pseudonymsInWords(pseudonyms, new Set(data.actions.services.map(([prefix]) => prefix)));
  const inLogicalIds = pascalPseudonyms(pseudonyms);
  const text = (original: string): string =>
    inWords(original.replaceAll(EMAIL, email).replaceAll(ID, id)).replaceAll(LOGICAL_ID, (found) =>
      inLogicalIds(found),
    );
  // Names of AWS's actions are no company's.
  const { actions, ...rest } = data;
  const changed = mapTexts(rest, text) as Omit<PageData, 'actions'>;
  return {
    ...withKinds(changed, data),
    actions,
    about: { ...changed.about, homeRegion: data.about.homeRegion, redacted: true },
  };
}

/** Words that every answer is made of. */
const OF_ANSWERS: ReadonlySet<string> = new Set(
  `a access action allow allowed allows an and any as at attached aws be boundary but by call caller can condition control denied denies deny
   depends does either else enough everything for from group if in is it known may must needs no not nothing of on or organization own
   permissions policy principal resource role root service session since statement that the then this to user what where which who within`.split(
    /\s+/,
  ),
);

/**
 * Names that could be told in spite of a pseudonym: it would stand in every sentence in place of the word.
 *
 * @param known of the config, and of what the page compares with
 */
export function untellable(data: PageData, known: readonly Named[]): readonly string[] {
  const names = [...pageNames(data), ...known].map(([, name]) => name);
  return [...new Set(names)].filter((name) => OF_ANSWERS.has(name.toLowerCase())).sort();
}

/** The first kind that something is told to be is the kind of all that are called so. */
function pseudonymsOf(names: readonly Named[]): ReadonlyMap<string, string> {
  const pseudonyms = new Map<string, string>();
  for (const [kind, name] of names) {
    if (name !== '' && !pseudonyms.has(name)) pseudonyms.set(name, `${kind}-${digest(name)}`);
  }
  return pseudonyms;
}

/** Of names that stand by themselves. An account may be called like a service: actions, ARNs, principals and types of AWS stay. */
function pseudonymsInWords(
  pseudonyms: ReadonlyMap<string, string>,
  services: ReadonlySet<string>,
): (text: string) => string {
  if (pseudonyms.size === 0) return (text) => text;
  const named = namesIn([...pseudonyms.keys()], '\\p{L}\\p{N}');
  return (text) =>
    text.replaceAll(named, (name: string, at: number) => {
      const before = text.slice(Math.max(0, at - NEAR), at);
      const after = text.slice(at + name.length, at + name.length + NEAR);
      const isOfAws =
        /(?:\barn:aws:|\bAWS::(?:\w+::)?)$/.test(before) ||
        after.startsWith('.amazonaws.com') ||
        (/^:[A-Z*]/.test(after) && services.has(name) && !/[\w:/-]$/.test(before));
      return isOfAws ? name : (pseudonyms.get(name) ?? name);
    });
}

/** Characters beside a name that tell whether it is one of AWS's. */
const NEAR = 60;

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
    ...(changed.changes && {
      changes: {
        ...changed.changes,
        findings: changed.changes.findings.map((row, place) => {
          const { severity, area } = data.changes?.findings[place] ?? row;
          return { ...row, severity, area };
        }),
      },
    }),
  };
}

/** Before the `@` whatever the config's schema takes there, which a path or a pattern could hold, too. */
const EMAIL = /[\w.+!#$?^`{}~=-]+@[\w-]+(?:\.[\w-]+)+/g;
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
const LOGICAL_ID = /(?<![\w:])[A-Z][A-Za-z0-9]*[a-z0-9][A-Z][A-Za-z0-9]*(?!\w|::)/g;

/** `AssignmentDevelopersAsDeveloperInEngineeringDev` holds three names, and the CDK's own `Contactsengineeringdev871A477A` one. */
function pascalPseudonyms(pseudonyms: ReadonlyMap<string, string>): (found: string) => string {
  const pascal = new Map(
    [...pseudonyms].map(([name, pseudonym]) => [logicalId('', name), logicalId('', pseudonym)] as const),
  );
  const joined = new Map(
    [...pseudonyms].map(([name, to]) => [name.replaceAll(/[^A-Za-z0-9]/g, ''), logicalId('', to)]),
  );
  const longestFirst = (names: Iterable<string>): string =>
    [...names]
      .filter((name) => name !== '')
      .sort((one, other) => other.length - one.length)
      .join('|');
  const [inPascal, asJoined] = [longestFirst(pascal.keys()), longestFirst(joined.keys())];
  if (inPascal === '') return (found) => found;
  const any = new RegExp(`(?<![A-Z])(?:${inPascal})(?![a-z])`, 'g');
  const beforeDigest = new RegExp(`(?<=[a-z0-9])(?:${asJoined})(?=[A-Z0-9])`, 'g');
  return (found) =>
    found
      .replaceAll(beforeDigest, (name) => joined.get(name) ?? name)
      .replaceAll(any, (name) => pascal.get(name) ?? name);
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
