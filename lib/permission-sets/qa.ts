import type { PermissionSetDefinition } from './permission-set';

export const qa: PermissionSetDefinition = {
  name: 'QA',
  description: 'Engineers who test the product: read, run and start things, and read their logs.',
  sessionHours: 8,
  managedPolicies: ['ReadOnlyAccess'],
  can: [{ action: 's3:ListAllMyBuckets' }],
  cannot: [{ action: 'sts:AssumeRoot' }],
};
