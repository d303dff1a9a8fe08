import { PERMISSION_SETS_IN_AN_ACCOUNT } from '../../ask/quotas';
import { policyQuotas } from '../../choice/policy-quotas';
import type { Quotas } from '../page/format';

export function quotas(): Quotas {
  return {
    permissionSets: PERMISSION_SETS_IN_AN_ACCOUNT,
    attachments: Object.fromEntries(
      Object.entries(policyQuotas).map(([type, { attachments: most, attachedByAws: byAws }]) => [
        type,
        { most, byAws },
      ]),
    ),
  };
}
