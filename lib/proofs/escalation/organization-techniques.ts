import { IAM_GUIDE, type Need, type Technique } from './technique';

const IDENTITY_CENTER = 'https://docs.aws.amazon.com/singlesignon/latest/userguide/iam-auth-access-overview.html';
const STACK_SETS = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-delegated-admin.html';
const STACK_SETS_SERVICE = 'member.org.stacksets.cloudformation.amazonaws.com';
const EXTERNAL_PROVIDER = 'sso-directory:CreateExternalIdPConfigurationForDirectory';

/** @param yields what whoever does it gets */
const inIdentityCenter = (name: string, yields: string, ...actions: readonly string[]): Technique => ({
  name,
  needs: actions.map((action) => ({ action })),
  yields: `gets ${yields}`,
  page: IDENTITY_CENTER,
});

/** A changed permission set reaches accounts when anybody provisions it next, so that needs no call of the caller's own. */
const widening = 'the permissions that it writes, wherever the permission set is assigned';

const byStackSets = (name: string, ...needs: readonly Need[]): Technique => ({
  name,
  needs,
  yields: 'deploys as an administrator to every account below an OU',
  administeredBy: STACK_SETS_SERVICE,
  page: STACK_SETS,
});

/** What the management account and delegated administrators lend: Identity Center, StackSets, root users, new accounts. */
export const ORGANIZATION_TECHNIQUES: readonly Technique[] = [
  inIdentityCenter('grant itself a permission set', 'any permission set in any account', 'sso:CreateAccountAssignment'),
  inIdentityCenter('widen a permission set', widening, 'sso:PutInlinePolicyToPermissionSet'),
  inIdentityCenter('attach a policy to a permission set', widening, 'sso:AttachManagedPolicyToPermissionSet'),
  inIdentityCenter(
    'attach a policy of the accounts to a permission set',
    widening,
    'sso:AttachCustomerManagedPolicyReferenceToPermissionSet',
  ),
  inIdentityCenter(
    'take the boundary off a permission set',
    'a permission set whose policies nothing caps',
    'sso:DeletePermissionsBoundaryFromPermissionSet',
  ),
  inIdentityCenter(
    'join a group of Identity Center',
    'the permission sets of any group',
    'identitystore:CreateGroupMembership',
  ),
  inIdentityCenter(
    'join a group of Identity Center’s directory',
    'the permission sets of any group',
    'sso-directory:AddMemberToGroup',
  ),
  inIdentityCenter(
    'change a password in Identity Center',
    'the permission sets of any user',
    'sso-directory:UpdatePassword',
  ),
  inIdentityCenter(
    'let another provider sign people in',
    'the permission sets of any user',
    EXTERNAL_PROVIDER,
    'sso-directory:EnableExternalIdPConfigurationForDirectory',
  ),
  {
    name: 'take a member’s root',
    needs: [{ action: 'sts:AssumeRoot' }],
    yields: 'gets a session of a member account’s root user',
    page: `${IAM_GUIDE}/id_root-user-privileged-task.html`,
  },
  {
    name: 'give a member’s root another address',
    needs: [{ action: 'account:StartPrimaryEmailUpdate' }, { action: 'account:AcceptPrimaryEmailUpdate' }],
    yields: 'resets the password of a member account’s root user',
    administeredBy: 'account.amazonaws.com',
    page: 'https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-root-user-email.html',
  },
  {
    name: 'create an account and take its access role',
    needs: [{ action: 'organizations:CreateAccount' }, { action: 'sts:AssumeRole' }],
    yields: 'administers an account of the organization',
    page: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_access.html',
  },
  byStackSets(
    'deploy a StackSet to accounts',
    { action: 'cloudformation:CreateStackSet' },
    { action: 'cloudformation:CreateStackInstances' },
  ),
  byStackSets('change a StackSet of the organization', { action: 'cloudformation:UpdateStackSet' }),
];
