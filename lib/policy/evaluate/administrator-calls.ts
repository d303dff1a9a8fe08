/* Which calls are about a whole organization, or about accounts of others, and whose they are: by their pages, or by their names. */

/** @param name of a service, as in `guardduty` */
export const host = (name: string): string => `${name}.amazonaws.com`;

type Written = readonly [page: string, actions: readonly string[]];

/** Of the management account alone, by their pages. */
export const OF_MANAGEMENT: readonly Written[] = [
  [
    'AWSCloudFormation/latest/UserGuide/stacksets-orgs-activate-trusted-access',
    ['cloudformation:activateorganizationsaccess', 'cloudformation:deactivateorganizationsaccess'],
  ],
  [
    'AWSEC2/latest/APIReference/API_EnableReachabilityAnalyzerOrganizationSharing',
    ['ec2:enablereachabilityanalyzerorganizationsharing'],
  ],
  [
    'IAM/latest/APIReference/API_GenerateOrganizationsAccessReport',
    ['iam:generateorganizationsaccessreport', 'iam:getorganizationsaccessreport'],
  ],
  [
    'awsaccountbilling/latest/aboutv2/cost-alloc-tags',
    ['ce:listcostallocationtags', 'ce:updatecostallocationtagsstatus'],
  ],
  ['aws-backup/latest/devguide/API_UpdateGlobalSettings', ['backup:updateglobalsettings']],
  ['billingconductor/latest/userguide/best-practices', ['billingconductor:*']],
  [
    'awscloudtrail/latest/APIReference/API_RegisterOrganizationDelegatedAdmin',
    ['cloudtrail:*registerorganizationdelegatedadmin'],
  ],
  ['detective/latest/APIReference/API_EnableOrganizationAdminAccount', ['detective:*organizationadminaccount']],
  ['cli/latest/reference/cloudwatchomni/create-domain-for-organization', ['cloudwatch:createdomainfororganization']],
  ['fms/2018-01-01/APIReference/API_PutAdminAccount', ['fms:listadminaccountsfororganization', 'fms:putadminaccount']],
  ['waf/latest/developerguide/enable-integration', ['fms:associateadminaccount']],
  ['guardduty/latest/APIReference/API_EnableOrganizationAdminAccount', ['guardduty:*organizationadminaccount*']],
  [
    'health/latest/APIReference/API_EnableHealthServiceAccessForOrganization',
    ['health:*healthserviceaccessfororganization', 'health:describehealthservicestatusfororganization'],
  ],
  [
    // It registers the administrator with AWS Organizations, as its caller: that is the management account's.
    'inspector/latest/user/designating-admin',
    ['inspector2:enabledelegatedadminaccount'],
  ],
  ['macie/latest/user/accounts-mgmt-ao-notes', ['macie2:*ableorganizationadminaccount']],
  [
    'networkmanager/latest/APIReference/API_StartOrganizationServiceAccessUpdate',
    ['networkmanager:startorganizationserviceaccessupdate'],
  ],
  ['ram/latest/APIReference/API_EnableSharingWithAwsOrganization', ['ram:enablesharingwithawsorganization']],
  [
    'cli/latest/reference/resource-explorer-2/get-account-level-service-configuration',
    ['resource-explorer-2:getaccountlevelserviceconfiguration'],
  ],
  [
    'resourcegroupstagging/latest/APIReference/API_StartReportCreation',
    ['tag:describereportcreation', 'tag:getcompliancesummary', 'tag:startreportcreation'],
  ],
  [
    'security-lake/latest/APIReference/API_RegisterDataLakeDelegatedAdministrator',
    ['securitylake:*registerdatalakedelegatedadministrator'],
  ],
  ['securityhub/1.0/APIReference/API_EnableOrganizationAdminAccount', ['securityhub:*organizationadminaccount*']],
  ['cli/latest/reference/serverlessrepo/unshare-application', ['serverlessrepo:unshareapplication']],
  ['servicecatalog/latest/dg/API_EnableAWSOrganizationsAccess', ['servicecatalog:*ableawsorganizationsaccess']],
];

type WrittenOf = readonly [...Written, services: readonly string[]];

