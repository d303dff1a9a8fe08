import { loadIamData } from '../../lib/iam-data';
import { Glob } from '../../lib/policy/text/glob';
import { ADMINISTRATORS_ALONE } from '../../lib/policy/evaluate/administrators';

/* Which calls are about a whole organization: every one of AWS's data that is named so has a row, or stands here. */

const NAMED_SO = /Organization|Org[A-Z]|DelegatedAdmin|AdminAccount/;

/** Services whose `organization` is something else, and AWS Organizations, which has a table of its own. */
const OF_SOMETHING_ELSE: readonly string[] = ['organizations', 'workmail'];

/** What a member account asks about itself, or about the administrator that it has. */
const OF_MEMBERS: readonly string[] = [
  'inspector2:GetDelegatedAdminAccount',
  'supportapp:RegisterSlackWorkspaceForOrganization',
];

test('every action that is named after an organization has a row that says whose it is', async () => {
  const { actions } = await loadIamData();
  const named = actions.filter(
    (action) => NAMED_SO.test(action) && !OF_SOMETHING_ELSE.includes(action.split(':')[0] ?? ''),
  );
  const patterns = ADMINISTRATORS_ALONE.flatMap((row) => row.actions.map((text) => Glob.of(text)));
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter((action) => !patterns.some((glob) => glob.matches(action.toLowerCase())))).toEqual(OF_MEMBERS);
});

/** Whose operation's own page says that one account, or one kind of account, of an organization alone makes the call. */
const BY_THEIR_PAGES: readonly string[] = [
  'aco-automation:AssociateAccounts',
  'aws-marketplace:GetBuyerDashboard',
  'backup:UpdateGlobalSettings',
  'cloudformation:DescribeOrganizationsAccess',
  'config:DeleteOrganizationConfigRule',
  'detective:DescribeOrganizationConfiguration',
  'ec2:EnableReachabilityAnalyzerOrganizationSharing',
  'ec2:StartDeclarativePoliciesReport',
  'fms:ListAdminAccountsForOrganization',
  'fms:ListMemberAccounts',
  'fms:PutAdminAccount',
  'guardduty:GetOrganizationStatistics',
  'health:DescribeHealthServiceStatusForOrganization',
  'iam:GetOrganizationsAccessReport',
  'inspector2:BatchUpdateMemberEc2DeepInspectionStatus',
  'inspector2:UpdateConfiguration',
  'networkmanager:StartOrganizationServiceAccessUpdate',
  'observabilityadmin:ListTelemetryRulesForOrganization',
  'ram:EnableSharingWithAwsOrganization',
  'resource-explorer-2:GetAccountLevelServiceConfiguration',
  'resource-explorer-2:ListIndexesForMembers',
  'securityhub:BatchGetConfigurationPolicyAssociations',
  'securityhub:StartConfigurationPolicyDisassociation',
  'securitylake:DeregisterDataLakeDelegatedAdministrator',
  'serverlessrepo:UnshareApplication',
  'servicecatalog:DescribePortfolioShareStatus',
  'sso:ListAccountAssignmentsForPrincipal',
  'sts:AssumeRoot',
  'tag:GetComplianceSummary',
];

test('and every one of which its own page says it', async () => {
  const { actions } = await loadIamData();
  const patterns = ADMINISTRATORS_ALONE.flatMap((row) => row.actions.map((text) => Glob.of(text)));
  expect(BY_THEIR_PAGES.filter((action) => !actions.includes(action))).toEqual([]);
  expect(BY_THEIR_PAGES.filter((action) => !patterns.some((glob) => glob.matches(action.toLowerCase())))).toEqual([]);
});

test('and every row means actions that AWS has', async () => {
  const { actions } = await loadIamData();
  const folded = actions.map((action) => action.toLowerCase());
  const nothing = ADMINISTRATORS_ALONE.flatMap((row) => row.actions).filter(
    (text) => !folded.some((action) => Glob.of(text).matches(action)),
  );
  expect(nothing).toEqual([]);
});
