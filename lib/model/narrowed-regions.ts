const PREFIX = 'deny-unapproved-regions-in-';

/** Id of the guardrail that an OU has from its `approvedRegions`. */
export function narrowedRegionsGuardrail(unit: string): string {
  return `${PREFIX}${unit}`;
}

export function isNarrowedRegionsGuardrail(id: string): boolean {
  return id.startsWith(PREFIX);
}
