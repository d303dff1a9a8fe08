import { WHATEVER_IT_TAKES, isManagementAccount } from '../environment';
import type { Account } from '../environment';
import { Glob } from '../text/glob';
import { entitled } from './across-accounts';
import type { CallerFact } from './caller-fact';
import { ACCOUNTS, PRIMARY_EMAIL, isMember } from './refusals';

/** Calls that AWS takes from an account which administers the service for its organization, and from no other of its members. */
export interface AdministratorsAlone extends CallerFact {
  /** Service principals, of one of which a member must be a delegated administrator. None: it is for the management account alone. */
  readonly services: readonly string[];
  /**
   * Whether a delegated administrator may call, or only the management account, AWS does not say.
   *
   * @default a delegated administrator may
   */
  readonly delegated?: 'perhaps';
  /**
   * Whether the management account may call without being the administrator of the service. It never is one by AWS Organizations'
   * registration; some services let it name itself in their own.
   *
   * @default it may
   */
  readonly management?: 'refused' | 'perhaps';
  /** AWS names the call so, and does not say who may make it: of a member that administers nothing nobody can tell. @default no other may */
  readonly others?: 'perhaps';
}

const API = 'https://docs.aws.amazon.com';

const host = (name: string): string => `${name}.amazonaws.com`;

const MANAGEMENT_ALONE = 'AWS takes this call from the management account of an organization alone.';
const ADMINISTRATORS =
  'AWS takes this call from the management account or from a delegated administrator of the service alone.';
const DELEGATED_ALONE =
  'AWS takes this call from the account that is the service’s administrator for the organization alone.';
const BY_NAME = 'This call is about a whole organization: which of its accounts may make it, AWS does not say.';

type Written = readonly [page: string, actions: readonly string[]];

