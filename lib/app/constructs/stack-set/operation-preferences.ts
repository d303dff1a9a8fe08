import type { CfnStackSet } from 'aws-cdk-lib/core';

/** Every account and Region at once, and one that fails fails the operation: a deploy never ends well with one left behind. */
export const ALL_OR_NOTHING: CfnStackSet.OperationPreferencesProperty = {
  concurrencyMode: 'SOFT_FAILURE_TOLERANCE',
  failureToleranceCount: 0,
  maxConcurrentPercentage: 100,
  regionConcurrencyType: 'PARALLEL',
};
