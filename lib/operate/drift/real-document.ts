import { isList, isObject, type JsonObject, type JsonValue } from '../../base/json';

/** Symbols that nothing else can be mistaken for: ids of an organization, its root and OUs. */
const OF_A_FORM = /^(o|r|ou)-/;
/** Condition keys that hold an account's id. */
const HOLDS_ACCOUNT = /account$/i;

/**
 * A document with live ids in place of the assembly's symbols, fit to be put into AWS.
 *
 * @param live id by symbol; that of an account is its name
 * @returns undefined where a text could be an account or a mere word: what would be written on a guess is not written
 */
export function realDocument(document: JsonObject, live: ReadonlyMap<string, string>): JsonObject | undefined {
  const formed = [...live.keys()].filter((symbol) => OF_A_FORM.test(symbol));
  const pattern = new RegExp(`(?<![0-9a-zA-Z-])(?:${formed.join('|')})(?![0-9a-zA-Z-])`, 'g');
  let isAmbiguous = false;
  const text = (value: string, key: string): string => {
    const withIds = formed.length === 0 ? value : value.replaceAll(pattern, (symbol) => live.get(symbol) ?? symbol);
    const account = live.get(withIds);
    if (account !== undefined) {
      isAmbiguous ||= !HOLDS_ACCOUNT.test(key);
      return account;
    }
    return withIds.startsWith('arn:') ? inArn(withIds, live) : withIds;
  };
  const walk = (value: JsonValue, key: string): JsonValue => {
    if (typeof value === 'string') return text(value, key);
    if (isList(value)) return value.map((item) => walk(item, key));
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner, name)]));
  };
  const real = walk(document, '') as JsonObject;
  return isAmbiguous ? undefined : real;
}

/** `arn:aws:iam::security:role/x`, where the fifth part is the account's. */
function inArn(arn: string, live: ReadonlyMap<string, string>): string {
  const [head, partition, service, region, account = '', ...rest] = arn.split(':');
  return [head, partition, service, region, live.get(account) ?? account, ...rest].join(':');
}
