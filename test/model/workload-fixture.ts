/* Workloads that are in order, and what of them is changed. */

export const FILE = 'config/workloads.ts';
export const work = {
  machineRole: 'worker',
  accounts: ['app-dev'],
  resources: { inbox: { createdIn: 'same-account' }, results: { createdIn: 'same-account' } },
};
export const pipe = {
  machineRole: 'pipeline',
  accounts: ['app-dev'],
  resources: { github: { createdIn: 'same-account' } },
  github: { repository: 'trips/app', environment: 'dev' },
};
export const trusted = {
  'company/trustedOidcProviders': [
    {
      url: 'token.actions.githubusercontent.com',
      audiences: ['sts.amazonaws.com'],
      subjects: ['repo:trips/*', 'repo:trips@1/*'],
    },
  ],
};
export const gitLab = {
  machineRole: 'oidc-pipeline',
  accounts: ['app-dev'],
  resources: { provider: { createdIn: 'same-account' } },
  oidc: {
    issuer: 'https://gitlab.com',
    audience: 'https://gitlab.com',
    subject: 'project_path:trips/app:ref_type:branch:ref:main',
  },
};
export const elsewhere = (change: object): Record<string, unknown> => ({
  'company/trustedOidcProviders': [
    { url: 'gitlab.com', audiences: ['https://gitlab.com'], subjects: ['project_path:trips/*'] },
  ],
  workloads: { pipe: { ...gitLab, ...change } },
});
/** The workload that is in order, but for this. */
export const worker = (change: object): Record<string, unknown> => ({ workloads: { work: { ...work, ...change } } });
export const pipeline = (change: object): Record<string, unknown> => ({
  ...trusted,
  workloads: { pipe: { ...pipe, ...change } },
});
export const inbox = (given: object): Record<string, unknown> =>
  worker({ resources: { ...work.resources, inbox: given } });
