import { servicePolicies } from '../choice/service-policies';
import { placedRoleProblems, readDefinitions, type Definitions } from './definitions';
import { ownEntriesOf } from './definitions/definitions';
import { guardrailContext } from '../choice/guardrail-context';
import { organizationPolicies, type GuardrailCatalogue } from '../choice/organization-policies';
import { measure } from '../choice/policy-quotas';
import { ConfigError } from './config-error';
import { readLandingZoneShape } from './landing-zone-shape';
import type { LandingZone } from '../model/schema';
import { unusedReplacements } from './own/unused-replacements';
import { configProblems, type PolicyUsage } from './validate';

/**
 * The landing zone that a config describes.
 *
 * @param definitions guardrails, personas and all else that the config chooses from, the company's own included
 * @param read reads the definitions. @default anew each time
 * @throws ConfigError with every problem of the config and of the definitions at once
 */
export function readLandingZone(
  config: unknown,
  definitions: Definitions,
  read: typeof readDefinitions = readDefinitions,
): LandingZone {
  const shape = readLandingZoneShape(config);
  const own = ownEntriesOf(definitions);
  const { guardrailIds, guardrails, personas, machineRoles, ...found } = read(shape, definitions);
  const problems = [
    ...found.problems,
    ...configProblems(shape, {
      guardrailIds,
      personas,
      own,
      machineRoles,
      policyUsage: (measured) => (guardrails === undefined ? [] : policyUsage(measured, guardrails)),
    }),
  ];
  const { zone } = shape;
  problems.push(...unusedReplacements(shape.draft, own));
  if (zone !== undefined && problems.length === 0) problems.push(...placedRoleProblems(zone, machineRoles, own));
  if (zone === undefined || problems.length > 0) throw new ConfigError(problems);
  return zone;
}

function policyUsage(zone: LandingZone, catalogue: GuardrailCatalogue): readonly PolicyUsage[] {
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
