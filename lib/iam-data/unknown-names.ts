import { listOf } from '../base/list';
import { didYouMean } from '../base/did-you-mean';
import type { Statement } from '../policy/document';
import type { IamData } from './iam-data';
import { RETIRED_PREFIXES } from './retired';

/** A name in a policy that means nothing to AWS: a statement that looks as if it did something and does not. */
export interface UnknownName {
  readonly kind: 'action' | 'condition key';
  readonly found: string;
  /** One sentence: what is wrong and how to mend it. */
  readonly problem: string;
  readonly suggestion?: string;
}

/** Every action, action pattern and condition key of a statement that AWS does not know. */
export function findUnknownNames(
  statement: Pick<Statement, 'Action' | 'NotAction' | 'Condition'>,
  data: IamData,
): readonly UnknownName[] {
  return [
    ...findUnknownActions([...listOf(statement.Action), ...listOf(statement.NotAction)], data),
    ...findUnknownConditionKeys(Object.values(statement.Condition ?? {}).flatMap(Object.keys), data),
  ];
}

/** Action names and patterns that match no action of AWS, or only those of a service that is no more. */
export function findUnknownActions(patterns: readonly string[], data: IamData): readonly UnknownName[] {
  return patterns.flatMap((pattern) => unknownAction(pattern, data) ?? []);
}

function unknownAction(pattern: string, data: IamData): UnknownName | undefined {
  if (pattern === '*') return undefined;
  const [prefix = '', name] = pattern.split(':', 2);
  const reason = Object.hasOwn(RETIRED_PREFIXES, prefix.toLowerCase()) && RETIRED_PREFIXES[prefix.toLowerCase()];
  if (reason) return { kind: 'action', found: pattern, problem: `"${pattern}" authorizes nothing: ${reason}.` };
  if (name === undefined || name === '') {
    return unknown('action', pattern, 'An action reads "service:Action".', didYouMean(pattern, data.actions));
  }
  if (hasWildcard(pattern) ? data.expand(pattern).length > 0 : data.accessLevel(pattern) !== undefined)
    return undefined;
  const source = dataOf(data);
  if (hasWildcard(prefix)) return unknown('action', pattern, `The pattern matches nothing in ${source}.`);
  if (!data.hasService(prefix)) {
    const service = didYouMean(prefix, data.servicePrefixes);
    return unknown('action', pattern, `AWS has no service "${prefix}" in ${source}.`, service && `${service}:${name}`);
  }
  const problem = hasWildcard(name) ? `The pattern matches nothing in ${source}.` : `It is not in ${source}.`;
  return unknown('action', pattern, problem, didYouMean(pattern, data.actionsOf(prefix)));
}

/**
 * Condition keys that AWS does not document. Keys of an OpenID Connect provider (`<url>:sub`) are a company's own and
 * pass, as does any tag key.
 */
export function findUnknownConditionKeys(keys: readonly string[], data: IamData): readonly UnknownName[] {
  return keys.flatMap((key) => unknownConditionKey(key, data) ?? []);
}

function unknownConditionKey(key: string, data: IamData): UnknownName | undefined {
  const colon = key.indexOf(':');
  if (colon < 1) {
    return unknown('condition key', key, 'A condition key reads "service:Key".', didYouMean(key, data.conditionKeys));
  }
  const prefix = key.slice(0, colon);
  if (prefix.includes('.')) return undefined;
  if (isKnownKey(key, data)) return undefined;
  return unknown(
    'condition key',
    key,
    `AWS documents no such key in ${dataOf(data)}: a condition on what no request carries never matches.`,
    meantKey(key, data),
  );
}

/** Of a key of tags, what stands before the slash is what can be mistyped: `aws:PrincipalTagg/team` is `aws:PrincipalTag/team`. */
function meantKey(key: string, { conditionKeys }: IamData): string | undefined {
  const stems = conditionKeys.flatMap((known) => (OF_A_TAG.test(known) ? [known.replace(OF_A_TAG, '')] : []));
  const [stem = '', ...rest] = key.split('/');
  const near = didYouMean(stem, key.includes('/') ? stems : [...conditionKeys, ...stems]);
  if (near === undefined) return didYouMean(key, conditionKeys);
  return stems.includes(near) ? `${near}/${rest.join('/') || '<tag key>'}` : near;
}

const OF_A_TAG = /\/(?:\$\{[^}]+\}|<[^>]+>|tag-key)$/;

interface KeyIndex {
  /** In lower case. */
  readonly names: ReadonlySet<string>;
  /** Of the keys that stand for many. */
  readonly patterns: readonly RegExp[];
}

const indexes = new WeakMap<IamData, KeyIndex>();

function isKnownKey(key: string, data: IamData): boolean {
  const { names, patterns } = indexes.get(data) ?? indexKeys(data);
  return names.has(key.toLowerCase()) || patterns.some((pattern) => pattern.test(key));
}

/** Made once: a synthesis asks about hundreds of keys, and there are thousands. */
function indexKeys(data: IamData): KeyIndex {
  const keys = data.conditionKeys.map((key) => [key, PLACEHOLDER.test(key)] as const);
  const index = {
    names: new Set(keys.flatMap(([key, isPattern]) => (isPattern ? [] : [key.toLowerCase()]))),
    patterns: keys.flatMap(([key, isPattern]) => (isPattern ? [keyPattern(key)] : [])),
  };
  indexes.set(data, index);
  return index;
}

const PLACEHOLDER = /\$\{[^}]+\}|<[^>]+>|(?<=\/)tag-key$/;

/** `aws:ResourceTag/${TagKey}`, `s3:ExistingObjectTag/<key>` and `aws:PrincipalTag/tag-key` stand for any tag. */
export function keyPattern(known: string): RegExp {
  let pattern = compiled.get(known);
  if (pattern === undefined) compiled.set(known, (pattern = compile(known)));
  return pattern;
}

const compiled = new Map<string, RegExp>();

function compile(known: string): RegExp {
  const parts = known.split(new RegExp(PLACEHOLDER, 'g'));
  return new RegExp(`^${parts.map((part) => part.replaceAll(/[.+^()|[\]\\*?$]/g, String.raw`\$&`)).join('.+')}$`, 'i');
}

/** What an answer about names rests on. The version of the package ends with its day, and a digit. */
function dataOf({ version }: IamData): string {
  const [, year, month, day] = /\.(\d{4})(\d{2})(\d{2})\d*$/.exec(version) ?? [];
  const of = year === undefined ? `version ${version}` : `${year}-${month ?? ''}-${day ?? ''}`;
  return `the action data of ${of}, and AWS may have added it since`;
}

function unknown(kind: UnknownName['kind'], found: string, what: string, suggestion?: string): UnknownName {
  const problem = `"${found}" is no known ${kind}. ${what}`;
  return suggestion === undefined
    ? { kind, found, problem }
    : { kind, found, problem: `${problem} Did you mean "${suggestion}"?`, suggestion };
}

function hasWildcard(text: string): boolean {
  return /[*?]/.test(text);
}
