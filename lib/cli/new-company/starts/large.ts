import { MANAGEMENT } from '../../../model/tree';
import {
  EVERYWHERE,
  neverReaches,
  ORG_ADMINS,
  ORG_ADMINS_ASSIGNED,
  PRODUCTION,
  PROMISES,
  ROLES_OF_THEIR_OWN,
  SECURITY_ACCOUNTS,
  SERVICES_WITH_HUB,
  SUSPENDED,
  type Start,
} from './parts';

/** Each team has accounts of its own for dev, staging and prod: two teams to rename, and the pattern for the next one. */
const TEAMS = ['shop', 'data'] as const;
const STAGES = ['dev', 'staging', 'prod'] as const;

const entries = <Value>(of: (team: string) => readonly (readonly [string, Value])[]): Readonly<Record<string, Value>> =>
  Object.fromEntries(TEAMS.flatMap(of));

/** Teams with accounts of their own, beside accounts that all of them share: eleven, so AWS has to grant more than ten. */
export const large: Start = {
  organization: {
    guardrails: [...EVERYWHERE, 'enable-security-hub'],
    organizationalUnits: {
      security: { parent: 'root' },
      infrastructure: { parent: 'root', guardrails: PRODUCTION },
      workloads: { parent: 'root' },
      dev: { parent: 'workloads', guardrails: ROLES_OF_THEIR_OWN },
      staging: { parent: 'workloads' },
      prod: { parent: 'workloads', guardrails: PRODUCTION },
      sandbox: { parent: 'root', guardrails: [...ROLES_OF_THEIR_OWN, 'limit-sandbox'] },
      suspended: SUSPENDED,
    },
  },
  accounts: {
    ...SECURITY_ACCOUNTS,
    network: { ou: 'infrastructure', tags: { environment: 'prod' } },
    'shared-services': { ou: 'infrastructure', tags: { environment: 'prod' } },
    ...entries((team) =>
      STAGES.map((stage) => [`${team}-${stage}`, { ou: stage, tags: { environment: stage, team } }] as const),
    ),
    sandbox: { ou: 'sandbox' },
  },
  groups: {
    ...entries((team) => [
      [`${team}-developers`, { description: `Engineers who build ${team}` }],
      [`${team}-operators`, { description: `Engineers on call for ${team}` }],
    ]),
    'platform-engineers': { description: 'Engineers who run what all teams share' },
    auditors: { description: 'Internal and external auditors' },
    finance: { description: 'The finance team' },
    'security-engineers': { description: 'The security team' },
    ...ORG_ADMINS,
  },
  assignments: [
    ...TEAMS.flatMap((team) => [
      { group: `${team}-developers`, persona: 'developer', accounts: [`${team}-dev`, 'sandbox'] },
      { group: `${team}-developers`, persona: 'qa', accounts: [`${team}-staging`] },
      { group: `${team}-operators`, persona: 'prod-admin', accounts: [`${team}-prod`] },
    ]),
    { group: 'platform-engineers', persona: 'prod-admin', organizationalUnits: ['infrastructure'] },
    { group: 'auditors', persona: 'auditor', accounts: [MANAGEMENT], organizationalUnits: ['root'] },
    { group: 'finance', persona: 'billing', accounts: [MANAGEMENT] },
    { group: 'security-engineers', persona: 'security-admin', accounts: ['security', 'log-archive'] },
    ORG_ADMINS_ASSIGNED,
  ],
  scenarios: [...PROMISES, ...TEAMS.map((team) => neverReaches(`${team}-developers`, 'developer', `${team}-prod`))],
  backup: ['infrastructure', 'prod'],
  securityServices: SERVICES_WITH_HUB,
};
