import type { Change } from './change';
import { foundationsChanges } from './foundations';
import { identityChanges } from './identity';
import { organizationChanges } from './organization';
import { policiesChanges } from './policies';

/** What somebody does by hand after a deploy of the sample company, and what drift says of it. */
export const changesByHand: readonly Change[] = [
  ...policiesChanges,
  ...organizationChanges,
  ...identityChanges,
  ...foundationsChanges,
];
