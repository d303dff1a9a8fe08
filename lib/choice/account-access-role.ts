/** What AWS calls the role in new accounts unless it is told otherwise. */
export const DEFAULT_ACCOUNT_ACCESS_ROLE_NAME = 'OrganizationAccountAccessRole';
