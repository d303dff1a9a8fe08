import type { PermissionSetDefinition } from './permission-set';

export const productManager: PermissionSetDefinition = {
  name: 'ProductManager',
  description: 'Owners of the product: see what exists, without its data.',
  sessionHours: 4,
  managedPolicies: ['job-function/ViewOnlyAccess'],
  can: [{ action: 's3:ListAllMyBuckets' }],
  cannot: [{ action: 'sts:AssumeRoot' }],
};
