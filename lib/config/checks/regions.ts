import { itemsOf } from '../draft';
import { at } from '../location';
import { isRegion, otherPartitionOf, REGIONS } from '../../model/regions';
import { quote, suggest } from '../wording';
import type { Check } from './check';

export const unknownRegions: Check = function* ({ draft }) {
  const { homeRegion, identityCenterRegion, approvedRegions } = draft.company ?? {};
  const regions = [
    { path: at('company', 'homeRegion'), region: homeRegion },
    { path: at('company', 'identityCenterRegion'), region: identityCenterRegion },
    ...itemsOf(approvedRegions).map(([index, region]) => ({ path: at('company', 'approvedRegions', index), region })),
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
  if (approvedRegions.includes(homeRegion)) return;
  yield {
    path: at('company', 'homeRegion'),
    found: `${quote(homeRegion)}, which is not approved`,
    expected: 'one of approvedRegions: the landing zone itself lives there',
    mend: `add ${quote(homeRegion)} to approvedRegions, or choose another home region`,
  };
};
