import type { PermissionSetDefinition } from './permission-set';

export const orgAdmin: PermissionSetDefinition = {
  name: 'OrgAdmin',
  description: 'Administrators of the organization: deploys and changes the landing zone itself.',
  sessionHours: 1,
  managedPolicies: ['AdministratorAccess'],
  can: [{ action: 's3:ListAllMyBuckets' }],
  cannot: [{ action: 'aws-portal:ModifyAccount' }],
};
