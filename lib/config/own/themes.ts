import { isObject } from '../../base/json';
import { ownFile } from '../../choice/catalogue';
import { inFile } from '../location';
import type { Problem } from '../problem';
import { found, quote, suggest } from '../wording';
import type { ReadOwnEntry } from './entry';

/** Theme of a guardrail that names none: its policies are called `lz-own-…`. */
export const OWN_THEME = 'own';

type Themes = Readonly<Record<string, unknown>>;

/** Ids of the product's guardrails, each with its definition. */
export function productGuardrails(guardrails: unknown): ReadonlyMap<string, unknown> {
  const themes = Object.values(isObject(guardrails) ? guardrails : {});
  return new Map(themes.flatMap((members) => (isObject(members) ? Object.entries(members) : [])));
}

/** The product's guardrails with the company's own: in the place of what they replace, or at the end of their theme. */
export function withOwnGuardrails(product: unknown, own: readonly ReadOwnEntry[]): unknown {
  return isObject(product) ? own.reduce(withOwnGuardrail, product) : product;
}

function withOwnGuardrail(themes: Themes, { id, definition, theme }: ReadOwnEntry): Themes {
  const taken = Object.keys(themes).find((name) => isObject(themes[name]) && Object.hasOwn(themes[name], id));
  const name = taken ?? (typeof theme === 'string' ? theme : OWN_THEME);
  const members = Object.hasOwn(themes, name) ? themes[name] : {};
  return isObject(members) ? { ...themes, [name]: { ...members, [id]: definition } } : themes;
}

/** @param product the product's guardrails by theme */
export function themeProblems(product: unknown, entry: ReadOwnEntry): readonly Problem[] {
  const { id, theme, replaces, definition } = entry;
  const names = isObject(product) ? Object.keys(product) : [];
  const path = inFile(ownFile('guardrails', id), ['theme']);
  return [
    ...([...names, OWN_THEME].includes(id) ? [idOfATheme(id)] : []),
    ...(theme === undefined ? [] : wrongTheme(path, theme, [...names, OWN_THEME])),
    ...(theme !== undefined && replaces !== undefined
      ? [tooMuch(path, theme, 'it has the theme of what it replaces')]
      : []),
    ...(theme !== undefined && isObject(definition) && 'document' in definition
      ? [tooMuch(path, theme, 'a whole policy shares with no theme')]
      : []),
  ];
}

/** A whole policy is called after its id, as others are after their theme. */
function idOfATheme(id: string): Problem {
  return {
    path: ownFile('guardrails', id),
    found: `the id ${quote(id)}, which is a theme`,
    expected: 'another name, since policies are called after their theme',
    mend: 'rename it, and its file',
  };
}

function wrongTheme(path: string, theme: unknown, names: readonly string[]): readonly Problem[] {
  if (typeof theme === 'string' && names.includes(theme)) return [];
  const expected = 'the theme of a policy that it is to share';
  return [{ path, found: found(theme), expected, mend: suggest(String(theme), names, 'leave it out') }];
}

function tooMuch(path: string, theme: unknown, why: string): Problem {
  return { path, found: found(theme), expected: `no theme: ${why}`, mend: 'remove it' };
}
