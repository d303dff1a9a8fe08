import type { Chain, Breakage } from './breakage';

/** Before the buckets are there, which a rollback of the stack keeps. */
const NO_KEY = {
  service: 'kms',
  action: 'CreateKey',
  by: 'stackset',
  error: 'KMSInternalException',
  times: 0,
} as const;

const WITH_ROLLBACK: readonly Breakage[] = [
  {
    what: 'logging: the first deploy, by `npx cdk deploy`, fails and is rolled back',
    meets: [],
    by: 'npx cdk deploy',
    fault: NO_KEY,
    says: [/AWS::KMS::Key/],
    wayOut: 'with the next',
  },
  {
    what: 'logging: so the CLI wants to clear the stack away, which is protected',
    meets: ['cannot be deleted while TerminationProtection is enabled'],
    refused: [/^stacks: lz-logging is in ROLLBACK_COMPLETE/],
  },
];

export const LOGGING: Chain = {
  stack: 'Logging',
  stackName: 'lz-logging',
  status: 'ROLLBACK_COMPLETE',
  breakages: [
    ...WITH_ROLLBACK,
    {
      what: 'logging: the first deploy fails and stands where it failed, from where the next one goes on',
      meets: [],
      fault: NO_KEY,
      says: [/AWS::KMS::Key/],
      status: 'CREATE_FAILED',
    },
    {
      what: 'logging: somebody set Lake Formation up in the log archive account',
      meets: ['Insufficient Lake Formation permission(s)'],
      fault: {
        service: 'glue',
        action: 'CreateDatabase',
        error: 'AccessDeniedException',
        message: 'Insufficient Lake Formation permission(s): Required Create Database on Catalog',
        times: 0,
      },
      says: [/AWS::Glue::Database/],
      status: 'UPDATE_FAILED',
    },
  ],
};
