import { LiveError } from '../../../lib/operate/live';
import type { reads } from './answers';
import { EVERYTHING, member, read, whole } from './answers';
import { awsError, type Answers } from './fake-sdk';

/* What AWS leaves out, or refuses. */

test.each<[keyof typeof reads, Answers, string]>([
  [
    'caller',
    { GetCallerIdentity: [{ Arn: 'arn:aws:iam::111111111111:root' }] },
    'sts:GetCallerIdentity answered without Account',
  ],
  ['caller', { GetCallerIdentity: [{ Account: '111111111111' }] }, 'sts:GetCallerIdentity answered without Arn'],
  ['caller', { GetCallerIdentity: [{ Account: '111111111111', Arn: 'me' }] }, 'answered without the partition of Arn'],
  [
    'organization',
    { DescribeOrganization: [{}] },
    'organizations:DescribeOrganization answered without Organization.Id',
  ],
  [
    'organization',
    { DescribeOrganization: [{ Organization: { Id: 'o-1', FeatureSet: 'ALL' } }] },
    'without Organization.MasterAccountId',
  ],
  ['tree', { ListRoots: [{ Roots: [{}] }] }, 'organizations:ListRoots answered without Roots.Id'],
  ['tree', { ListRoots: [{}] }, 'organizations:ListRoots names no root'],
  [
    'tree',
    { ListRoots: [{ Roots: [{ Id: 'r-ab12', PolicyTypes: [{ Type: 'TAG_POLICY' }] }] }] },
    'without Roots.PolicyTypes.Status',
  ],
  [
    'tree',
    { ListOrganizationalUnitsForParent: [{ OrganizationalUnits: [{ Id: '', Name: 'x' }] }] },
    'without OrganizationalUnits.Id',
  ],
  ['tree', { ListAccountsForParent: [{ Accounts: [{ ...member, Email: undefined }] }] }, 'without Accounts.Email'],
  ['tree', { ListAccountsForParent: [{ Accounts: [{ ...member, State: undefined }] }] }, 'without Accounts.State'],
  [
    'policies',
    { ListPolicies: [{ Policies: [{ Name: 'x' }] }] },
    'organizations:ListPolicies answered without Policies.Id',
  ],
  [
    'policies',
    { DescribePolicy: [{}] },
    'organizations:DescribePolicy answered without Policy.Content of lz-audit-root',
  ],
  [
    'policies',
    { DescribePolicy: [{ Policy: { Content: '{' } }] },
    'Policy.Content of lz-audit-root holds no JSON object',
  ],
  ['policies', { ListTargetsForPolicy: [{ Targets: [{}] }] }, 'without Targets.TargetId'],
  ['users', { ListUsers: [{ Users: [{ UserName: 'x' }] }] }, 'identitystore:ListUsers answered without Users.UserId'],
  [
    'accountSettings',
    { GetAccountPasswordPolicy: [{}] },
    'iam:GetAccountPasswordPolicy answered without PasswordPolicy',
  ],
  ['accountSettings', { GetEbsEncryptionByDefault: [{}] }, 'ec2:GetEbsEncryptionByDefault answered without'],
  [
    'serviceAdministrators',
    { ListOrganizationAdminAccounts: [{ AdminAccounts: [{}] }] },
    'guardduty:ListOrganizationAdminAccounts answered without AdminAccounts.AdminAccountId',
  ],
  ['typesNotBackedUp', { DescribeRegionSettings: [{}] }, 'backup:DescribeRegionSettings answered without'],
  ['accountTags', { ListTagsForResource: [{ Tags: [{ Value: 'x' }] }] }, 'without Tags.Key'],
  [
    'trustedServices',
    { ListAWSServiceAccessForOrganization: [{ EnabledServicePrincipals: [{}] }] },
    'without EnabledServicePrincipals.ServicePrincipal',
  ],
  [
    'delegatedAdministrators',
    { ListDelegatedAdministrators: [{ DelegatedAdministrators: [{}] }] },
    'without DelegatedAdministrators.Id',
  ],
  [
    'delegatedAdministrators',
    { ListDelegatedServicesForAccount: [{ DelegatedServices: [{}] }] },
    'without DelegatedServices.ServicePrincipal',
  ],
  ['identityCenter', { ListInstances: [{ Instances: [{ InstanceArn: 'x' }] }] }, 'without Instances.IdentityStoreId'],
  ['permissionSets', { ListInstances: [{}] }, 'IAM Identity Center is not enabled in us-west-2'],
  ['permissionSets', { DescribePermissionSet: [{}] }, 'sso:DescribePermissionSet answered without PermissionSet.Name'],
  [
    'permissionSets',
    { ListManagedPoliciesInPermissionSet: [{ AttachedManagedPolicies: [{}] }] },
    'without AttachedManagedPolicies.Arn',
  ],
  [
    'permissionSets',
    { ListCustomerManagedPolicyReferencesInPermissionSet: [{ CustomerManagedPolicyReferences: [{}] }] },
    'without CustomerManagedPolicyReferences.Name',
  ],
  [
    'permissionSets',
    { GetInlinePolicyForPermissionSet: [{ InlinePolicy: '[]' }] },
    'InlinePolicy of Developer holds no JSON object',
  ],
  ['permissionSets', { GetPermissionsBoundaryForPermissionSet: [{}] }, 'without PermissionsBoundary.ManagedPolicyArn'],
  [
    'assignments',
    { ListAccountAssignments: [{ AccountAssignments: [{ PrincipalType: 'GROUP' }] }] },
    'without AccountAssignments.PrincipalId',
  ],
  ['assignments', { DescribeUser: [{}] }, 'identitystore:DescribeUser answered without UserName'],
  ['assignments', { DescribeGroup: [{}] }, 'identitystore:DescribeGroup answered without DisplayName'],
  [
    'stacks',
    { DescribeStacks: [{ Stacks: [{ StackName: 'x' }] }] },
    'cloudformation:DescribeStacks answered without Stacks.StackStatus',
  ],
  ['stackTemplate', { GetTemplate: [{}] }, 'cloudformation:GetTemplate answered without TemplateBody'],
  [
    'rootUser',
    { GetAccountSummary: [{ SummaryMap: { AccountMFAEnabled: 1 } }] },
    'without SummaryMap.AccountAccessKeysPresent',
  ],
  ['rootUser', { GetAccountSummary: [{}] }, 'iam:GetAccountSummary answered without SummaryMap.AccountMFAEnabled'],
  [
    'openInvitations',
    { ListHandshakesForOrganization: [{ Handshakes: [{ Action: 'INVITE', State: 'OPEN' }] }] },
    'without Handshakes.Parties.Id',
  ],
  [
    'members',
    { ListGroupMemberships: [{ GroupMemberships: [{ MembershipId: 'm-1' }] }] },
    'without GroupMemberships.MemberId.UserId',
  ],
  ['accountQuota', { ListServiceQuotas: [{}] }, 'Service Quotas does not say'],
])('%s: what AWS leaves out is an error that names call and field: %j', async (what, answers, message) => {
  const error: unknown = await read(what, answers).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(LiveError);
  expect((error as LiveError).message).toContain(message);
});

test.each(EVERYTHING)('%s: whatever AWS refuses is one line that names the call', async (what) => {
  const refused = (error: Error): Answers => Object.fromEntries(Object.keys(whole()).map((name) => [name, error]));
  const thrown = async (error: Error): Promise<unknown> => read(what, refused(error)).catch((one: unknown) => one);
  const message = (pattern: RegExp): unknown => expect.stringMatching(pattern);
  expect(await thrown(awsError('TooManyRequestsException', 'Rate\nexceeded'))).toMatchObject({
    kind: 'failed',
    message: message(/^[a-z]+:\w+ failed: TooManyRequestsException: Rate exceeded$/),
  });
  expect(await thrown(awsError('AccessDeniedException'))).toMatchObject({
    kind: 'not allowed',
    message: message(/^these credentials may not call [a-z]+:\w+$/),
  });
  expect(await thrown(awsError('ExpiredTokenException'))).toMatchObject({ kind: 'no credentials' });
});
