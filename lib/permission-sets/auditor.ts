import type { PermissionSetDefinition } from './permission-set';

export const auditor: PermissionSetDefinition = {
  name: 'Auditor',
  description: 'Internal and external auditors: every configuration in every account.',
  sessionHours: 4,
  managedPolicies: ['SecurityAudit', 'job-function/ViewOnlyAccess'],
  can: [{ action: 's3:ListAllMyBuckets' }],
  cannot: [{ action: 'sts:AssumeRoot' }],
};
