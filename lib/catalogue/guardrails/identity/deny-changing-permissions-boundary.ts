import { PERMISSIONS_BOUNDARY_NAME, PREFIX } from '../../../base/names';
import { exceptFor, exempt } from '../definition/exemptions';
import type { Guardrail } from '../definition/guardrail';
import { impostors, someone } from '../definition/proof-principals';

const policyChanges = [
  'iam:CreatePolicy',
  'iam:CreatePolicyVersion',
  'iam:DeletePolicy',
  'iam:DeletePolicyVersion',
  'iam:SetDefaultPolicyVersion',
  'iam:TagPolicy',
  'iam:UntagPolicy',
] as const;
const removals = ['iam:DeleteRolePermissionsBoundary', 'iam:DeleteUserPermissionsBoundary'] as const;
const ours = `arn:aws:iam::{account}:policy/${PERMISSIONS_BOUNDARY_NAME}`;

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html */
export const denyChangingPermissionsBoundary: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G22',
  why: 'The boundary is what lets teams create roles without asking. It changes through the landing zone only.',
  exceptions: { to: [], because: 'the boundary caps roles of every team, those that are exempt elsewhere included' },
  statements: [
    {
      Effect: 'Deny',
      Action: policyChanges,
      Resource: `arn:aws:iam::*:policy/${PREFIX}*`,
      Condition: exceptFor(exempt.stackSets),
    },
    { Effect: 'Deny', Action: removals, Resource: '*', Condition: exceptFor(exempt.stackSets) },
  ],
  denies: [
    { action: policyChanges, resource: ours },
    { principal: impostors, action: policyChanges, resource: ours },
    { action: removals },
    { principal: impostors, action: removals },
  ],
  allows: [
    { principal: someone.stackSets, action: policyChanges, resource: ours },
    { principal: someone.stackSets, action: removals },
    { action: policyChanges, resource: 'arn:aws:iam::{account}:policy/app/orders' },
    { action: ['iam:GetPolicy', 'iam:GetPolicyVersion'], resource: ours },
  ],
};
