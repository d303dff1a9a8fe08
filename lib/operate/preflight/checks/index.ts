import type { Check } from '../check';
import { managementAccount, partition, rootUser } from './account';
import { accountIdentity, accountQuota, accountsPresent, adoptedAccounts, createdAccounts } from './accounts';
import { policyAttachments } from './attachments';
import { policiesOfOthers } from './policies-of-others';
import { enabledRegions } from './enabled-regions';
import { homeRegion } from './home-region';
import { groupNames, identityCenter, permissionSetNames } from './identity-center';
import { administratorsByRegion } from './administrators-by-region';
import { delegation } from './delegation';
import { changingHands } from './changing-hands';
import { controlTower, organization, policyNames, policyTypes, trustedAccess } from './organization';
import { adoptedUnits, unitNames, unitParents } from './organizational-units';
import { leavingRegions } from './leaving-regions';
import { memberRegions } from './member-regions';
import { accountMoves } from './moves';
import { accountPlaces } from './places';
import { leftStacks, stacksOfEntries } from './batches';
import { bootstrap, stacks } from './stacks';
import { taken } from './taken';
import { trails } from './trails';

/** Whether this is the right account at all, and then the right Region: with a wrong one every answer after it is about something else. */
export const identity: readonly (readonly Check[])[] = [[partition, managementAccount], [homeRegion]];

/** In the order of the table. */
export const checks: readonly Check[] = [
  rootUser,
  enabledRegions,
  organization,
  controlTower,
  identityCenter,
  bootstrap,
  stacks,
  stacksOfEntries,
  leftStacks,
  accountQuota,
  accountsPresent,
  adoptedAccounts,
  createdAccounts,
  accountIdentity,
  accountMoves,
  accountPlaces,
  memberRegions,
  unitNames,
  adoptedUnits,
  unitParents,
  leavingRegions,
  policyTypes,
  policyNames,
  policyAttachments,
  policiesOfOthers,
  trustedAccess,
  delegation,
  administratorsByRegion,
  permissionSetNames,
  groupNames,
  trails,
  changingHands,
  taken,
];
