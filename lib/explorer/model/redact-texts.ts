import { createHash } from 'node:crypto';
import { logicalId } from '../../base/logical-id';
import type { Named } from './config-names';
import { namesIn } from './names-in';

/** What stands in the place of names, ids and e-mail addresses, by what a text is. */
export interface Pseudonyms {
  /** Of what is a name and nothing else, whatever it is. @param kind of one that is told nowhere else */
  name(kind: string, name: string): string;
  /** Of what is made up of names: ARNs, patterns, paths, Sids, logical ids, names of policies. Each name in it is replaced. */
  identifier(text: string): string;
  /**
   * Of sentences. What is made up of names in them is told by how it is written or by the word before it; any other word that somebody happens
   * to be called like stays, unless no sentence of the product has it.
   *
   * @param own texts beside it that are made up of names, wherever they stand in it
   */
  sentence(text: string, own?: readonly string[]): string;
}

interface Vocabulary {
  /** Prefixes of AWS's services: an account may be called like one. */
  readonly services: ReadonlySet<string>;
  /** Sentences of the product, and names of AWS's actions: their words tell nothing of a company. */
  readonly texts: readonly string[];
}

export function pseudonymsFor(names: readonly Named[], { services, texts }: Vocabulary): Pseudonyms {
  const known = pseudonymsOf(names);
  const isRare = rareAmong(texts);
  const inWords = inWordsOf(known, services, isRare);
  const inKeys = pascalPseudonyms(known);
  const inAny = pascalPseudonyms(new Map([...known].filter(([one]) => isRare(one))));
  const inLogicalIds = (found: string): string => {
    const [prefix] = OF_CONFIG.exec(found) ?? [];
    return prefix === undefined ? inAny(found) : `${prefix}${inKeys(found.slice(prefix.length))}`;
  };
  const identifier = (text: string): string =>
    butOfAws(services, text, (part) =>
      inWords(withoutIds(part))
        .replaceAll(LOGICAL_ID, (found) => inLogicalIds(found))
        .replaceAll(ONE_WORD, (found) => inLogicalIds(found)),
    );
  const rare = rareAnywhere(known, texts, isRare);
  const name = (kind: string, text: string): string =>
    text === '' ? text : (known.get(text) ?? (ADDRESS.test(text) ? withoutIds(text) : `${kind}-${digest(text)}`));
  const plain = (text: string): string =>
    rare(
      withoutIds(text)
        .replaceAll(WRITTEN_AS_NAME, (found) => identifier(found))
        .replaceAll(AFTER_WORD, (found) => known.get(found) ?? found)
        .replaceAll(LOGICAL_ID, (found) => inLogicalIds(found))
        .replaceAll(ONE_WORD, (found) => inLogicalIds(found)),
    );
  const sentence = (text: string, own: readonly string[] = []): string => {
    const parts = own.filter((one) => one !== '');
    if (parts.length === 0) return butOfAws(services, text, plain);
    const found = namesIn(parts, '\\p{L}\\p{N}_/-');
    const between = text.split(found);
    const told = text.match(found) ?? [];
    return between
      .map((part, at) => `${butOfAws(services, part, plain)}${told[at] === undefined ? '' : identifier(told[at])}`)
      .join('');
  };
  return { name, identifier, sentence };
}

/** The first kind that something is told to be is the kind of all that are called so. */
function pseudonymsOf(names: readonly Named[]): ReadonlyMap<string, string> {
  const pseudonyms = new Map<string, string>();
  for (const [kind, name] of names) {
    if (name !== '' && !pseudonyms.has(name))
      pseudonyms.set(name, ADDRESS.test(name) ? withoutIds(name) : `${kind}-${digest(name)}`);
  }
  return pseudonyms;
}

/** Actions and their patterns, types of resources, and addresses of AWS's pages hold no company's name, whatever words they are made of. */
function butOfAws(services: ReadonlySet<string>, text: string, change: (part: string) => string): string {
  const isOfAws = (found: string): boolean =>
    /^(?:https:|AWS::)/.test(found) || services.has(found.split(':')[0] ?? '');
  const all = [...text.matchAll(OF_AWS)].filter(([found]) => isOfAws(found));
  let last = 0;
  const parts = all.map((match) => {
    const before = change(text.slice(last, match.index));
    last = match.index + match[0].length;
    return `${before}${match[0]}`;
  });
  return `${parts.join('')}${change(text.slice(last))}`;
}

const OF_AWS =
  /(?<![\w:/.-])(?:https:\/\/(?:docs\.aws\.amazon|aws\.amazon)\.com[^\s)]*|[a-z0-9-]+:(?:[A-Za-z]\w*\*?|\*)(?![\w:/])|AWS::\w+(?:::\w+)*)/g;

/** How logical ids begin that keys of the config end. */
const OF_CONFIG =
  /^(?:Account|AccountBudget|Assignment|Group|Membership|OrganizationalUnit|PermissionSet|ResourceControlPolicy|ServiceControlPolicy|Workload|Role|User|Hub|Contacts)(?=[A-Z0-9a-z])/;

/**
 * Of names that stand by themselves. An account may be called like a service: actions, ARNs, principals and types of AWS stay. ARNs of buckets,
 * topics and queues have no type before the name.
 */
