import type { RequestPrincipal } from '../../../lib/policy';
import { allowed, denied, depends, home } from '../evaluation-rows';
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
const DELEGATED: Answers = [denied, allowed, allowed];
const NOT_SAID: Answers = [depends, allowed, allowed];

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
    'config',
    ADMINISTRATORS,
    'config/latest/APIReference/API_PutOrganizationConfigRule.html',
  ],
  [
    'observabilityadmin:CreateTelemetryRuleForOrganization',
    'observabilityadmin',
    ADMINISTRATORS,
    'cloudwatch/latest/observabilityadmin/API_GetTelemetryEvaluationStatusForOrganization.html',
  ],
  [
    'ec2:StartDeclarativePoliciesReport',
    'ec2',
    ADMINISTRATORS,
    'AWSEC2/latest/APIReference/API_StartDeclarativePoliciesReport.html',
  ],
  [
    'securityhub:CreateConfigurationPolicy',
    'securityhub',
    DELEGATED,
    'securityhub/1.0/APIReference/API_CreateConfigurationPolicy.html',
  ],
  [
    'guardduty:GetOrganizationStatistics',
    'guardduty',
    DELEGATED,
    'guardduty/latest/APIReference/API_GetOrganizationStatistics.html',
  ],
  [
    'health:DescribeEventsForOrganization',
    'health',
    NOT_SAID,
    'organizations/latest/userguide/orgs_integrate_delegated_admin.html',
  ],
  [
    'macie2:EnableOrganizationAdminAccount',
    'macie',
    NOT_SAID,
    'organizations/latest/userguide/orgs_integrate_delegated_admin.html',
  ],
];

export const ADMINISTERED_ROWS: readonly Row[] = [
  ...CALLS.flatMap(([action, service, [ofMember, ofAdministrator, ofManagement], page]): readonly Row[] =>
    (
      [
        ['a member that administers nothing', member, home, ofMember],
        ['a delegated administrator of it', administrator(service), home, ofAdministrator],
        ['the management account', manager, management, ofManagement],
      ] as const
    ).map(([who, principal, owner, decision]) => [
      `${action} by ${who}`,
      { principal, action, resource: { arn: '*', account: owner } },
      decision,
      page,
    ]),
  ),
  [
    'a call about the organization by a member of which nobody knows what it administers',
    { principal: role(), action: 'iam:EnableOrganizationsRootSessions', resource: { arn: '*', account: home } },
    depends,
    'IAM/latest/APIReference/API_EnableOrganizationsRootSessions.html',
  ],
];
