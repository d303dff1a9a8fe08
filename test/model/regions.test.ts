import { RegionInfo } from 'aws-cdk-lib/region-info';
import { isRegion, otherPartitionOf, REGIONS } from '../../lib/model/regions';

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
