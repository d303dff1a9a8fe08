import type { Check } from '../check';
import { managementAccount, partition, rootUser } from './account';
import { accountIdentity, accountQuota, accountsPresent, adoptedAccounts } from './accounts';
import { identityCenter, permissionSetNames } from './identity-center';
import { delegation, organization, policyNames, policyTypes, trustedAccess } from './organization';
import { adoptedUnits, unitParents, unitsPresent } from './organizational-units';
import { bootstrap, stacks } from './stacks';

/** Whether this is the right account at all. */
export const identity: readonly Check[] = [partition, managementAccount];

/** In the order of the table. */
export const checks: readonly Check[] = [
  rootUser,
  organization,
  identityCenter,
  bootstrap,
  stacks,
  accountQuota,
  accountsPresent,
  adoptedAccounts,
  accountIdentity,
  unitsPresent,
  adoptedUnits,
  unitParents,
  policyTypes,
  policyNames,
  trustedAccess,
  delegation,
  permissionSetNames,
];
