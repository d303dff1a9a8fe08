import type { PersonaDefinition } from './definition/persona';
import { growthTeam } from './definition/growth-team';

export const sales: PersonaDefinition = {
  name: 'Sales',
  description: 'For the sales team: its buckets (named sales-*), its mailings, and refreshing its web site.',
  sessionHours: 8,
  ...growthTeam('sales'),
};
