import type { PermissionSetDefinition } from './permission-set';

export const securityAdmin: PermissionSetDefinition = {
  name: 'SecurityAdmin',
  description: 'The security team: the security services that the organization delegates.',
  sessionHours: 2,
  managedPolicies: ['SecurityAudit'],
  can: [{ action: 's3:ListAllMyBuckets' }],
  cannot: [{ action: 'sts:AssumeRoot' }],
};
