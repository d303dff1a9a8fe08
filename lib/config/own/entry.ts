import { isObject } from '../../base/json';
import { ownFile, type ContentKind } from '../../choice/catalogue';
import { inFile } from '../location';
import type { Problem } from '../problem';
import { found, quote, suggest } from '../wording';

/** An entry of the company's own, apart from what it says about its place in the catalogue. */
export interface ReadOwnEntry {
  readonly id: string;
  /** As an entry of the product's catalogue has it. */
  readonly definition: unknown;
  readonly replaces?: unknown;
  readonly reason?: unknown;
  /** Of a guardrail. */
  readonly theme?: unknown;
}

/** What the definitions of a kind do not have themselves. */
const PLACE_KEYS: Readonly<Record<ContentKind, readonly string[]>> = {
  guardrails: ['replaces', 'reason', 'theme'],
  personas: ['replaces', 'reason'],
  machineRoles: ['replaces', 'reason'],
  workflows: ['replaces', 'reason'],
};

export function readOwnEntry(kind: ContentKind, id: string, entry: unknown): ReadOwnEntry {
  if (!isObject(entry)) return { id, definition: entry };
  const place = Object.fromEntries(Object.entries(entry).filter(([key]) => PLACE_KEYS[kind].includes(key)));
  const rest = Object.fromEntries(Object.entries(entry).filter(([key]) => !PLACE_KEYS[kind].includes(key)));
  // What stands beside `define` would be lost: then the schema refuses the one or the other.
  const isMaker = kind !== 'machineRoles' && typeof rest.define === 'function' && Object.keys(rest).length === 1;
  return { id, definition: isMaker ? rest.define : rest, ...place };
}

/** What the product has of a kind, by id. */
export type ProductEntries = ReadonlyMap<string, unknown>;

/** What is wrong with how an entry stands in for one of the product, or does not. */
export function placeProblems(kind: ContentKind, entry: ReadOwnEntry, product: ProductEntries): readonly Problem[] {
  const { id, replaces, reason } = entry;
  const file = ownFile(kind, id);
  if (replaces === undefined) {
    return [
      ...(product.has(id) ? [sameId(kind, id)] : []),
      ...(reason === undefined ? [] : [reasonForNothing(file, reason)]),
    ];
  }
  return [
    ...(replaces === id && product.has(id) ? [] : [wrongReplacement(kind, entry, product)]),
    ...(typeof reason === 'string' && /\S/.test(reason) ? [] : [noReason(file, reason)]),
  ];
}

function sameId(kind: ContentKind, id: string): Problem {
  return {
    path: ownFile(kind, id),
    found: `the id ${quote(id)}, which the product's catalogue has too`,
    expected: `an id of its own, or what it replaces: replaces: ${quote(id)}, with a reason`,
    mend: 'rename it, or say that it replaces the other',
  };
}

function wrongReplacement(kind: ContentKind, { id, replaces }: ReadOwnEntry, product: ProductEntries): Problem {
  const path = inFile(ownFile(kind, id), ['replaces']);
  const expected = "the id of an entry of the product's catalogue, which is this file's name too";
  if (typeof replaces !== 'string' || !product.has(replaces)) {
    const mend = suggest(String(replaces), [...product.keys()], 'leave it out: it replaces nothing');
    return { path, found: found(replaces), expected, mend };
  }
  return { path, found: `${quote(replaces)} in ${quote(id)}`, expected, mend: `name the file ${replaces}.ts` };
}

function noReason(file: string, reason: unknown): Problem {
  return {
    path: inFile(file, ['reason']),
    found: found(reason),
    expected: 'why the product’s entry does not do, for whoever reviews it',
    mend: 'write a sentence',
  };
}

function reasonForNothing(file: string, reason: unknown): Problem {
  return {
    path: inFile(file, ['reason']),
    found: found(reason),
    expected: 'a reason beside replaces alone',
    mend: 'say what it replaces, or remove the reason',
  };
}
