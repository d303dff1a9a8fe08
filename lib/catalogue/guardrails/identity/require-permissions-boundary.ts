import type { Conditions } from '../../../policy/document';
import { exceptFor, exempt } from '../definition/exemptions';
import type { AccessControl } from '../definition/guardrail';
import { roleArnPattern } from '../definition/principals';
import { impostors, someone } from '../definition/proof-principals';
import { ownBoundary } from '../definition/own-boundary';

const policyChanges = [
  'iam:AttachRolePolicy',
  'iam:AttachUserPolicy',
  'iam:PutRolePermissionsBoundary',
  'iam:PutRolePolicy',
  'iam:PutUserPermissionsBoundary',
  'iam:PutUserPolicy',
] as const;
const roleChanges = ['iam:AttachRolePolicy', 'iam:PutRolePermissionsBoundary', 'iam:PutRolePolicy'] as const;

const withoutBoundary: Conditions = { StringNotEquals: { 'iam:PermissionsBoundary': ownBoundary.variable } };
const bounded = { 'iam:PermissionsBoundary': ownBoundary.example };
const applicationRole = 'arn:aws:iam::{account}:role/app/orders';
const cdkRole = 'arn:aws:iam::{account}:role/cdk-hnb659fds-cfn-exec-role-111111111111-us-west-2';
const landingZone = [someone.stackSets, someone.breakGlass] as const;

/**
 * The boundary must be the landing zone's own, of this very account: "some boundary" could be one that allows
 * everything. Service-linked roles are made by `iam:CreateServiceLinkedRole`, which stays free.
 *
 * CloudFormation's role of a CDK bootstrap may create roles without it, since that role carries the boundary itself: to
 * get such a name without the boundary is what the second statement denies, to that very role too.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export const requirePermissionsBoundary: AccessControl = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G21',
  why: 'A role that you create must not be able to do more than you. Put the boundary lz-permissions-boundary on it.',
  restsOn: [
    {
      guardrail: 'deny-changing-permissions-boundary',
      for: 'a boundary that is taken off again, or filled with another',
    },
  ],
  exceptions: { to: ['principal', 'account'], because: 'a platform team may make roles that the boundary would stop' },
  statements: [
    {
      Effect: 'Deny',
      Action: 'iam:CreateRole',
      Resource: '*',
      Condition: { ...withoutBoundary, ...exceptFor(exempt.stackSets, exempt.breakGlass, exempt.cdkDeployment) },
    },
    {
      Effect: 'Deny',
      Action: 'iam:CreateRole',
      Resource: roleArnPattern('cdk-*'),
      Condition: { ...withoutBoundary, ...exceptFor(exempt.stackSets, exempt.breakGlass) },
    },
    {
      Effect: 'Deny',
      Action: policyChanges,
      Resource: '*',
      Condition: { ...withoutBoundary, ...exceptFor(exempt.stackSets, exempt.breakGlass) },
    },
  ],
  denies: [
    { action: 'iam:CreateRole', resource: applicationRole },
    { principal: impostors, action: 'iam:CreateRole', resource: applicationRole },
    { principal: someone.cdkDeployment, action: 'iam:CreateRole', resource: cdkRole },
    { action: policyChanges },
    { principal: impostors, action: policyChanges },
    { principal: impostors, action: 'iam:CreateRole', resource: cdkRole },
    { principal: someone.cdkDeployment, action: policyChanges },
    ...ownBoundary.lookalikes.flatMap((arn) => [
      { action: 'iam:CreateRole', resource: applicationRole, context: { 'iam:PermissionsBoundary': arn } },
      {
        principal: someone.cdkDeployment,
        action: 'iam:CreateRole',
        resource: cdkRole,
        context: { 'iam:PermissionsBoundary': arn },
      },
      { action: policyChanges, context: { 'iam:PermissionsBoundary': arn } },
    ]),
  ],
  allows: [
    { action: ['iam:CreateRole', ...roleChanges], resource: applicationRole, context: bounded },
    { action: policyChanges, context: bounded },
    { action: 'iam:CreateRole', resource: cdkRole, context: bounded },
    { action: ['iam:GetRole', 'iam:UpdateRole'], resource: cdkRole },
    { principal: landingZone, action: ['iam:CreateRole', ...roleChanges], resource: applicationRole },
    { principal: landingZone, action: policyChanges },
    { principal: landingZone, action: 'iam:CreateRole', resource: cdkRole },
    { principal: someone.cdkDeployment, action: 'iam:CreateRole', resource: applicationRole },
    {
      action: 'iam:CreateServiceLinkedRole',
      resource: 'arn:aws:iam::{account}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS',
    },
    { action: ['iam:CreatePolicy', 'iam:DeleteRolePolicy', 'iam:DetachRolePolicy'] },
  ],
};
