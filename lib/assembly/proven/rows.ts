import { entryOf } from '../../base/entry-of';
import { isList, isObject } from '../../base/json';

/** What the rows of a definition claim, each `<list> <row as JSON>`, by what they belong to: `persona developer`. */
export type ProvenRows = Readonly<Record<string, readonly string[]>>;

/**
 * Every list that a row may stand in, and what it says: what somebody may not do, or what somebody can. `denied` and `allowed` are those of
 * what is claimed as a whole, `never` and `always` those of the company's own sentences; the others stand in definitions.
 */
const LISTS = {
  denies: 'withheld',
  cannot: 'withheld',
  withholds: 'withheld',
  never: 'withheld',
  denied: 'withheld',
  allows: 'granted',
  can: 'granted',
  always: 'granted',
  allowed: 'granted',
} as const;

export type RowList = keyof typeof LISTS;

/** Whether rows of a list say what somebody may not do: of one that nobody has words for, they may. */
export function isWithheldBy(list: string): boolean {
  return entryOf<string>(LISTS, list) !== 'granted';
}

export function provenRow(list: RowList, row: object): string {
  return `${list} ${JSON.stringify(row)}`;
}

export function areRows(value: unknown): value is ProvenRows {
  return (
    isObject(value) &&
    Object.values(value).every((rows) => isList(rows) && rows.every((row) => typeof row === 'string'))
  );
}
