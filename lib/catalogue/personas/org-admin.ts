import { PERHAPS_NOT_OF_MANAGEMENT, REFUSED_TO_MANAGEMENT } from '../../policy';
import type { PersonaDefinition } from './definition/persona';

/** The trail of all accounts is in the management account, where no guardrail keeps it. It deploys by another role. */
const blindingTheTrail = [
  'cloudtrail:DeleteEventDataStore',
  'cloudtrail:DeleteResourcePolicy',
  'cloudtrail:DeleteServiceLinkedChannel',
  'cloudtrail:DeleteTrail',
  'cloudtrail:PutEventConfiguration',
  'cloudtrail:PutEventSelectors',
  'cloudtrail:PutInsightSelectors',
  'cloudtrail:StopEventDataStoreIngestion',
  'cloudtrail:StopLogging',
  'cloudtrail:UpdateEventDataStore',
  'cloudtrail:UpdateServiceLinkedChannel',
  'cloudtrail:UpdateTrail',
];

/** Takes a service out of the security account's hands, in every account at once. */
const leavingNobodyToWatch = [
  'cloudtrail:DeregisterOrganizationDelegatedAdmin',
  'guardduty:DisableOrganizationAdminAccount',
  'inspector2:DisableDelegatedAdminAccount',
  'macie2:DisableOrganizationAdminAccount',
  'organizations:DeregisterDelegatedAdministrator',
  'securityhub:DisableOrganizationAdminAccount',
];

/**
 * What a landing zone never does on a normal day and cannot take back, or what would leave a way in behind. An
 * administrator could grant it to somebody else, so this is no defence against one: it turns an accident into a decision,
 * and the decision belongs to break-glass, whose every use raises an alarm. Accounts are retired by moving them to the
 * suspended OU.
 */
const never = [
  'account:CloseAccount',
  ...blindingTheTrail,
  ...leavingNobodyToWatch,
  'iam:CreateAccessKey',
  'iam:CreateServiceSpecificCredential',
  'organizations:CloseAccount',
  'organizations:DeleteOrganization',
  // Takes every policy of the type off the whole organization.
  'organizations:DisablePolicyType',
  'organizations:LeaveOrganization',
  'organizations:RemoveAccountFromOrganization',
  // One role has it, for named tasks.
  'sts:AssumeRoot',
];

/**
 * An administrator of the management account, and so of the organization: this is the session that deploys the landing
 * zone, and no guardrail binds it. Three people at most, one hour at a time.
 */
export const orgAdmin: PersonaDefinition = {
  name: 'OrgAdmin',
  description:
    'For the three administrators of the organization at most: deploy the landing zone and change what it is made of.',
  sessionHours: 1,
  administrator: { because: 'deploys the landing zone, three people at most' },
  managedPolicies: ['AdministratorAccess'],
  statements: [{ Effect: 'Deny', Action: never, Resource: '*' }],
  can: [
    {
      action: [
        'cloudformation:CreateStack',
        'iam:CreateRole',
        'organizations:AttachPolicy',
        'organizations:CreateAccount',
        'organizations:MoveAccount',
        'sso:CreateAccountAssignment',
        'sts:AssumeRole',
      ],
    },
    // Whether a role may be assumed is for its trust policy to say, and it has no password. Others administer services.
    {
      action: '*',
      except: [...never, 'sts:*', 'iam:ChangePassword', ...REFUSED_TO_MANAGEMENT, ...PERHAPS_NOT_OF_MANAGEMENT],
    },
  ],
  cannot: [{ action: never }],
  denies: [{ action: never }],
};
