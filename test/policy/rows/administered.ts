import type { RequestPrincipal } from '../../../lib/policy';
import { allowed, denied, depends, home, outside } from '../evaluation-rows';
import type { Row } from '../evaluation-rows';
import { MANAGEMENT, account, role } from '../support';

/* Calls about a whole organization, which few of its accounts may make: by who calls. */

const management = account({ id: MANAGEMENT });
const manager = role({ account: management });
const member = role({ account: account({ delegatedServices: [] }) });
const administrator = (service: string): RequestPrincipal =>
  role({ account: account({ delegatedServices: [`${service}.amazonaws.com`] }) });

type Answer = typeof allowed | typeof denied | typeof depends;
type Answers = readonly [member: Answer, administrator: Answer, management: Answer];
const MANAGEMENT_ALONE: Answers = [denied, denied, allowed];
const ADMINISTRATORS: Answers = [denied, allowed, allowed];
/** Of a member nobody can tell, whatever it administers. */
const GUIDE: Answers = [depends, depends, allowed];
/** Whether the management account has named itself, no template shows. */
const DELEGATED: Answers = [denied, allowed, depends];
const READ: Answers = [depends, allowed, allowed];
const NOT_SAID: Answers = [depends, depends, depends];
/** Of the administrator it is known; of others not, for some may be one by invitation. */
const OF_MEMBERS: Answers = [depends, allowed, depends];
const ANYONE: Answers = [allowed, allowed, allowed];

