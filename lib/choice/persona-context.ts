import type { LandingZone } from '../model/landing-zone';
import type { NonEmpty } from '../policy/document';
import type { PersonaContext } from '../catalogue/personas/definition/persona';

/** What personas may know about a company. */
export function personaContext({ company }: LandingZone): PersonaContext {
  return { homeRegion: company.homeRegion, approvedRegions: company.approvedRegions as NonEmpty<string> };
}