/** Of delegated administrators too. */
export const OF_ADMINISTRATORS: readonly WrittenOf[] = [
  [
    'AWSCloudFormation/latest/APIReference/API_DescribeOrganizationsAccess',
    ['cloudformation:describeorganizationsaccess'],
    [host('member.org.stacksets.cloudformation')],
  ],
  [
    'IAM/latest/APIReference/API_ListOrganizationsFeatures',
    ['iam:disableorganizationsroot*', 'iam:listorganizationsfeatures'],
    [host('iam')],
  ],
  [
    'cloudwatch/latest/observabilityadmin/API_GetTelemetryEvaluationStatusForOrganization',
    [
      'observabilityadmin:*centralizationrule*fororganization',
      'observabilityadmin:*telemetryrule*fororganization',
      'observabilityadmin:gettelemetryevaluationstatusfororganization',
    ],
    [host('observabilityadmin')],
  ],
  [
    'config/latest/APIReference/API_PutOrganizationConfigRule',
    ['config:deleteorganization*', 'config:putorganization*'],
    // Of config.amazonaws.com an account is the administrator to aggregate, not to deploy.
    [host('config-multiaccountsetup')],
  ],
  [
    'cli/latest/reference/marketplace-reporting/get-buyer-dashboard',
    ['aws-marketplace:getbuyerdashboard'],
    [host('procurement-insights.marketplace')],
  ],
  [
    'cli/latest/reference/resource-explorer-2/list-indexes-for-members',
    ['resource-explorer-2:listindexesformembers'],
    [host('resource-explorer-2')],
  ],
  [
    'servicecatalog/latest/dg/API_GetAWSOrganizationsAccessStatus',
    [
      'servicecatalog:describeportfoliosharestatus',
      'servicecatalog:getawsorganizationsaccessstatus',
      'servicecatalog:listorganizationportfolioaccess',
    ],
    [host('servicecatalog')],
  ],
];

type WrittenOfDelegated = readonly [...WrittenOf, management: 'refused' | 'perhaps'];

/**
 * Of the one that the service itself has for the organization. The management account can name itself for Detective, GuardDuty, Macie and
 * Security Hub CSPM, which no template shows; for Security Lake it cannot (`API_RegisterDataLakeDelegatedAdministrator`).
 *
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-v2-set-da.html
 * @see https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_organizations.html
 * @see https://docs.aws.amazon.com/detective/latest/userguide/accounts-designate-admin.html
 */
export const OF_DELEGATED: readonly WrittenOfDelegated[] = [
  [
    'detective/latest/APIReference/API_UpdateOrganizationConfiguration',
    ['detective:*organizationconfiguration'],
    [host('detective')],
    'perhaps',
  ],
  [
    'guardduty/latest/APIReference/API_GetOrganizationStatistics',
    ['guardduty:*customdetectionruleorgconfiguration*', 'guardduty:getorganizationstatistics'],
    [host('guardduty')],
    'perhaps',
  ],
  [
    'inspector/v2/APIReference/API_BatchGetMemberEc2DeepInspectionStatus',
    ['inspector2:batch*memberec2deepinspectionstatus', 'inspector2:updateorgec2deepinspectionconfiguration'],
    [host('inspector2')],
    'perhaps',
  ],
  [
    'security-lake/latest/APIReference/API_DeleteDataLakeOrganizationConfiguration',
    ['securitylake:deletedatalakeorganizationconfiguration'],
    [host('securitylake')],
    'refused',
  ],
  [
    'securityhub/1.0/APIReference/API_CreateConfigurationPolicy',
    ['securityhub:*configurationpolic*', 'securityhub:*organizationconfiguration'],
    [host('securityhub')],
    'perhaps',
  ],
];

/**
 * What the administrator of a service does for its members. Whoever is none may be one by invitation, or stand alone: of some of these
 * calls AWS does not say whom it refuses, and of the others no template shows it.
 */
export const OF_WHOEVER_HAS_MEMBERS: readonly WrittenOf[] = [
  ['waf/latest/developerguide/fms-administrators', ['fms:*'], [host('fms')]],
  [
    'guardduty/latest/ug/administrator_member_relationships',
    [
      'guardduty:*memberdetectors',
      'guardduty:createmembers',
      'guardduty:deletemembers',
      'guardduty:describeorganizationconfiguration',
      'guardduty:disassociatemembers',
      'guardduty:invitemembers',
      'guardduty:startmonitoringmembers',
      'guardduty:stopmonitoringmembers',
      'guardduty:updateorganizationconfiguration',
    ],
    [host('guardduty')],
  ],
  [
    'inspector/latest/user/admin-member-relationship',
    [
      'inspector2:*organizationconfiguration',
      'inspector2:associatemember',
      'inspector2:disassociatemember',
      'inspector2:getmember',
      'inspector2:listmembers',
      'inspector2:updateconfiguration',
    ],
    [host('inspector2')],
  ],
  [
    'macie/latest/user/accounts-mgmt-relationships',
    [
      'macie2:*organizationconfiguration',
      'macie2:batchupdateautomateddiscoveryaccounts',
      'macie2:createmember',
      'macie2:deletemember',
      'macie2:disassociatemember',
      'macie2:listautomateddiscoveryaccounts',
      'macie2:updatemembersession',
    ],
    [host('macie')],
  ],
  [
    'securityhub/1.0/APIReference/API_CreateMembers',
    [
      'securityhub:createmembers',
      'securityhub:deletemembers',
      'securityhub:disassociatemembers',
      'securityhub:invitemembers',
    ],
    [host('securityhub')],
  ],
];

