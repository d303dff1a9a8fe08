import type { WrittenLandingZone } from '../../../../lib/model/schema';
import { startUp } from '../start-up';

export { catalogue } from './catalogue';

const { organization, access } = startUp;

/** The start-up with content of its own: a guardrail, a persona, a machine role, a policy as JSON, and one that replaces. */
export const config: WrittenLandingZone = {
  ...startUp,
  organization: {
    ...organization,
    guardrails: [...organization.guardrails, 'deny-changing-enabled-regions', 'deny-purchases'],
    organizationalUnits: {
      ...organization.organizationalUnits,
      products: { parent: 'root', name: 'Products', existing: 'ou-f3rr-bbbbbbbb', guardrails: ['deny-desktops'] },
    },
  },
  access: {
    ...access,
    assignments: [...access.assignments, { group: 'crew', persona: 'analyst', accounts: ['booking'] }],
  },
  exceptions: {
    'deny-desktops': [
      { principal: 'crew/analyst', reason: 'They show what a desktop costs' },
      { principal: 'role/app/report-writer', reason: 'It writes its reports on one', until: '2099-12-31' },
    ],
    'deny-unapproved-regions': [
      { principal: 'role/app/report-writer', reason: 'The reports of partners are elsewhere' },
    ],
  },
  workloads: {
    ...startUp.workloads,
    'crossing-reports': {
      machineRole: 'report-writer',
      accounts: ['booking'],
      resources: { reports: { createdIn: 'same-account' } },
    },
  },
};
