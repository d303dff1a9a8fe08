import { entryOf } from '../../base/entry-of';
import { isRegion } from '../../model/regions';
import { organizationalUnitPath } from '../../model/tree';
import { itemsOf } from '../draft';
import { at } from '../location';
import type { Checked } from './check';

interface ApprovedRegions {
  readonly regions: readonly string[];
  /** Where the config says so. */
  readonly place: string;
}

/**
 * The Regions in which something may be created in an OU: those of the nearest that has a list, itself included, else the company's.
 * Undefined where no list can be read.
 *
 * @param unit @default the company's, as for the management account
 */
export function approvedIn(draft: Checked['draft'], unit: string | undefined): ApprovedRegions | undefined {
  const units = draft.organization?.organizationalUnits;
  const path = unit === undefined ? [] : organizationalUnitPath(draft, unit);
  const nearest = path.findLast((key) => entryOf(units, key)?.approvedRegions !== undefined);
  const list = nearest === undefined ? draft.company?.approvedRegions : entryOf(units, nearest)?.approvedRegions;
  if (list === undefined) return undefined;
  const regions = itemsOf(list).map(([, region]) => region);
  // What a misspelt one stands for is told where it stands, and nothing is held against it.
  if (!regions.every(isRegion)) return undefined;
  return {
    regions,
    place: nearest === undefined ? at('company', 'approvedRegions') : inUnit(nearest),
  };
}

export function inUnit(unit: string, ...index: readonly number[]): string {
  return at('organization', 'organizationalUnits', unit, 'approvedRegions', ...index);
}
