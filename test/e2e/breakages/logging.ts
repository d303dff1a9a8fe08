import type { Chain } from './breakage';

export const LOGGING: Chain = {
  stack: 'Logging',
  stackName: 'lz-logging',
  status: 'ROLLBACK_COMPLETE',
  breakages: [
    {
      what: 'logging: the first deploy fails and is rolled back',
      meets: [],
      // Before the buckets are there, which a rollback of the stack keeps.
      fault: { service: 'kms', action: 'CreateKey', by: 'stackset', error: 'KMSInternalException', times: 0 },
      says: [/AWS::KMS::Key/],
      wayOut: 'with the next',
    },
    {
      what: 'logging: so the CLI wants to clear the stack away, which is protected',
      meets: ['cannot be deleted while TerminationProtection is enabled'],
    },
  ],
};
