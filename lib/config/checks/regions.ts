import { entryOf } from '../../base/entry-of';
import { entriesOf, itemsOf } from '../draft';
import { at } from '../location';
import { isRegion, otherPartitionOf, REGIONS } from '../../model/regions';
import { quote, suggest } from '../wording';
import { approvedIn, inUnit } from './approved-regions';
import type { Check, Checked } from './check';
import { regionsOfWorkloads } from './given-resources';

export const unknownRegions: Check = function* ({ draft }) {
  const { homeRegion, identityCenterRegion, approvedRegions } = draft.company ?? {};
  const regions = [
    { path: at('company', 'homeRegion'), region: homeRegion },
    { path: at('company', 'identityCenterRegion'), region: identityCenterRegion },
    ...itemsOf(approvedRegions).map(([index, region]) => ({ path: at('company', 'approvedRegions', index), region })),
    ...regionsOfUnits(draft),
    ...regionsOfWorkloads(draft),
  ];
  for (const { path, region } of regions) {
    if (region === undefined || isRegion(region)) continue;
    const other = otherPartitionOf(region);
    yield other === undefined
      ? {
          path,
          found: quote(region),
          expected: 'an AWS region',
          mend: suggest(region, REGIONS, 'see the list in lib/model/regions.ts'),
        }
      : {
          path,
          found: `${quote(region)}, a region of ${other.name} (partition ${other.partition})`,
          expected: 'a region of the commercial partition (aws): an organization never spans two',
          mend: 'remove it; the other partition needs a landing zone of its own',
        };
  }
};

export const homeRegionApproved: Check = function* ({ draft }) {
  const { homeRegion, approvedRegions } = draft.company ?? {};
  if (homeRegion === undefined || approvedRegions === undefined || !isRegion(homeRegion)) return;
  if (approvedRegions.includes(homeRegion) || !itemsOf(approvedRegions).every(([, region]) => isRegion(region))) return;
  yield {
    path: at('company', 'homeRegion'),
    found: `${quote(homeRegion)}, which is not approved`,
    expected: 'one of approvedRegions: the landing zone itself lives there',
    mend: `add ${quote(homeRegion)} to approvedRegions, or choose another home region`,
  };
};

interface RegionOfUnit {
  readonly unit: string;
  readonly path: string;
  readonly region: string;
}

function regionsOfUnits({ organization }: Checked['draft']): readonly RegionOfUnit[] {
  return entriesOf(organization?.organizationalUnits).flatMap(([unit, { approvedRegions }]) =>
    itemsOf(approvedRegions).map(([index, region]) => ({ unit, path: inUnit(unit, index), region })),
  );
}

/** An organization policy only takes away: what is above an OU says what it may choose from. */
export const regionsBeyondThoseAbove: Check = function* ({ draft }) {
  for (const { unit, path, region } of regionsOfUnits(draft)) {
    const above = approvedIn(draft, parentOf(draft, unit));
    if (!isRegion(region) || above === undefined || above.regions.includes(region)) continue;
    yield {
      path,
      found: `${quote(region)}, which ${above.place} does not approve`,
      expected: `some of ${above.regions.join(', ')}`,
      mend: suggest(region, above.regions, `remove it, or add it to ${above.place} first`),
    };
  }
};

function parentOf({ organization }: Checked['draft'], unit: string): string | undefined {
  return entryOf(organization?.organizationalUnits, unit)?.parent;
}

/** Alarms of every account are sent to the home Region, and what machine roles work with is there. */
export const homeRegionInUnits: Check = function* ({ draft }) {
  const homeRegion = draft.company?.homeRegion;
  if (homeRegion === undefined || !isRegion(homeRegion)) return;
  for (const [unit, { approvedRegions }] of entriesOf(draft.organization?.organizationalUnits)) {
    if (approvedRegions === undefined || approvedRegions.includes(homeRegion) || approvedRegions.includes(undefined))
      continue;
    yield {
      path: inUnit(unit),
      found: `no ${quote(homeRegion)}, the home region`,
      expected: 'the home region among them: alarms of every account are sent there, and machine roles work there',
      mend: `add ${quote(homeRegion)}`,
    };
  }
};
