import { RegionInfo } from 'aws-cdk-lib/region-info';
import { loadBalancerAccounts } from '../../../lib/catalogue/guardrails/definition/perimeter-services';
import { REGIONS } from '../../../lib/model/regions';

test.each(REGIONS.map((region) => [region]))(
  'the account that writes logs of load balancers in %s is AWS’s',
  (region) => {
    expect(loadBalancerAccounts([region])).toEqual([RegionInfo.get(region).elbv2Account ?? []].flat());
  },
);
