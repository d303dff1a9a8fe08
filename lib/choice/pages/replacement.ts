import type { OwnEntry } from '../catalogue';

/** A sentence about an entry that stands in for one of the product; none about any other. */
export function replacementNote(entry: OwnEntry | undefined): readonly string[] {
  return entry?.replaces === undefined ? [] : [`_Replaces the product's own: ${entry.replaces.reason}_`];
}
