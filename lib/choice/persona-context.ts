import type { LandingZone } from '../model/schema';
import type { NonEmpty } from '../policy/document';
import type { PermissionSetContext } from '../catalogue/personas/definition/permission-set';

/** What personas may know about a company. */
export function permissionSetContext({ company }: LandingZone): PermissionSetContext {
  return { homeRegion: company.homeRegion, approvedRegions: company.approvedRegions as NonEmpty<string> };
}
