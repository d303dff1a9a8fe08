import type { Chain } from './breakage';

export const LOGGING: Chain = {
  stack: 'Logging',
  stackName: 'lz-logging',
  status: 'ROLLBACK_COMPLETE',
  breakages: [
    {
      what: 'logging: the first deploy fails and is rolled back',
      meets: [],
      fault: { service: 'cloudtrail', action: 'CreateTrail', error: 'InternalFailure', times: 0 },
      says: [/AWS::CloudTrail::Trail/],
      wayOut: 'with the next',
    },
    {
      what: 'logging: so the CLI wants to clear the stack away, which is protected',
      meets: ['cannot be deleted while TerminationProtection is enabled'],
    },
  ],
};
