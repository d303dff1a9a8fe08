import type { PermissionSetDefinition } from './permission-set';

export const billing: PermissionSetDefinition = {
  name: 'Billing',
  description: 'The finance team: billing and budgets.',
  sessionHours: 4,
  managedPolicies: ['job-function/Billing'],
  can: [{ action: 's3:ListAllMyBuckets' }],
  cannot: [{ action: 'sts:AssumeRoot' }],
};
