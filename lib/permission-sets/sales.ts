import type { PermissionSetDefinition } from './permission-set';

export const sales: PermissionSetDefinition = {
  name: 'Sales',
  description: 'The sales team: its buckets, mailings and distributions.',
  sessionHours: 8,
  statements: [{ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }],
  can: [{ action: 's3:ListAllMyBuckets' }],
  cannot: [{ action: 'sts:AssumeRoot' }],
};