const CALLS: readonly (readonly [action: string, service: string, answers: Answers, page: string])[] = [
  [
    'iam:EnableOrganizationsRootSessions',
    'iam',
    [denied, depends, allowed],
    'IAM/latest/APIReference/API_EnableOrganizationsRootSessions.html',
  ],
  [
    'iam:EnableOrganizationsRootCredentialsManagement',
    'iam',
    [denied, depends, allowed],
    'IAM/latest/APIReference/API_EnableOrganizationsRootSessions.html',
  ],
  [
    'iam:DisableOrganizationsRootSessions',
    'iam',
    ADMINISTRATORS,
    'IAM/latest/APIReference/API_ListOrganizationsFeatures.html',
  ],
  [
    'iam:ListOrganizationsFeatures',
    'iam',
    ADMINISTRATORS,
    'IAM/latest/APIReference/API_ListOrganizationsFeatures.html',
  ],
  [
    'iam:GenerateOrganizationsAccessReport',
    'iam',
    MANAGEMENT_ALONE,
    'IAM/latest/APIReference/API_GenerateOrganizationsAccessReport.html',
  ],
  [
    'organizations:CloseAccount',
    'organizations',
    MANAGEMENT_ALONE,
    'organizations/latest/APIReference/action-reference.html',
  ],
  [
    'ram:EnableSharingWithAwsOrganization',
    'ram',
    MANAGEMENT_ALONE,
    'ram/latest/APIReference/API_EnableSharingWithAwsOrganization.html',
  ],
  [
    'guardduty:EnableOrganizationAdminAccount',
    'guardduty',
    MANAGEMENT_ALONE,
    'guardduty/latest/APIReference/API_EnableOrganizationAdminAccount.html',
  ],
  [
    'securityhub:DisableOrganizationAdminAccount',
    'securityhub',
    MANAGEMENT_ALONE,
    'securityhub/1.0/APIReference/API_EnableOrganizationAdminAccount.html',
  ],
  [
    'cloudtrail:RegisterOrganizationDelegatedAdmin',
    'cloudtrail',
    MANAGEMENT_ALONE,
    'awscloudtrail/latest/APIReference/API_RegisterOrganizationDelegatedAdmin.html',
  ],
  [
    'config:PutOrganizationConfigRule',
    'config-multiaccountsetup',
    ADMINISTRATORS,
    'config/latest/APIReference/API_PutOrganizationConfigRule.html',
  ],
  [
    'config:PutOrganizationConformancePack',
    'config-multiaccountsetup',
    ADMINISTRATORS,
    'config/latest/APIReference/API_PutOrganizationConformancePack.html',
  ],
  [
    'config:DeleteOrganizationConformancePack',
    'config-multiaccountsetup',
    ADMINISTRATORS,
    'config/latest/APIReference/API_DeleteOrganizationConformancePack.html',
  ],
  [
    'config:DescribeOrganizationConfigRules',
    'config-multiaccountsetup',
    READ,
    'config/latest/developerguide/conformance-pack-organization-apis.html',
  ],
  [
    'config:DescribeOrganizationConfigRules',
    'config',
    [depends, depends, allowed],
    'config/latest/developerguide/conformance-pack-organization-apis.html',
  ],
  ...['PutOrganizationConfigRule', 'PutOrganizationConformancePack', 'DeleteOrganizationConfigRule'].map(
    (name) =>
      [
        `config:${name}`,
        'config',
        [denied, denied, allowed],
        'config/latest/developerguide/aggregated-register-delegated-administrator.html',
      ] as const,
  ),
  ...(
    [
      ['CreateTelemetryRuleForOrganization', ADMINISTRATORS, 'GetTelemetryEvaluationStatusForOrganization'],
      ['DeleteCentralizationRuleForOrganization', ADMINISTRATORS, 'GetTelemetryEvaluationStatusForOrganization'],
      ['ListTelemetryRulesForOrganization', ADMINISTRATORS, 'GetTelemetryEvaluationStatusForOrganization'],
      ['StopTelemetryEvaluationForOrganization', READ, 'StartTelemetryEvaluationForOrganization'],
      ['ListResourceTelemetryForOrganization', READ, 'StartTelemetryEvaluationForOrganization'],
    ] as const
  ).map(
    ([name, answers, page]) =>
      [
        `observabilityadmin:${name}`,
        'observabilityadmin',
        answers,
        `cloudwatch/latest/observabilityadmin/API_${page}.html`,
      ] as const,
  ),
  [
    'ec2:StartDeclarativePoliciesReport',
    'ec2',
    READ,
    'AWSEC2/latest/APIReference/API_StartDeclarativePoliciesReport.html',
  ],
  ...(
    [
      ['securityhub:CreateConfigurationPolicy', 'securityhub/1.0/APIReference/API_CreateConfigurationPolicy.html'],
      ['securityhub:UpdateOrganizationConfiguration', 'securityhub/latest/userguide/securityhub-v2-set-da.html'],
      ['guardduty:GetOrganizationStatistics', 'guardduty/latest/APIReference/API_GetOrganizationStatistics.html'],
      ['guardduty:CreateCustomDetectionRuleOrgConfiguration', 'guardduty/latest/ug/guardduty_organizations.html'],
      ['detective:UpdateOrganizationConfiguration', 'detective/latest/userguide/accounts-designate-admin.html'],
      [
        'inspector2:UpdateOrgEc2DeepInspectionConfiguration',
        'inspector/v2/APIReference/API_UpdateOrgEc2DeepInspectionConfiguration.html',
      ],
    ] as const
  ).map(([action, page]) => [action, action.split(':')[0] ?? '', DELEGATED, page] as const),
  [
    'securitylake:DeleteDataLakeOrganizationConfiguration',
    'securitylake',
    [denied, allowed, denied],
    'security-lake/latest/APIReference/API_RegisterDataLakeDelegatedAdministrator.html',
  ],
  ['macie2:EnableOrganizationAdminAccount', 'macie', MANAGEMENT_ALONE, 'macie/latest/user/accounts-mgmt-ao-notes.html'],
  [
    'inspector2:EnableDelegatedAdminAccount',
    'inspector2',
    MANAGEMENT_ALONE,
    'inspector/latest/user/designating-admin.html',
  ],
  ['inspector2:DisableDelegatedAdminAccount', 'inspector2', GUIDE, 'inspector/latest/user/remove-delegated-admin.html'],
  [
    'auditmanager:RegisterOrganizationAdminAccount',
    'auditmanager',
    NOT_SAID,
    'organizations/latest/userguide/orgs_integrate_delegated_admin.html',
  ],
  ...(
    [
      ['guardduty:UpdateMemberDetectors', 'guardduty/latest/ug/administrator_member_relationships.html'],
      ['guardduty:DescribeOrganizationConfiguration', 'guardduty/latest/ug/administrator_member_relationships.html'],
      ['guardduty:UpdateOrganizationConfiguration', 'guardduty/latest/ug/administrator_member_relationships.html'],
      ['inspector2:AssociateMember', 'inspector/latest/user/admin-member-relationship.html'],
      ['inspector2:UpdateOrganizationConfiguration', 'inspector/latest/user/admin-member-relationship.html'],
      ['securityhub:CreateMembers', 'securityhub/1.0/APIReference/API_CreateMembers.html'],
      ['fms:PutPolicy', 'waf/latest/developerguide/fms-administrators.html'],
    ] as const
  ).map(([action, page]) => [action, action.split(':')[0] ?? '', OF_MEMBERS, page] as const),
  ...['UpdateOrganizationConfiguration', 'UpdateMemberSession'].map(
    (name) => [`macie2:${name}`, 'macie', OF_MEMBERS, 'macie/latest/user/accounts-mgmt-relationships.html'] as const,
  ),
  ['fms:AssociateAdminAccount', 'fms', MANAGEMENT_ALONE, 'waf/latest/developerguide/enable-integration.html'],
  ['fms:ListAdminsManagingAccount', 'fms', ANYONE, 'fms/2018-01-01/APIReference/API_ListAdminsManagingAccount.html'],
  [
    'aws-marketplace:GetBuyerDashboard',
    'procurement-insights.marketplace',
    ADMINISTRATORS,
    'cli/latest/reference/marketplace-reporting/get-buyer-dashboard.html',
  ],
  [
    'sso:ListAccountAssignmentsForPrincipal',
    'sso',
    [denied, depends, allowed],
    'singlesignon/latest/APIReference/API_ListAccountAssignmentsForPrincipal.html',
  ],
  ...(
    [
      ['billingconductor:CreateBillingGroup', MANAGEMENT_ALONE, 'billingconductor/latest/userguide/best-practices'],
      ['ce:UpdateCostAllocationTagsStatus', MANAGEMENT_ALONE, 'awsaccountbilling/latest/aboutv2/cost-alloc-tags'],
      ['ce:ListCostAllocationTags', MANAGEMENT_ALONE, 'awsaccountbilling/latest/aboutv2/cost-alloc-tags'],
      ['ce:StartCostAllocationTagBackfill', GUIDE, 'awsaccountbilling/latest/aboutv2/cost-alloc-tags'],
      ['ce:CreateCostCategoryDefinition', GUIDE, 'awsaccountbilling/latest/aboutv2/manage-cost-categories'],
      ['ce:UpdatePreferences', GUIDE, 'cost-management/latest/userguide/ce-access'],
      ['ce:GetCostAndUsage', ANYONE, 'cost-management/latest/userguide/ce-access'],
      ['tax:PutTaxInheritance', GUIDE, 'awsaccountbilling/latest/aboutv2/manage-account-payment'],
      ['tax:PutTaxRegistration', ANYONE, 'awsaccountbilling/latest/aboutv2/manage-account-payment'],
      ['invoicing:CreateInvoiceUnit', GUIDE, 'cli/latest/reference/invoicing/index'],
      ['consolidatedbilling:ListLinkedAccounts', GUIDE, 'awsaccountbilling/latest/aboutv2/consolidated-billing'],
      ['billing:UpdateBillingPreferences', GUIDE, 'awsaccountbilling/latest/aboutv2/consolidated-billing'],
    ] as const
  ).map(([action, answers, page]) => [action, action.split(':')[0] ?? '', answers, `${page}.html`] as const),
  [
    'servicequotas:AssociateServiceQuotaTemplate',
    'servicequotas',
    GUIDE,
    'servicequotas/2019-06-24/apireference/API_AssociateServiceQuotaTemplate.html',
  ],
  ['controltower:EnableControl', 'controltower', GUIDE, 'controltower/latest/userguide/getting-started-apis.html'],
  [
    'health:DescribeEventsForOrganization',
    'health',
    READ,
    'health/latest/ug/delegated-administrator-organizational-view.html',
  ],
  [
    'aco-automation:AssociateAccounts',
    'aco-automation',
    [denied, depends, allowed],
    'cli/latest/reference/compute-optimizer-automation/associate-accounts.html',
  ],
  [
    'resource-explorer-2:ListIndexesForMembers',
    'resource-explorer-2',
    ADMINISTRATORS,
    'cli/latest/reference/resource-explorer-2/list-indexes-for-members.html',
  ],
  [
    'resource-explorer-2:GetAccountLevelServiceConfiguration',
    'resource-explorer-2',
    MANAGEMENT_ALONE,
    'cli/latest/reference/resource-explorer-2/get-account-level-service-configuration.html',
  ],
  [
    'serverlessrepo:UnshareApplication',
    'serverlessrepo',
    MANAGEMENT_ALONE,
    'cli/latest/reference/serverlessrepo/unshare-application.html',
  ],
  [
    'cloudwatch:CreateDomainForOrganization',
    'observabilityadmin',
    MANAGEMENT_ALONE,
    'cli/latest/reference/cloudwatchomni/create-domain-for-organization.html',
  ],
];

