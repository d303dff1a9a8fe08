import { APPLICATION_ROLE_PATH, PERMISSIONS_BOUNDARY_NAME, PREFIX } from '../../base/names';
import type { NonEmpty, Statement } from '../../policy/document';
import type { ProofRow } from '../../policy/proof-row';

/** ARN patterns of the roles and instance profiles that a workload team makes itself. */
export const applicationRoles = `arn:aws:iam::*:role${APPLICATION_ROLE_PATH}*`;
const applicationInstanceProfiles = `arn:aws:iam::*:instance-profile${APPLICATION_ROLE_PATH}*`;

/**
 * ARN of the boundary in the caller's own account. AWS expands the variable in condition values, but refuses it in the
 * account part of `Resource`, which is why role patterns have `*` there: IAM only ever acts on its own account.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export const ownBoundaryArn = `arn:aws:iam::\${aws:PrincipalAccount}:policy/${PERMISSIONS_BOUNDARY_NAME}`;

/** Changes to a role that could widen what it may do, or who may use it. */
const boundedActions = [
  'iam:AttachRolePolicy',
  'iam:CreateRole',
  'iam:DeleteRolePolicy',
  'iam:DetachRolePolicy',
  'iam:PutRolePermissionsBoundary',
  'iam:PutRolePolicy',
  'iam:UpdateAssumeRolePolicy',
] as const;
/** What cannot widen a role; passing one is harmless as long as each of them carries the boundary. */
const roleActions = [
  'iam:DeleteRole',
  'iam:PassRole',
  'iam:TagRole',
  'iam:UntagRole',
  'iam:UpdateRole',
  'iam:UpdateRoleDescription',
] as const;
const besidesPassing = roleActions.filter((action) => action !== 'iam:PassRole');
const instanceProfileActions = [
  'iam:AddRoleToInstanceProfile',
  'iam:CreateInstanceProfile',
  'iam:DeleteInstanceProfile',
  'iam:RemoveRoleFromInstanceProfile',
  'iam:TagInstanceProfile',
  'iam:UntagInstanceProfile',
] as const;

/** The IAM work of a team on its own roles: on the application path only, and only with this very boundary on them. */
export const applicationRoleStatements: readonly Statement[] = [
  {
    Effect: 'Allow',
    Action: boundedActions,
    Resource: applicationRoles,
    Condition: { StringEquals: { 'iam:PermissionsBoundary': ownBoundaryArn } },
  },
  { Effect: 'Allow', Action: roleActions, Resource: applicationRoles },
  { Effect: 'Allow', Action: instanceProfileActions, Resource: applicationInstanceProfiles },
];

/** Request context of a call that passes a role. */
const passing = { 'iam:PassedToService': 'lambda.amazonaws.com' };
/** Request context of a call that puts the exact boundary on a role. */
const exactBoundary = { 'iam:PermissionsBoundary': `arn:aws:iam::{account}:policy/${PERMISSIONS_BOUNDARY_NAME}` };
export const applicationRole = `arn:aws:iam::{account}:role${APPLICATION_ROLE_PATH}orders`;
/** A role of the account that is neither on the application path nor protected by name. */
export const otherRole = 'arn:aws:iam::{account}:role/orders';

const notTheirs = [otherRole, `arn:aws:iam::{account}:role/${PREFIX}anything`] as const;

/** That the work on application roles is possible. */
export const applicationRoleCan: NonEmpty<ProofRow> = [
  { action: boundedActions, resource: applicationRole, context: exactBoundary },
  { action: besidesPassing, resource: applicationRole },
  { action: 'iam:PassRole', resource: applicationRole, context: passing },
  {
    action: instanceProfileActions,
    resource: `arn:aws:iam::{account}:instance-profile${APPLICATION_ROLE_PATH}orders`,
  },
];

/** That it ends at the path and at the boundary: no other role, no other boundary of any name, no account's but one's own. */
export const applicationRoleCannot: NonEmpty<ProofRow> = [
  { action: boundedActions, resource: applicationRole, context: { 'iam:PermissionsBoundary': [] } },
  {
    action: boundedActions,
    resource: applicationRole,
    context: {
      'iam:PermissionsBoundary': [`arn:aws:iam::{account}:policy${APPLICATION_ROLE_PATH}${PERMISSIONS_BOUNDARY_NAME}`],
    },
  },
  {
    action: boundedActions,
    resource: applicationRole,
    context: { 'iam:PermissionsBoundary': `arn:aws:iam::999999999999:policy/${PERMISSIONS_BOUNDARY_NAME}` },
  },
  { action: boundedActions, resource: notTheirs, context: exactBoundary },
  { action: besidesPassing, resource: notTheirs },
  { action: 'iam:PassRole', resource: notTheirs, context: passing },
  { action: instanceProfileActions, resource: 'arn:aws:iam::{account}:instance-profile/orders' },
  {
    action: 'iam:*',
    except: [
      ...boundedActions,
      ...roleActions,
      ...instanceProfileActions,
      'iam:CreateServiceLinkedRole',
      'iam:DeleteServiceLinkedRole',
      'iam:GenerateServiceLastAccessedDetails',
      'iam:Get*',
      'iam:List*',
      'iam:Simulate*',
    ],
    context: exactBoundary,
  },
];
