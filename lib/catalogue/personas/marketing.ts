import type { PersonaDefinition } from './definition/persona';
import { growthTeam } from './definition/growth-team';

export const marketing: PersonaDefinition = {
  name: 'Marketing',
  description: 'For the marketing team: its buckets (named marketing-*), its mailings, and refreshing its web site.',
  sessionHours: 8,
  ...growthTeam('marketing'),
};
