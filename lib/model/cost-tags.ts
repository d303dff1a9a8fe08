import type { LandingZone } from './landing-zone';

/** Guardrail that makes teams spell these keys alike. */
const STANDARDIZE_COST_TAGS = 'standardize-cost-tags';
const STANDARD_KEYS = ['cost-center', 'owner'] as const;

/**
 * Tags that costs can be split by: those that the config puts on resources and accounts, and those that the tag policy
 * standardizes. Sorted.
 */
export function costTagKeys({ company, organization, accounts }: LandingZone): readonly string[] {
  const holders = [organization, ...Object.values(organization.organizationalUnits), ...Object.values(accounts)];
  const isStandardized = holders.some(({ guardrails }) => guardrails.includes(STANDARDIZE_COST_TAGS));
  return [
    ...new Set([
      ...Object.keys(company.tags),
      ...Object.values(accounts).flatMap(({ tags }) => Object.keys(tags)),
      ...(isStandardized ? STANDARD_KEYS : []),
    ]),
  ].sort();
}
