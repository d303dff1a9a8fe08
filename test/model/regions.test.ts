import { RegionInfo } from 'aws-cdk-lib/region-info';
import { isOptIn, isRegion, otherPartitionOf, REGIONS, REGIONS_ENABLED_BY_DEFAULT } from '../../lib/model/regions';

const known = RegionInfo.regions;

test('the regions are those of the commercial partition that the CDK knows', () => {
  const commercial = known.filter(({ partition }) => partition === 'aws').map(({ name }) => name);
  expect([...REGIONS].sort()).toEqual(commercial.sort());
});

test.each(known.filter(({ partition }) => partition !== 'aws').map(({ name, partition }) => [name, partition]))(
  '%s is of the partition %s',
  (name, partition) => {
    expect(isRegion(name)).toBe(false);
    expect(otherPartitionOf(name)?.partition).toBe(partition);
  },
);

test('no commercial region is taken for one of another partition', () => {
  expect(REGIONS.filter((region) => otherPartitionOf(region) !== undefined)).toEqual([]);
});

test('the Regions that every account has are those that the CDK knows as such', () => {
  const always = known.filter(({ partition, isOptInRegion }) => partition === 'aws' && !isOptInRegion);
  expect([...REGIONS_ENABLED_BY_DEFAULT].sort()).toEqual(always.map(({ name }) => name).sort());
  expect(REGIONS.filter(isOptIn).length + REGIONS_ENABLED_BY_DEFAULT.length).toBe(REGIONS.length);
});
