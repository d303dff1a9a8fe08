/** Twelve digits as a whole value, or as a part of an ARN, of a URL or of the name of a registry. */
const ACCOUNT = /(?<=[:"/])\d{12}(?=[:"/.])/g;

/**
 * Ids of accounts that values name beside the one in which they stand.
 *
 * @param values as JSON
 * @param own twelve digits. @default nobody knows, so that each may be another one
 */
export function otherAccounts(values: readonly string[], own?: string): readonly string[] {
  const named = values.flatMap((value) => value.match(ACCOUNT) ?? []);
  return [...new Set(named)].filter((id) => id !== own).sort();
}
