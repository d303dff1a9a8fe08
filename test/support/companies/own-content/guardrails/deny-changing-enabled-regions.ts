import { defineGuardrail, impostors, someone } from '../../../../../lib/config/define';

const changes = ['account:DisableRegion', 'account:EnableRegion', 'iam:SetSTSRegionalEndpointStatus'] as const;

/** As the product's own, but that nobody is exempt. */
export const denyChangingEnabledRegions = defineGuardrail({
  replaces: 'deny-changing-enabled-regions',
  reason: 'Ferry Tales has one Region, and nobody is to change that.',
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G04',
  why: 'A Region that is switched on by hand has no trail, no detectors and no budget.',
  statements: [{ Effect: 'Deny', Action: changes, Resource: '*' }],
  denies: [{ action: changes }, { principal: [...impostors, someone.stackSets], action: changes }],
  allows: [{ action: ['account:GetRegionOptStatus', 'account:ListRegions'] }],
});
