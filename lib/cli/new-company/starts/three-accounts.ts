import {
  EVERYWHERE,
  ORG_ADMINS,
  ORG_ADMINS_ASSIGNED,
  PRODUCTION,
  PROMISES,
  ROLES_OF_THEIR_OWN,
  SECURITY_ACCOUNTS,
  SUSPENDED,
  neverReaches,
  type Start,
} from './parts';

/** Two accounts for security and one for everything else: the least that keeps logs from those who are logged. */
export const threeAccounts: Start = {
  organization: {
    guardrails: EVERYWHERE,
    organizationalUnits: {
      security: { parent: 'root' },
      workloads: { parent: 'root', guardrails: [...ROLES_OF_THEIR_OWN, ...PRODUCTION] },
      suspended: SUSPENDED,
    },
  },
  accounts: { ...SECURITY_ACCOUNTS, production: { ou: 'workloads', tags: { environment: 'prod' } } },
  groups: { engineers: { description: 'Everybody who builds and runs the product' }, ...ORG_ADMINS },
  assignments: [
    { group: 'engineers', persona: 'developer', organizationalUnits: ['workloads'] },
    { group: 'org-admins', persona: 'security-admin', organizationalUnits: ['security'] },
    ORG_ADMINS_ASSIGNED,
  ],
  scenarios: [...PROMISES, neverReaches('engineers', 'log-archive')],
  backup: ['workloads'],
  securityServices: {
    config: 'on',
    accessAnalyzer: 'on',
    guardDuty: 'on',
    securityHub: 'off',
    inspector: 'off',
    macie: 'off',
  },
};
