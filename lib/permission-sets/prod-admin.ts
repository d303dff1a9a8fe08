import type { PermissionSetDefinition } from './permission-set';

export const prodAdmin: PermissionSetDefinition = {
  name: 'ProdAdmin',
  description: 'Engineers on call for production: deploy, scale and restart.',
  sessionHours: 1,
  managedPolicies: ['ReadOnlyAccess'],
  can: [{ action: 's3:ListAllMyBuckets' }],
  cannot: [{ action: 'sts:AssumeRoot' }],
};
