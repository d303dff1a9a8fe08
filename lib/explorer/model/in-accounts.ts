import { alternatives } from './names-in';

/** What is true of a role in some of the accounts that have one called so. */
export function inAccounts(names: readonly string[], text: string): string {
  return `In ${names.join(', ')}: ${text}`;
}

/** The names in front of such a text, and the text behind them. @param accounts names of all accounts */
export function namedInFront(
  text: string,
  accounts: readonly string[],
): readonly [names: readonly string[], rest: string] {
  const any = alternatives(accounts);
  const [whole, list] = new RegExp(`^In ((?:${any})(?:, (?:${any}))*): `, 'u').exec(text) ?? [];
  if (whole === undefined || list === undefined) return [[], text];
  return [list.match(new RegExp(`(?:${any})(?=, |$)`, 'gu')) ?? [], text.slice(whole.length)];
}
