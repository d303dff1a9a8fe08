import { problemsOfCatalogues } from './catalogue-problems';
import { choose } from './choice/choose';
import { catalogue } from './guardrails/catalogue';
import { measure } from './guardrails/quotas';
import { ConfigError } from './model/config-error';
import type { LandingZone } from './model/schema';
import { validateConfig, type PolicyUsage } from './model/validate';
import { personas } from './permission-sets/catalogue';
import { serviceRoles } from './service-roles/catalogue';

/**
 * The landing zone that a config describes, with the catalogues of this repository.
 *
 * @throws ConfigError with every problem of the config at once
 */
export function readLandingZone(config: unknown): LandingZone {
  const zone = validateConfig(config, {
    guardrailIds: Object.values(catalogue).flatMap((guardrails) => Object.keys(guardrails)),
    personas,
    serviceRoles,
    policyUsage,
  });
  const problems = problemsOfCatalogues(zone);
  if (problems.length > 0) throw new ConfigError(problems);
  return zone;
}

function policyUsage(zone: LandingZone): readonly PolicyUsage[] {
  const { characters, attachments } = measure(choose(zone).organizationPolicies());
  return [
    ...characters.map(({ policy: { type, target, name }, used, allowed }) => ({
      type,
      target,
      what: 'characters' as const,
      policy: name,
      used,
      allowed,
    })),
    ...attachments.map((usage) => ({ ...usage, what: 'attachments' as const })),
  ];
}
