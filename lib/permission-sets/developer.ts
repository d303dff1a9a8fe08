import type { PermissionSetDefinition } from './permission-set';

export const developer: PermissionSetDefinition = {
  name: 'Developer',
  description:
    'Engineers who build the product: everything but identity and the organization, capped by the permissions boundary.',
  sessionHours: 8,
  managedPolicies: ['PowerUserAccess'],
  permissionsBoundary: 'landing-zone',
  can: [{ action: 's3:ListAllMyBuckets' }],
  cannot: [{ action: 'sts:AssumeRoot' }],
};
