import type { PermissionSetDefinition } from './definition/permission-set';
import { growthTeam } from './definition/growth-team';

export const sales: PermissionSetDefinition = {
  name: 'Sales',
  description: 'For the sales team: its buckets (named sales-*), its mailings, and refreshing its web site.',
  sessionHours: 8,
  ...growthTeam('sales'),
};
