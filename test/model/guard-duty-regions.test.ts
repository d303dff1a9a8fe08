import { REGIONS_ENABLED_BY_DEFAULT } from '../../lib/model/regions';
import { guardDutyRegions } from '../../lib/model/watched-regions';

test('GuardDuty runs in each Region that accounts have without asking, and in those that are approved', () => {
  const regions = guardDutyRegions({ homeRegion: 'us-west-2', approvedRegions: ['eu-south-1', 'us-west-2'] });
  expect(new Set(regions)).toEqual(new Set([...REGIONS_ENABLED_BY_DEFAULT, 'eu-south-1']));
  expect(regions).toHaveLength(REGIONS_ENABLED_BY_DEFAULT.length + 1);
});

test('a Region of theirs that is approved changes nothing, not even their order', () => {
  const regions = (...approvedRegions: string[]): readonly string[] =>
    guardDutyRegions({ homeRegion: 'us-west-2', approvedRegions });
  expect(regions('us-west-2', 'eu-west-1')).toEqual(regions('us-west-2'));
});
