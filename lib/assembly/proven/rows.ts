import { isList, isObject } from '../../base/json';

/** What the rows of a definition claim, each `<list> <row as JSON>`, by what they belong to: `persona developer`. */
export type ProvenRows = Readonly<Record<string, readonly string[]>>;

/** What is claimed of the landing zone as a whole belongs to this, in the lists `denied` and `allowed`. */
export const STANDING = 'standing claim';

export function provenRow(list: string, row: object): string {
  return `${list} ${JSON.stringify(row)}`;
}

export function areRows(value: unknown): value is ProvenRows {
  return (
    isObject(value) &&
    Object.values(value).every((rows) => isList(rows) && rows.every((row) => typeof row === 'string'))
  );
}
