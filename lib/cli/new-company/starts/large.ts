import type { Answers } from '../answers';
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

/** Teams with accounts of their own, beside accounts that all of them share: more than ten, so AWS has to raise the quota. */
export function large({ teams, environments }: Pick<Answers, 'teams' | 'environments'>): Start {
  const [first = '', ...later] = environments;
  const [production = '', ...between] = [...later].reverse();
  const entries = <Value>(of: (team: string) => readonly (readonly [string, Value])[]) =>
    Object.fromEntries(teams.flatMap(of));
  return {
    organization: {
      guardrails: [...EVERYWHERE, 'enable-security-hub'],
      organizationalUnits: {
        security: { parent: 'root' },
        infrastructure: { parent: 'root', guardrails: PRODUCTION },
        workloads: { parent: 'root' },
        [first]: { parent: 'workloads', guardrails: ROLES_OF_THEIR_OWN },
        ...Object.fromEntries([...between].reverse().map((ou) => [ou, { parent: 'workloads' }])),
        [production]: { parent: 'workloads', guardrails: PRODUCTION },
        sandbox: { parent: 'root', guardrails: [...ROLES_OF_THEIR_OWN, 'limit-sandbox'] },
        suspended: SUSPENDED,
      },
    },
    accounts: {
      ...SECURITY_ACCOUNTS,
      network: { ou: 'infrastructure', tags: { environment: production } },
      'shared-services': { ou: 'infrastructure', tags: { environment: production } },
      ...entries((team) =>
        environments.map((ou) => [`${team}-${ou}`, { ou, tags: { environment: ou, team } }] as const),
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
      ...teams.flatMap((team) => [
        { group: `${team}-developers`, persona: 'developer', accounts: [`${team}-${first}`, 'sandbox'] },
        ...(between.length === 0
          ? []
          : [
              {
                group: `${team}-developers`,
                persona: 'qa',
                accounts: [...between].reverse().map((ou) => `${team}-${ou}`),
              },
            ]),
        { group: `${team}-operators`, persona: 'prod-admin', accounts: [`${team}-${production}`] },
      ]),
      { group: 'platform-engineers', persona: 'prod-admin', organizationalUnits: ['infrastructure'] },
      { group: 'auditors', persona: 'auditor', accounts: [MANAGEMENT], organizationalUnits: ['root'] },
      { group: 'finance', persona: 'billing', accounts: [MANAGEMENT] },
      { group: 'security-engineers', persona: 'security-admin', accounts: ['security', 'log-archive'] },
      ORG_ADMINS_ASSIGNED,
    ],
    scenarios: [...PROMISES, ...teams.map((team) => neverReaches(`${team}-developers`, `${team}-${production}`))],
    backup: ['infrastructure', production],
    securityServices: SERVICES_WITH_HUB,
  };
}
