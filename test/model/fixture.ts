import { ConfigError } from '../../lib/config/config-error';
import type { Problem } from '../../lib/config/problem';
import type { WrittenLandingZone } from '../../lib/model/schema';
import { validateConfig, type Catalogues } from '../../lib/config/validate';
import type { PersonaDefinition } from '../../lib/catalogue/personas/definition/persona';

/** A small company that is in order; each test breaks one thing of it. */
export const valid = {
  company: {
    name: 'example',
    homeRegion: 'eu-west-1',
    approvedRegions: ['eu-west-1', 'us-east-1'],
    managementAccount: { name: 'management', email: 'aws@trips.com', accountId: '999999999999' },
    securityAccount: 'security',
    logArchiveAccount: 'log-archive',
    accountQuota: 10,
  },
  organization: {
    guardrails: ['deny-root'],
    organizationalUnits: {
      core: { parent: 'root' },
      workloads: { parent: 'root' },
      dev: { parent: 'workloads' },
      suspended: { parent: 'root', status: 'suspended' },
    },
  },
  accounts: {
    security: { email: 'aws+security@trips.com', ou: 'core' },
    'log-archive': { email: 'aws+log-archive@trips.com', ou: 'core' },
    'app-dev': { email: 'aws+app-dev@trips.com', ou: 'dev' },
    'old-app': { email: 'aws+old-app@trips.com', ou: 'suspended' },
  },
  access: {
    identitySource: 'identity-center',
    groups: { admins: {}, developers: {} },
    assignments: [
      { group: 'admins', persona: 'org-admin', accounts: ['management'] },
      { group: 'developers', persona: 'developer', organizationalUnits: ['dev'] },
    ],
  },
} as const satisfies WrittenLandingZone;

export function persona(overrides: Partial<PersonaDefinition> = {}): PersonaDefinition {
  return {
    name: 'Developer',
    description: 'Builds the product',
    sessionHours: 8,
    can: [{ action: 's3:GetObject' }],
    cannot: [{ action: 'iam:CreateUser' }],
    ...overrides,
  };
}

export const catalogues: Catalogues = {
  guardrailIds: ['deny-root', 'deny-regions'],
  guardrails: {},
  personas: { developer: persona(), 'org-admin': persona({ name: 'OrgAdmin' }) },
  machineRoles: {
    worker: { belongsTo: 'application', resources: { inbox: 'bucket', results: 'topic' } },
    pipeline: { belongsTo: 'landing-zone', federation: 'github', resources: { github: 'oidc-provider' } },
    'second-pipeline': { belongsTo: 'landing-zone', federation: 'github', resources: { github: 'oidc-provider' } },
    'publishing-pipeline': {
      belongsTo: 'landing-zone',
      federation: 'github',
      resources: { github: 'oidc-provider', releases: 'bucket' },
    },
    'oidc-pipeline': { belongsTo: 'landing-zone', federation: 'oidc', resources: { provider: 'oidc-provider' } },
  },
  policyUsage: () => [],
};

/** Values by place: steps joined by `/`; `undefined` takes away what stands there. */
export type Changes = Readonly<Record<string, unknown>>;

/** The valid company with these changes. */
export function changed(changes: Changes, base: object = valid): unknown {
  const config: unknown = structuredClone(base);
  for (const [path, value] of Object.entries(changes)) {
    const steps = path.split('/');
    const last = steps.pop() ?? '';
    const holder = steps.reduce((at, step) => at[step] as Record<string, unknown>, config as Record<string, unknown>);
    if (value === undefined) Reflect.deleteProperty(holder, last);
    else holder[last] = value;
  }
  return config;
}

/** Every problem of an input, none where it is valid. */
export function problemsOf(input: unknown, using: Catalogues = catalogues, today?: string): readonly Problem[] {
  try {
    validateConfig(input, using, today);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

/** A row of a table: what is wrong, the changes that make it so, and the whole message, line by line. */
export type Refusal = readonly [
  sentence: string,
  changes: Changes,
  path: string,
  found: string,
  expected: string,
  mend: string,
];

/** One test a row: nothing but this one problem is reported. */
export function refuses(rows: readonly Refusal[]): void {
  test.each(rows)('%s', (_sentence, changes, path, found, expected, mend) => {
    expect(problemsOf(changed(changes))).toEqual([{ path, found, expected, mend }]);
  });
}
