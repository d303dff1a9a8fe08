import type { z } from 'zod';
import { entryOf } from '../../base/entry-of';
import { inFile } from '../location';
import type { Problem } from '../problem';
import { readShape } from '../shape';
import { findUnreadable } from '../unreadable';
import { reasonOf } from './reason-of';

/**
 * In place of a definition about which all is told: that its file exports nothing, or is not gathered. Its name is known, so that nothing
 * that names it is told to be wrong as well, and nothing more is read.
 */
export const TOLD: unique symbol = Symbol('told already');

/** Where a definition is written. */
export interface Place {
  readonly file: string;
  /** Keys in the file, where it holds more than one. @default the file is the definition */
  readonly path?: readonly PropertyKey[];
  /** Files that hold a part of the definition, by the key of that part. @default all of it is in the one file */
  readonly parts?: Readonly<Record<string, string>>;
}

/** Where a part of a definition stands. */
export function locateIn({ file, path = [], parts = {} }: Place, place: readonly PropertyKey[]): string {
  const [first = '', ...rest] = place;
  const other = entryOf(parts, String(first));
  return other === undefined ? inFile(file, [...path, ...place]) : inFile(other, rest);
}

/** A definition as far as it can be read. */
export interface Read<T> {
  readonly problems: readonly Problem[];
  /** Undefined where there are problems. */
  readonly value: T | undefined;
}

/**
 * Reads a definition against the schema of its kind, as the config is read against its own. Never throws.
 *
 * @param schema or which one it is of several, asked once the input can be read
 */
export function readDefinition<T>(
  input: unknown,
  schema: z.ZodType | ((input: unknown) => z.ZodType),
  written: Place,
): Read<T> {
  if (input === TOLD) return { problems: [], value: undefined };
  const locate = (place: readonly PropertyKey[]): string => locateIn(written, place);
  try {
    const unreadable = findUnreadable(input, locate);
    if (unreadable.length > 0) return { problems: unreadable, value: undefined };
    const { problems, value } = readShape(input, typeof schema === 'function' ? schema(input) : schema, locate);
    return { problems, value: problems.length === 0 ? (value as T) : undefined };
  } catch (error) {
    const found = `an object that cannot be read: ${reasonOf(error)}`;
    return {
      problems: [{ path: locate([]), found, expected: 'plain data', mend: 'write it as an object literal' }],
      value: undefined,
    };
  }
}

/** Whether two entries have one name, with the place of each that repeats. */
export function repeatedNames(
  names: readonly { readonly path: string; readonly name: string }[],
  expected: string,
): readonly Problem[] {
  const first = new Map<string, string>();
  return names.flatMap(({ path, name }) => {
    const before = first.get(name);
    if (before === undefined) first.set(name, path);
    return before === undefined
      ? []
      : [{ path, found: `${JSON.stringify(name)}, also at ${before}`, expected, mend: 'change one of them' }];
  });
}
