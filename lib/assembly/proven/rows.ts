import { isList, isObject } from '../../base/json';

/** What the rows of a definition claim, each `<list> <row as JSON>`, by what they belong to: `persona developer`. */
export type ProvenRows = Readonly<Record<string, readonly string[]>>;

export function provenRow(list: string, row: object): string {
  return `${list} ${JSON.stringify(row)}`;
}

export function areRows(value: unknown): value is ProvenRows {
  return (
    isObject(value) &&
    Object.values(value).every((rows) => isList(rows) && rows.every((row) => typeof row === 'string'))
  );
}
