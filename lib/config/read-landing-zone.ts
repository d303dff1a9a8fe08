import { servicePolicies } from '../choice/service-policies';
import { ownDefinitions, placedRoleProblems, readDefinitions, type Definitions } from './definitions';
import { exceptedCatalogue } from '../choice/exceptions/excepted-catalogue';
import { guardrailContext } from '../choice/guardrail-context';
import { organizationPolicies, type Catalogue } from '../choice/organization-policies';
import { measure } from '../choice/policy-quotas';
import { ConfigError } from './config-error';
import { readLandingZoneShape } from './landing-zone-shape';
import type { LandingZone } from '../model/schema';
import { todayInUtc } from './today';
import { configProblems, type PolicyUsage } from './validate';

/**
 * The landing zone that a config describes, with the catalogues of this repository.
 *
 * @param definitions guardrails, personas and all else that the config chooses from. @default those of this repository
 * @param read reads the definitions. @default anew each time
 * @param today year-month-day in UTC, by which exceptions end
 * @throws ConfigError with every problem of the config and of the definitions at once
 */
export function readLandingZone(
  config: unknown,
  definitions: Definitions = ownDefinitions,
  read: typeof readDefinitions = readDefinitions,
  today = todayInUtc(),
): LandingZone {
  const shape = readLandingZoneShape(config);
  const { guardrailIds, guardrails, soundGuardrails, personas, machineRoles, ...found } = read(shape, definitions);
  const problems = [
    ...found.problems,
    ...configProblems(
      shape,
      {
        guardrailIds,
        guardrails: soundGuardrails,
        personas,
        machineRoles,
        policyUsage: (measured) => (guardrails === undefined ? [] : policyUsage(measured, guardrails)),
      },
      today,
    ),
  ];
  const { zone } = shape;
  if (zone !== undefined && problems.length === 0) problems.push(...placedRoleProblems(zone, machineRoles));
  if (zone === undefined || problems.length > 0) throw new ConfigError(problems);
  return zone;
}

function policyUsage(zone: LandingZone, catalogue: Catalogue): readonly PolicyUsage[] {
  const guardrails = organizationPolicies(zone, guardrailContext(zone), exceptedCatalogue(zone, catalogue));
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