export const ADMINISTERED_ROWS: readonly Row[] = [
  ...CALLS.flatMap(([action, service, [ofMember, ofAdministrator, ofManagement], page]): readonly Row[] =>
    (
      [
        ['a member that administers nothing', member, home, ofMember],
        [`a delegated administrator of ${service}`, administrator(service), home, ofAdministrator],
        ['the management account', manager, management, ofManagement],
      ] as const
    ).map(([who, principal, owner, decision]) => [
      `${action} by ${who}`,
      { principal, action, resource: { arn: '*', account: owner } },
      decision,
      page,
    ]),
  ),
  ...(
    [
      ['that administers it', ['guardduty.amazonaws.com'], allowed],
      ['that administers something else', ['macie.amazonaws.com'], depends],
    ] as const
  ).map(([which, delegatedServices, decision]): Row => [
    `guardduty:GetOrganizationStatistics by a management account ${which}`,
    {
      principal: role({ account: account({ id: MANAGEMENT, delegatedServices }) }),
      action: 'guardduty:GetOrganizationStatistics',
      resource: { arn: '*', account: management },
    },
    decision,
    'guardduty/latest/ug/guardduty_organizations.html',
  ]),
  [
    'a call about an organization by an account of which nobody knows an organization',
    {
      principal: role({ account: outside }),
      action: 'iam:ListOrganizationsFeatures',
      resource: { arn: '*', account: outside },
    },
    depends,
    'IAM/latest/APIReference/API_ListOrganizationsFeatures.html',
  ],
  [
    'a call about the organization by a member of which nobody knows what it administers',
    { principal: role(), action: 'iam:EnableOrganizationsRootSessions', resource: { arn: '*', account: home } },
    depends,
    'IAM/latest/APIReference/API_EnableOrganizationsRootSessions.html',
  ],
];
