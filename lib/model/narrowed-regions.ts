/** Id of the guardrail that binds a company to its Regions. */
export const UNAPPROVED_REGIONS = 'deny-unapproved-regions';

const PREFIX = `${UNAPPROVED_REGIONS}-in-`;

/** Id of the guardrail that an OU has from its `approvedRegions`. */
export function narrowedRegionsGuardrail(unit: string): string {
  return `${PREFIX}${unit}`;
}

export function isNarrowedRegionsGuardrail(id: string): boolean {
  return id.startsWith(PREFIX);
}