/** Of the management account alone, by their pages. */
const OF_MANAGEMENT: readonly Written[] = [
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
  ['aws-backup/latest/devguide/API_UpdateGlobalSettings', ['backup:updateglobalsettings']],
  [
    'awscloudtrail/latest/APIReference/API_RegisterOrganizationDelegatedAdmin',
    ['cloudtrail:*registerorganizationdelegatedadmin'],
  ],
  ['detective/latest/APIReference/API_EnableOrganizationAdminAccount', ['detective:*organizationadminaccount']],
  ['cli/latest/reference/cloudwatchomni/create-domain-for-organization', ['cloudwatch:createdomainfororganization']],
  ['fms/2018-01-01/APIReference/API_PutAdminAccount', ['fms:listadminaccountsfororganization', 'fms:putadminaccount']],
  ['guardduty/latest/APIReference/API_EnableOrganizationAdminAccount', ['guardduty:*organizationadminaccount*']],
  [
    'health/latest/APIReference/API_EnableHealthServiceAccessForOrganization',
    ['health:*healthserviceaccessfororganization', 'health:describehealthservicestatusfororganization'],
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
const OF_ADMINISTRATORS: readonly WrittenOf[] = [
  [
    'AWSCloudFormation/latest/APIReference/API_DescribeOrganizationsAccess',
    ['cloudformation:describeorganizationsaccess'],
    [host('member.org.stacksets.cloudformation')],
  ],
  [
    'AWSEC2/latest/APIReference/API_StartDeclarativePoliciesReport',
    ['ec2:startdeclarativepoliciesreport'],
    [host('ec2')],
  ],
  [
    'IAM/latest/APIReference/API_ListOrganizationsFeatures',
    ['iam:disableorganizationsroot*', 'iam:listorganizationsfeatures'],
    [host('iam')],
  ],
  [
    'cloudwatch/latest/observabilityadmin/API_GetTelemetryEvaluationStatusForOrganization',
    ['observabilityadmin:*fororganization'],
    [host('observabilityadmin')],
  ],
  [
    'config/latest/APIReference/API_PutOrganizationConfigRule',
    ['config:deleteorganization*', 'config:putorganization*'],
    // Of config.amazonaws.com an account is the administrator to aggregate, not to deploy.
    [host('config-multiaccountsetup')],
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

/** Named after the organization, of which no page says whose they are. */
const BY_THEIR_NAMES: readonly (readonly [actions: readonly string[], service: string])[] = [
  [['auditmanager:*organizationadminaccount'], 'auditmanager'],
  [['cloudwatch:*fororganization'], 'observabilityadmin'],
  [['compute-optimizer:*fororganization'], 'compute-optimizer'],
  [['devops-guru:*organization*'], 'devops-guru'],
  [['ec2:*ipamorganizationadminaccount', 'ec2:getipampolicyorganizationtargets'], 'ipam'],
  [['ec2:updatecapacitymanagerorganizationsaccess'], 'ec2.capacitymanager'],
  [['fms:*associateadminaccount', 'fms:getadminaccount'], 'fms'],
  [['network-security-manager:*adminaccount*'], 'network-security-manager'],
  [['guardduty:*organizationconfiguration'], 'guardduty'],
  [['inspector2:*organizationconfiguration', 'inspector2:*abledelegatedadminaccount'], 'inspector2'],
  [['inspector2:listdelegatedadminaccounts'], 'inspector2'],
  [['license-manager:*fororganization'], 'license-manager'],
  [['fms:listmemberaccounts'], 'fms'],
  [['macie2:*organization*'], 'macie'],
  [['networkmanager:*organizationserviceaccess*'], 'networkmanager'],
  [['notifications:*fororganization', 'notifications:*organizationalunit*'], 'notifications'],
  [['securitylake:*organizationconfiguration'], 'securitylake'],
  [['trustedadvisor:*organization*', 'trustedadvisor:*delegatedadmin*'], 'reporting.trustedadvisor'],
];

/** What these two read, by their pages; whether others read it too, AWS does not say. */
const READ_BY_ADMINISTRATORS: readonly WrittenOf[] = [
  [
    'config/latest/developerguide/conformance-pack-organization-apis',
    ['config:*organization*'],
    [host('config-multiaccountsetup')],
  ],
  ['health/latest/ug/delegated-administrator-organizational-view', ['health:*fororganization'], [host('health')]],
];

/** What their guides describe for the management account, and their APIs do not say whom they refuse. */
const FOR_MANAGEMENT: readonly Written[] = [
  ['controltower/latest/userguide/getting-started-apis', ['controltower:*']],
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

const INTEGRATION = `${API}/organizations/latest/userguide/orgs_integrate_delegated_admin.html`;

/** Every action has the first row that means it. */
export const ADMINISTRATORS_ALONE: readonly AdministratorsAlone[] = withoutEarlier([
  {
    actions: ['sso:*accountassignment*', 'sso:*permissionset*'],
    services: [host('sso')],
    callers: ACCOUNTS,
    why: 'Permission sets are of the organization’s IAM Identity Center alone, which takes calls from the management account and from a delegated administrator: one that a member has for itself knows none.',
    page: `${API}/singlesignon/latest/userguide/identity-center-instances.html`,
  },
  {
    actions: ['account:acceptprimaryemailupdate', 'account:getprimaryemail', 'account:startprimaryemailupdate'],
    services: [host('account')],
    callers: ACCOUNTS,
    why: 'It takes this call from the management account or a delegated administrator alone.',
    page: PRIMARY_EMAIL,
  },
  {
    actions: ['iam:enableorganizationsroot*'],
    services: [host('iam')],
    delegated: 'perhaps',
    callers: ACCOUNTS,
    why: 'AWS refuses it to an account that is no management account, and names a delegated administrator too: which of the two, it does not say.',
    page: `${API}/IAM/latest/APIReference/API_EnableOrganizationsRootSessions.html`,
  },
  ...OF_MANAGEMENT.map(([page, actions]) => ({
    actions,
    services: [],
    callers: ACCOUNTS,
    why: MANAGEMENT_ALONE,
    page: `${API}/${page}.html`,
  })),
  ...OF_ADMINISTRATORS.map(([page, actions, services]) => ({
    actions,
    services,
    callers: ACCOUNTS,
    why: ADMINISTRATORS,
    page: `${API}/${page}.html`,
  })),
  ...OF_DELEGATED.map(([page, actions, services, management]) => ({
    actions,
    services,
    management,
    callers: ACCOUNTS,
    why: DELEGATED_ALONE,
    page: `${API}/${page}.html`,
  })),
  {
    actions: ['aco-automation:associateaccounts', 'aco-automation:disassociateaccounts', 'aco-automation:listaccounts'],
    services: [host('aco-automation'), host('compute-optimizer')],
    delegated: 'perhaps',
    callers: ACCOUNTS,
    why: 'AWS takes this call from the management account or a delegated administrator alone: of which service, it does not say.',
    page: `${API}/cli/latest/reference/compute-optimizer-automation/associate-accounts.html`,
  },
  {
    actions: ['cloudwatch:getspacecredentialsfororganization'],
    services: [host('observabilityadmin')],
    delegated: 'perhaps',
    callers: ACCOUNTS,
    why: 'AWS takes this call from the management account or a delegated administrator alone: of which service, it does not say.',
    page: `${API}/cli/latest/reference/cloudwatchomni/get-space-credentials-for-organization.html`,
  },
  ...READ_BY_ADMINISTRATORS.map(([page, actions, services]) => ({
    actions,
    services,
    others: 'perhaps' as const,
    callers: ACCOUNTS,
    why: BY_NAME,
    page: `${API}/${page}.html`,
  })),
  ...FOR_MANAGEMENT.map(([page, actions]) => ({
    actions,
    services: [],
    others: 'perhaps' as const,
    callers: ACCOUNTS,
    why: 'Its guide describes this call for the management account: whether AWS takes it from another, its API does not say.',
    page: `${API}/${page}.html`,
  })),
  ...BY_THEIR_NAMES.map(([actions, service]) => ({
    actions,
    services: [host(service)],
    delegated: 'perhaps' as const,
    management: 'perhaps' as const,
    others: 'perhaps' as const,
    callers: ACCOUNTS,
    why: BY_NAME,
    page: INTEGRATION,
  })),
]);

/** Patterns of calls that AWS may refuse the management account, whatever its policies: the administrator of a service is another one. */
export const PERHAPS_NOT_OF_MANAGEMENT: readonly string[] = ADMINISTRATORS_ALONE.flatMap((row) =>
  row.management === undefined ? [] : row.actions,
);

function withoutEarlier(rows: readonly AdministratorsAlone[]): readonly AdministratorsAlone[] {
  return rows.map((row, index) => {
    const earlier = rows.slice(0, index).flatMap(({ actions }) => actions);
    return row.others === undefined ? row : { ...row, except: earlier };
  });
}

/** The rows that hold for calls of an account on what it has. */
export interface Administered {
  /** The same for the same rows. */
  readonly id: string;
  /** Calls that AWS refuses it. */
  readonly refused: readonly AdministratorsAlone[];
  /** Calls of which nobody can tell. */
  readonly notKnown: readonly AdministratorsAlone[];
}

export const NOTHING_ADMINISTERED: Administered = { id: '', refused: [], notKnown: [] };

const administered = new WeakMap<Account, Administered>();

export function administratorsAlone(caller: Account): Administered {
  let found = administered.get(caller);
  if (found === undefined) {
    const standings = ADMINISTRATORS_ALONE.map((row) => standingOf(caller, row));
    const thatAre = (wanted: Standing): readonly AdministratorsAlone[] =>
      ADMINISTRATORS_ALONE.filter((_row, index) => standings[index] === wanted);
    found = {
      id: standings.map(([first]) => first).join(''),
      refused: thatAre('refused'),
      notKnown: thatAre('not known'),
    };
    administered.set(caller, found);
  }
  return found;
}

const globs = ADMINISTRATORS_ALONE.filter(({ services }) => services.length > 0)
  .flatMap(({ actions }) => actions)
  .map((text) => Glob.of(text));

/** Whether AWS takes a call from delegated administrators that it refuses to others, whatever their policies. @param action in any case */
export function takesAdministrator(action: string): boolean {
  const folded = action.toLowerCase();
  return globs.some((glob) => glob.matches(folded));
}

type Standing = 'taken' | 'refused' | 'not known';

function standingOf(caller: Account, { services, delegated, management, others }: AdministratorsAlone): Standing {
  if (caller.delegatedServices === WHATEVER_IT_TAKES) return 'taken';
  if (isManagementAccount(caller)) return standingOfManagement(caller, services, management);
  // Whether it is alone, or of an organization that nobody knows.
  if (!isMember(caller)) return 'not known';
  const standings = services.map((service) => entitled(caller, { service }));
  if (standings.includes('yes')) return delegated === undefined ? 'taken' : 'not known';
  return standings.includes('not known') || others !== undefined ? 'not known' : 'refused';
}

function standingOfManagement(
  { delegatedServices }: Account,
  services: readonly string[],
  management: AdministratorsAlone['management'],
): Standing {
  if (management === undefined) return 'taken';
  if (services.some((service) => delegatedServices?.includes(service) === true)) return 'taken';
  return management === 'refused' ? 'refused' : 'not known';
}
