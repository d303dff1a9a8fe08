import { exceptFor, exempt } from '../definition/exemptions';
import type { Guardrail } from '../definition/guardrail';
import { impostors, someone } from '../definition/proof-principals';

const changes = ['account:DisableRegion', 'account:EnableRegion', 'iam:SetSTSRegionalEndpointStatus'] as const;

/**
 * Without credentials of a Region nobody takes a role there: neither StackSets, which bring the baseline, nor EventBridge, which sends
 * alarms on.
 *
 * @see https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_enable-regions.html
 */
export const denyChangingEnabledRegions: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G04',
  why: 'A Region that is switched on by hand has no trail, no detectors and no budget; one whose temporary credentials are switched off sends no alarms.',
  exceptions: {
    to: [],
    because: 'a Region that one account switches on is watched in none; approve the Region instead',
  },
  statements: [{ Effect: 'Deny', Action: changes, Resource: '*', Condition: exceptFor(exempt.stackSets) }],
  denies: [{ action: changes }, { principal: impostors, action: changes }],
  allows: [
    { principal: someone.stackSets, action: changes },
    { action: ['account:GetRegionOptStatus', 'account:ListRegions'] },
  ],
};
