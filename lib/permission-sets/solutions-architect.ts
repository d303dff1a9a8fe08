import type { PermissionSetDefinition } from './permission-set';

export const solutionsArchitect: PermissionSetDefinition = {
  name: 'SolutionsArchitect',
  description: 'Architects who review designs: read every configuration, without data.',
  sessionHours: 4,
  managedPolicies: ['ReadOnlyAccess'],
  can: [{ action: 's3:ListAllMyBuckets' }],
  cannot: [{ action: 'sts:AssumeRoot' }],
};
