import { ADMINISTRATOR_ACCESS_ARN } from '../../policy';
import { IAM_GUIDE, type Need, type Technique } from './technique';

const ADMINISTRATOR_ACCESS = { 'iam:PolicyARN': ADMINISTRATOR_ACCESS_ARN };
const ATTACH = { role: 'iam:AttachRolePolicy', user: 'iam:AttachUserPolicy', group: 'iam:AttachGroupPolicy' };
const BOUND = { role: 'iam:PutRolePermissionsBoundary', user: 'iam:PutUserPermissionsBoundary' };
const role = 'arn:aws:iam::{account}:role/somebody-else';
const user = 'arn:aws:iam::{account}:user/somebody-else';
const group = 'arn:aws:iam::{account}:group/somebody-else';
const policy = 'arn:aws:iam::{account}:policy/somebody-elses';

/** @param yields what whoever does it gets */
const inIam = (name: string, yields: string, ...needs: readonly Need[]): Technique => ({
  name,
  needs,
  yields: `gets ${yields}`,
  page: `${IAM_GUIDE}/access_policies_managed-vs-inline.html`,
});

/** What IAM itself lends: no role of a service is needed. */
export const IAM_TECHNIQUES: readonly Technique[] = [
  inIam('attach a policy to a role', 'a role that may do anything', {
    action: 'iam:AttachRolePolicy',
    resource: role,
    context: ADMINISTRATOR_ACCESS,
  }),
  inIam('write a role’s inline policy', 'a role that may do anything', { action: 'iam:PutRolePolicy', resource: role }),
  inIam('attach a policy to a user', 'a user who may do anything', {
    action: 'iam:AttachUserPolicy',
    resource: user,
    context: ADMINISTRATOR_ACCESS,
  }),
  inIam('write a user’s inline policy', 'a user who may do anything', { action: 'iam:PutUserPolicy', resource: user }),
  inIam('attach a policy to a group', 'a group that may do anything', {
    action: 'iam:AttachGroupPolicy',
    resource: group,
    context: ADMINISTRATOR_ACCESS,
  }),
  inIam('write a group’s inline policy', 'a group that may do anything', {
    action: 'iam:PutGroupPolicy',
    resource: group,
  }),
  inIam('join a group', 'the permissions of any group', { action: 'iam:AddUserToGroup', resource: group }),
  inIam('write a new version of a managed policy', 'the permissions that it writes', {
    action: 'iam:CreatePolicyVersion',
    resource: policy,
  }),
  inIam('go back to an older version of a managed policy', 'the permissions of the widest version', {
    action: 'iam:SetDefaultPolicyVersion',
    resource: policy,
  }),
  inIam('edit a role’s trust policy', 'any role of the account', {
    action: 'iam:UpdateAssumeRolePolicy',
    resource: role,
  }),
  inIam(
    'create a role without a boundary',
    'a role that may do anything',
    { action: 'iam:CreateRole', resource: role },
    { action: 'iam:PutRolePolicy', resource: role },
  ),
  inIam('take a boundary off a role', 'a role whose policies nothing caps', {
    action: 'iam:DeleteRolePermissionsBoundary',
    resource: 'arn:aws:iam::{account}:role/app/somebody-else',
  }),
  inIam('put another boundary on a role', 'a role whose policies nothing caps', {
    action: 'iam:PutRolePermissionsBoundary',
    resource: 'arn:aws:iam::{account}:role/app/somebody-else',
    context: { 'iam:PermissionsBoundary': ADMINISTRATOR_ACCESS_ARN },
  }),
  inIam('take a boundary off a user', 'a user whose policies nothing caps', {
    action: 'iam:DeleteUserPermissionsBoundary',
    resource: user,
  }),
  inIam('make access keys for a user', 'the permissions of any user', {
    action: 'iam:CreateAccessKey',
    resource: user,
  }),
  inIam('make a console password for a user', 'the permissions of any user', {
    action: 'iam:CreateLoginProfile',
    resource: user,
  }),
  inIam('change a user’s console password', 'the permissions of any user', {
    action: 'iam:UpdateLoginProfile',
    resource: user,
  }),
  inIam('put another boundary on a user', 'a user whose policies nothing caps', {
    action: 'iam:PutUserPermissionsBoundary',
    resource: user,
    context: { 'iam:PermissionsBoundary': ADMINISTRATOR_ACCESS_ARN },
  }),
  inIam('rewrite a SAML provider', 'any role that trusts the provider', {
    action: 'iam:UpdateSAMLProvider',
    resource: 'arn:aws:iam::{account}:saml-provider/somebody-elses',
  }),
  ...(['role', 'user', 'group'] as const).map((kind) =>
    inIam(
      `create a policy and attach it to a ${kind}`,
      `a ${kind} that may do anything`,
      { action: 'iam:CreatePolicy', resource: '{policy}' },
      { action: ATTACH[kind], context: { 'iam:PolicyARN': '{policy}' } },
    ),
  ),
  ...(['role', 'user'] as const).map((kind) =>
    inIam(
      `create a policy and bound a ${kind} by it`,
      `a ${kind} whose policies nothing caps`,
      { action: 'iam:CreatePolicy', resource: '{policy}' },
      { action: BOUND[kind], context: { 'iam:PermissionsBoundary': '{policy}' } },
    ),
  ),
];
