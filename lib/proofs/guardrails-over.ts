import type { LandingZone } from '../model/landing-zone';
import { organizationalUnitPath } from '../model/tree';

/** Guardrails that bind a member account: the root's, those of its OUs, narrower Regions among them, and its own. */
export function guardrailsOver(zone: LandingZone, account: string): readonly string[] {
  const { ou = '', guardrails = [] } = zone.accounts[account] ?? {};
  const { guardrails: everywhere, organizationalUnits } = zone.organization;
  const path = organizationalUnitPath(zone, ou);
  return [...everywhere, ...path.flatMap((key) => organizationalUnits[key]?.guardrails ?? []), ...guardrails];
}
