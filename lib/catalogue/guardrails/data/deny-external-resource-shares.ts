import type { Guardrail } from '../definition/guardrail';
import { someone } from '../definition/proof-principals';

const requests = ['ram:CreateResourceShare', 'ram:UpdateResourceShare'] as const;
const additions = ['ram:AssociateResourceShare'] as const;

/**
 * The keys are booleans: `StringEquals` would never match them. The second statement keeps shares from growing that were
 * open to outsiders before the guardrail came.
 *
 * @see https://docs.aws.amazon.com/ram/latest/userguide/scp.html
 */
export const denyExternalResourceShares: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G27',
  why: 'Subnets, transit gateways and the like are shared within the organization only.',
  statements: [
    {
      Effect: 'Deny',
      Action: requests,
      Resource: '*',
      Condition: { Bool: { 'ram:RequestedAllowsExternalPrincipals': 'true' } },
    },
    {
      Effect: 'Deny',
      Action: additions,
      Resource: '*',
      Condition: { Bool: { 'ram:AllowsExternalPrincipals': 'true' } },
    },
  ],
  denies: [
    { action: requests, context: { 'ram:RequestedAllowsExternalPrincipals': 'true' } },
    { action: additions, context: { 'ram:AllowsExternalPrincipals': 'true' } },
    {
      principal: [someone.stackSets, someone.breakGlass],
      action: requests,
      context: { 'ram:RequestedAllowsExternalPrincipals': 'true' },
    },
  ],
  allows: [
    { action: [...requests, ...additions] },
    { action: requests, context: { 'ram:RequestedAllowsExternalPrincipals': 'false' } },
    { action: additions, context: { 'ram:AllowsExternalPrincipals': 'false' } },
    {
      action: ['ram:DeleteResourceShare', 'ram:DisassociateResourceShare'],
      context: { 'ram:AllowsExternalPrincipals': 'true' },
    },
  ],
};
