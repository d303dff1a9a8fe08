import { isObject } from '../../base/json';
import { inFile } from '../location';
import type { Problem } from '../problem';
import { found, quote } from '../wording';

/** Words of lower case, as ids, logical ids and Sids are made of them. */
const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Whether it is one. */
export function isId(text: string): boolean {
  return ID.test(text);
}

export interface Entries {
  readonly problems: readonly Problem[];
  readonly entries: readonly (readonly [id: string, definition: unknown])[];
}

/** What a catalogue holds by id. */
export function entriesIn(catalogue: unknown, file: string, path: readonly PropertyKey[] = []): Entries {
  if (!isObject(catalogue)) return { problems: [noCatalogue(catalogue, inFile(file, path))], entries: [] };
  const entries = Object.entries(catalogue);
  return {
    problems: entries.flatMap(([id]) => (isId(id) ? [] : [wrongId(id, inFile(file, [...path, id]))])),
    entries,
  };
}

function noCatalogue(catalogue: unknown, path: string): Problem {
  return { path, found: found(catalogue), expected: 'an object { … }, one entry an id', mend: 'write an object' };
}

function wrongId(id: string, path: string): Problem {
  return {
    path,
    found: `the id ${quote(id)}`,
    expected: 'lower case words (letters, digits) joined by hyphens',
    mend: 'rename it, and its file',
  };
}
