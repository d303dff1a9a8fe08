import { servicePolicies } from './choice/service-policies';
import { ownDefinitions, placedRoleProblems, readDefinitions, type Definitions } from './definitions';
import { guardrailContext } from './guardrails/context';
import { organizationPolicies, type Catalogue } from './guardrails/organization-policies';
import { measure } from './guardrails/quotas';
import { ConfigError } from './model/config-error';
import { readLandingZoneShape } from './model/landing-zone-shape';
import type { LandingZone } from './model/schema';
import { configProblems, type PolicyUsage } from './model/validate';

/**
 * The landing zone that a config describes, with the catalogues of this repository.
 *
 * @param definitions guardrails, personas and all else that the config chooses from. @default those of this repository
 * @param read reads the definitions. @default anew each time
 * @throws ConfigError with every problem of the config and of the definitions at once
 */
export function readLandingZone(
  config: unknown,
  definitions: Definitions = ownDefinitions,
  read: typeof readDefinitions = readDefinitions,
): LandingZone {
  const shape = readLandingZoneShape(config);
  const { guardrailIds, guardrails, personas, serviceRoles, ...found } = read(shape, definitions);
  const problems = [
    ...found.problems,
    ...configProblems(shape, {
      guardrailIds,
      personas,
      serviceRoles,
      policyUsage: (measured) => (guardrails === undefined ? [] : policyUsage(measured, guardrails)),
    }),
  ];
  const { zone } = shape;
  if (zone !== undefined && problems.length === 0) problems.push(...placedRoleProblems(zone, serviceRoles));
  if (zone === undefined || problems.length > 0) throw new ConfigError(problems);
  return zone;
}

function policyUsage(zone: LandingZone, catalogue: Catalogue): readonly PolicyUsage[] {
  const guardrails = organizationPolicies(zone, guardrailContext(zone), catalogue);
  const { characters, attachments } = measure([...guardrails, ...servicePolicies(zone)]);
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
