/** Stack that holds the organization, its OUs and accounts. */
export const ORGANIZATION_STACK = 'lz-organization';
export const IDENTITY_STACK = 'lz-identity';
/** Holds the organization policies of security services. */
export const COMPLIANCE_STACK = 'lz-compliance';