function inWordsOf(
  pseudonyms: ReadonlyMap<string, string>,
  services: ReadonlySet<string>,
  isRare: (name: string) => boolean,
): (text: string) => string {
  if (pseudonyms.size === 0) return (text) => text;
  const named = namesIn([...pseudonyms.keys()], '\\p{L}\\p{N}');
  return (text) =>
    text.replaceAll(named, (name: string, at: number) => {
      const before = text.slice(Math.max(0, at - NEAR), at);
      if (OF_LANDING_ZONE.test(before) && !isRare(name)) return name;
      const after = text.slice(at + name.length, at + name.length + NEAR);
      const isOfAws =
        /(?:\barn:aws:|\barn:|\bAWS::(?:\w+::)?)$/.test(before) ||
        (/\barn:aws:(?!(?:s3|sns|sqs):)[a-z0-9-]+:[^:\s"]*:(?:\$\{[^}]*\}|[^:\s"]*):$/.test(before) &&
          /^[:/]/.test(after)) ||
        after.startsWith('.amazonaws.com') ||
        (/^:[A-Z*]/.test(after) && services.has(name) && !/[\w:/-]$/.test(before));
      return isOfAws ? name : (pseudonyms.get(name) ?? name);
    });
}

/** Before what the landing zone itself calls so, or the CDK: its names hold one of the company behind what it is of, such as `lz-audit-ou-`. */
const OF_LANDING_ZONE = /(?<![\w-])(?:lz-(?!(?:[\w-]*-)?(?:ou|account|workload)-)[\w-]*|cdk-[\w*-]*)$/;

/** Characters beside a name that tell whether it is one of AWS's. */
const NEAR = 200;

/** In a sentence: what is quoted, what holds a character of paths, ARNs and patterns, and names of the landing zone's policies. */
const WRITTEN_AS_NAME = /"[^"]*"|[\p{L}\p{N}${}*?.@+=,_-]*[:/_*@](?=[^\s])[^\s()]*|\blz-[\w-]+/gu;
/** In a sentence: what such a word says the name of. */
const AFTER_WORD =
  /(?<=\b(?:OUs?|accounts?|groups?|users?|roles?|StackSets?|persona|workload|permission set) )[\p{L}\p{N}][\p{L}\p{N}._-]*(?<![.-])/gu;

/** Whether no sentence of the product has such a word. */
function rareAmong(texts: readonly string[]): (name: string) => boolean {
  const words = new Set(
    texts
      .join('\n')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu),
  );
  return (name) => !words.has(name.toLowerCase());
}

/**
 * Names that no sentence of the product has a word like, wherever they stand, in other words too. Within a word only those that are long enough
 * not to be part of one by chance.
 */
function rareAnywhere(
  pseudonyms: ReadonlyMap<string, string>,
  texts: readonly string[],
  isRare: (name: string) => boolean,
): (text: string) => string {
  const vocabulary = texts.join('\n').toLowerCase();
  const names = [...pseudonyms];
  const long = names.filter(([name]) => name.length >= LONG && !vocabulary.includes(name.toLowerCase()));
  const replacing = (pairs: readonly (readonly [string, string])[], part: string): ((text: string) => string) => {
    const told = new Map(pairs.filter(([name]) => name !== ''));
    if (told.size === 0) return (text) => text;
    const pattern = namesIn([...told.keys()], part);
    return (text) => text.replaceAll(pattern, (name) => told.get(name) ?? name);
  };
  const alone = replacing(
    names.filter(([name]) => isRare(name)),
    '\\p{L}\\p{N}',
  );
  // Within logical ids that are cut off as well.
  const inside = replacing(
    [...long.map(([name, to]) => [logicalId('', name), logicalId('', to)] as const), ...long],
    '\\uE002',
  );
  return (text) => inside(alone(text));
}

const LONG = 5;

const ADDRESS = /^(?:[^@\s]+@[^@\s]+|\d{12})$/;
/** Before the `@` whatever the config's schema takes there, which a path or a pattern could hold, too. */
const EMAIL = /[\w.+!#$?^`{}~=-]+@[\w-]+(?:\.[\w-]+)+/g;
/** Of accounts, of the organization, of its root and of OUs, in names of buckets too. */
const ID =
  /(?<!\d)\d{12}(?!\d)|(?<![A-Za-z0-9])(?:ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}|o-[a-z0-9]{10,32}|r-[a-z0-9]{4,32})(?![A-Za-z0-9])/g;

function withoutIds(text: string): string {
  return text.replaceAll(EMAIL, email).replaceAll(ID, id);
}

function email(original: string): string {
  return original.endsWith('@example.com') && /^person-[0-9a-f]{8}@/.test(original)
    ? original
    : `person-${digest(original)}@example.com`;
}

function id(original: string): string {
  if (!/^\d/.test(original)) return `${original.split('-')[0] ?? ''}-${digest(original)}`;
  return String(Number.parseInt(digest(original), 16))
    .padStart(12, '0')
    .slice(-12);
}

/** Words put together as in a logical id or a Sid; neither an action nor a type, which stand behind a colon. */
const LOGICAL_ID = /(?<![\w:])[A-Z][A-Za-z0-9]*[a-z0-9][A-Z][A-Za-z0-9]*(?!\w|::)/g;
/** The same of a name of one word. */
const ONE_WORD = /(?<![\w:])[A-Z][a-z0-9]+(?!\w|::)/g;

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
  // Or at the end, where a sentence leaves the digest out.
  const beforeDigest = new RegExp(`(?<=^|[a-z0-9])(?:${asJoined})(?=[A-Z0-9]|$)`, 'g');
  return (found) =>
    found
      .replaceAll(beforeDigest, (name) => joined.get(name) ?? name)
      .replaceAll(any, (name) => pascal.get(name) ?? name);
}

function digest(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 8);
}
