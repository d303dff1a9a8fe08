import type { Guardrail } from '../definition/guardrail';
import { someone } from '../definition/proof-principals';

const requests = ['ram:CreateResourceShare', 'ram:UpdateResourceShare'] as const;
/** Without a word a new share is open to outsiders, and a change leaves a share as it is. */
const [making, changing] = requests;
const additions = ['ram:AssociateResourceShare'] as const;

/**
 * The keys are booleans: `StringEquals` would never match them. The last statement keeps shares from growing that were
 * open to outsiders before the guardrail came.
 *
 * @see https://docs.aws.amazon.com/ram/latest/userguide/scp.html
 * @see https://docs.aws.amazon.com/ram/latest/APIReference/API_CreateResourceShare.html
 */
export const denyExternalResourceShares: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G27',
  why: 'Subnets, transit gateways and the like are shared within the organization only: say allowExternalPrincipals=false.',
  exceptions: { to: ['principal', 'account'], because: 'a network may be shared with a partner' },
  statements: [
    {
      Effect: 'Deny',
      Action: making,
      Resource: '*',
      Condition: { BoolIfExists: { 'ram:RequestedAllowsExternalPrincipals': 'true' } },
    },
    {
      Effect: 'Deny',
      Action: changing,
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
    { action: making, context: { 'ram:RequestedAllowsExternalPrincipals': [] } },
    { action: additions, context: { 'ram:AllowsExternalPrincipals': 'true' } },
    {
      principal: [someone.stackSets, someone.breakGlass],
      action: requests,
      context: { 'ram:RequestedAllowsExternalPrincipals': 'true' },
    },
  ],
  allows: [
    { action: changing, context: { 'ram:RequestedAllowsExternalPrincipals': [] } },
    { action: additions },
    { action: requests, context: { 'ram:RequestedAllowsExternalPrincipals': 'false' } },
    { action: additions, context: { 'ram:AllowsExternalPrincipals': 'false' } },
    {
      action: ['ram:DeleteResourceShare', 'ram:DisassociateResourceShare'],
      context: { 'ram:AllowsExternalPrincipals': 'true' },
    },
  ],
};
