import type { Change } from './change';
import { delegationChanges } from './delegations';
import { foundationChanges } from './foundations';
import { identityChanges } from './identity';
import { organizationChanges } from './organization';
import { policyChanges } from './policies';

/** What somebody does by hand after a deploy of the sample company, and what drift says of it. */
export const changesByHand: readonly Change[] = [
  ...policyChanges(),
  ...organizationChanges(),
  ...identityChanges(),
  ...foundationChanges(),
  ...delegationChanges(),
];