/** Which of these a member asks about itself, or about what it has. */
export const OF_MEMBERS_TOO: readonly string[] = ['fms:*tag*', 'fms:listadminsmanagingaccount'];

/** Named after the organization, of which no page says whose they are. */
export const BY_THEIR_NAMES: readonly (readonly [actions: readonly string[], service: string])[] = [
  [['auditmanager:*organizationadminaccount'], 'auditmanager'],
  [['cloudwatch:*fororganization'], 'observabilityadmin'],
  [['compute-optimizer:*fororganization'], 'compute-optimizer'],
  [['devops-guru:*organization*'], 'devops-guru'],
  [['ec2:*ipamorganizationadminaccount', 'ec2:getipampolicyorganizationtargets'], 'ipam'],
  [['ec2:updatecapacitymanagerorganizationsaccess'], 'ec2.capacitymanager'],
  [['network-security-manager:*adminaccount*'], 'network-security-manager'],
  [['inspector2:listdelegatedadminaccounts'], 'inspector2'],
  [['license-manager:*fororganization'], 'license-manager'],
  [['macie2:*organization*'], 'macie'],
  [['networkmanager:*organizationserviceaccess*'], 'networkmanager'],
  [['notifications:*fororganization', 'notifications:*organizationalunit*'], 'notifications'],
  [['securitylake:*organizationconfiguration'], 'securitylake'],
  [['trustedadvisor:*organization*', 'trustedadvisor:*delegatedadmin*'], 'reporting.trustedadvisor'],
];

/**
 * What these two may do, by their pages; whether others may, too, AWS does not say. Of the report of declarative policies it says
 * "delegated administrators for the organization", which the organization's policy may make, too.
 */
export const OF_ADMINISTRATORS_AT_LEAST: readonly WrittenOf[] = [
  [
    'config/latest/developerguide/conformance-pack-organization-apis',
    ['config:*organization*'],
    [host('config-multiaccountsetup')],
  ],
  ['health/latest/ug/delegated-administrator-organizational-view', ['health:*fororganization'], [host('health')]],
  [
    'AWSEC2/latest/APIReference/API_StartDeclarativePoliciesReport',
    ['ec2:startdeclarativepoliciesreport'],
    [host('ec2')],
  ],
  [
    'cloudwatch/latest/observabilityadmin/API_StartTelemetryEvaluationForOrganization',
    ['observabilityadmin:*fororganization'],
    [host('observabilityadmin')],
  ],
];

/** What their guides describe for the management account, and their APIs do not say whom they refuse. */
export const FOR_MANAGEMENT: readonly Written[] = [
  [
    'awsaccountbilling/latest/aboutv2/consolidated-billing',
    ['billing:updatebillingpreferences', 'consolidatedbilling:listlinkedaccounts'],
  ],
  ['awsaccountbilling/latest/aboutv2/manage-account-payment', ['tax:*taxinheritance', 'tax:batch*']],
  ['awsaccountbilling/latest/aboutv2/manage-cost-categories', ['ce:*costcategory*']],
  ['awsaccountbilling/latest/aboutv2/cost-alloc-tags', ['ce:*costallocationtagbackfill*']],
  ['inspector/latest/user/remove-delegated-admin', ['inspector2:disabledelegatedadminaccount']],
  ['cli/latest/reference/invoicing/index', ['invoicing:*invoiceunit*', 'invoicing:batchgetinvoiceprofile']],
  ['controltower/latest/userguide/getting-started-apis', ['controltower:*']],
  ['cost-management/latest/userguide/ce-access', ['ce:updatepreferences']],
  [
    'servicequotas/2019-06-24/apireference/API_AssociateServiceQuotaTemplate',
    [
      'servicequotas:*associateservicequotatemplate',
      'servicequotas:*fromtemplate',
      'servicequotas:*intemplate',
      'servicequotas:*intotemplate',
      'servicequotas:getassociationforservicequotatemplate',
    ],
  ],
];
