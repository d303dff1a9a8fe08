/*
 * What constructs write into templates and readers find in them: written out here and nowhere else, since a reader that looks
 * for a name that is no longer written finds nothing, and says so with silence. It imports nothing. The handlers of custom
 * resources are deployed as they are and import nothing either: a test holds their names against these.
 */

const CUSTOM = 'Custom::';

/** Types of the resources that the landing zone's own handlers make. */
export const CustomType = {
  /** An adopted account that is kept in its place. */
  ACCOUNT_PLACEMENT: 'Custom::AccountPlacement',
  /** Password policy and EBS encryption of an account. */
  ACCOUNT_SETTINGS: 'Custom::AccountSettings',
  ALTERNATE_CONTACTS: 'Custom::AlternateContacts',
  IDENTITY_CENTER_GROUP: 'Custom::IdentityCenterGroup',
  IDENTITY_CENTER_INSTANCE: 'Custom::IdentityCenterInstance',
  /** Of IAM Identity Center's own store. */
  IDENTITY_CENTER_USER: 'Custom::IdentityCenterUser',
  /** The policy types that are enabled on the root. */
  ORGANIZATION_POLICY_TYPES: 'Custom::OrganizationPolicyTypes',
  /** Makes nothing: ends a deploy that would leave accounts without their guardrails for a while. */
  ORGANIZATION_TREE: 'Custom::OrganizationTree',
  /** Makes nothing: waits until a StackSet has reached accounts. */
  STACK_INSTANCES: 'Custom::StackInstances',
} as const;

/** Ids by which the CDK makes each handler once in a stack. */
export const HandlerId = {
  ACCOUNT: 'Custom::LandingZoneAccount',
  IDENTITY_CENTER: 'Custom::LandingZoneIdentityCenter',
  ORGANIZATION_CALLS: 'Custom::LandingZoneOrganizationCalls',
  ORGANIZATIONS: 'Custom::LandingZoneOrganizations',
  STACK_INSTANCES: 'Custom::LandingZoneStackInstances',
  USERS: 'Custom::LandingZoneUsers',
} as const;

/** Commands of the AWS SDK whose calls readers look for. */
export const SdkCommand = {
  ENABLE_SERVICE_ACCESS: 'EnableAWSServiceAccess',
  LIST_ROOTS: 'ListRoots',
  REGISTER_DELEGATED_ADMINISTRATOR: 'RegisterDelegatedAdministrator',
} as const;

/** Type of the resource that makes one call of the AWS SDK, for example `ListRoots`. */
export function sdkCallType(command: string): string {
  return `${CUSTOM}${command}`;
}

/** Whether a Lambda function makes a resource of this type, rather than CloudFormation. */
export function isCustomType(type: string): boolean {
  return type.startsWith(CUSTOM) || type === 'AWS::CloudFormation::CustomResource';
}

/** On an assignment: display name of its group, which is only an id where an identity provider owns the group. */
export const GROUP_NAME = 'LandingZone::GroupName';

/**
 * On an assignment that tags alone bring, a list of `{ Key, Value, OrganizationalUnit }`: the account's tags that the line of the config asks
 * for, with the names down to the OU that says one, where an OU does.
 */
export const LET_IN_BY_TAGS = 'LandingZone::LetInByTags';

/** On the resource that keeps an adopted account in its place: the account's AWS name. */
export const ACCOUNT_NAME = 'LandingZone::AccountName';

/** Of a template: AWS name of the management account. */
export const MANAGEMENT_ACCOUNT_NAME = 'LandingZone::ManagementAccountName';

/** Of a template: adopted OUs by id, each `{ Name, ParentId }`, since no resource stands for them. */
export const ADOPTED_ORGANIZATIONAL_UNITS = 'LandingZone::AdoptedOrganizationalUnits';

/** Of the organization's template: names of the stacks of batches that belong to the landing zone besides those that each has. */
export const STACKS_OF_BATCHES = 'LandingZone::StacksOfBatches';

/**
 * On an organization policy: whom the config exempts from its guardrails, a list of `{ guardrail, principal, role, accounts, reason,
 * until }`. A policy has no place for a reason.
 */
export const EXCEPTIONS = 'LandingZone::Exceptions';

/** Account names that cannot stand in ARNs, where twelve digits will; `aws` there means AWS's own policies. */
export const UNFIT_FOR_ARN = /[:/*?]|^aws$/;
