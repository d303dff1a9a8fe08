import { entryOf } from '../../base/entry-of';
import { logicalId } from '../../base/logical-id';
import type { KnownIds } from '../../choice/guardrail-context';
import type { DeployedResources } from '../deployed/resources';
import type { CheckContext } from './check';

/** As AWS has made them; nothing is in force for what it has not. */
export async function knownIds({ zone, live }: CheckContext, deployed: DeployedResources): Promise<KnownIds> {
  const organization = await live.organization();
  return {
    organizationId: organization?.id ?? '',
    managementAccountId: organization?.managementAccountId ?? '',
    accountId: (key) =>
      entryOf(zone.accounts, key)?.existing ?? entryOf(deployed, logicalId('Account', key))?.physicalId ?? '',
  };
}
