/*
 * What templates say about themselves for readers: names that no property of a resource holds.
 */

/** On an assignment: display name of its group, which is only an id where an identity provider owns the group. */
export const GROUP_NAME = 'LandingZone::GroupName';

/** On the resource that keeps an adopted account in its place: the account's AWS name. */
export const ACCOUNT_NAME = 'LandingZone::AccountName';

/** Of a template: AWS name of the management account. */
export const MANAGEMENT_ACCOUNT_NAME = 'LandingZone::ManagementAccountName';

/** Of a template: adopted OUs by id, each `{ Name, ParentId }`, since no resource stands for them. */
export const ADOPTED_ORGANIZATIONAL_UNITS = 'LandingZone::AdoptedOrganizationalUnits';
