import { servicePolicies } from '../choice/service-policies';
import { catalogueOf, placedRoleProblems, readDefinitions, soundDefinitions, type Definitions } from './definitions';
import { ownEntriesOf } from './definitions/definitions';
import { exceptedCatalogue } from '../choice/exceptions/excepted-catalogue';
import type { Chooser } from '../choice/catalogue';
import { guardrailContext } from '../choice/guardrail-context';
import { organizationPolicies } from '../choice/organization-policies';
import { measure } from '../choice/policy-quotas';
import { ConfigError } from './config-error';
import { readLandingZoneShape } from './landing-zone-shape';
import type { LandingZone } from '../model/landing-zone';
import type { Problem } from './problem';
import { todayInUtc } from './today';
import { unusedReplacements } from './own/unused-replacements';
import { configProblems, type PolicyUsage } from './validate';

/**
 * The landing zone that a config describes.
 *
 * @param definitions guardrails, personas and all else that the config chooses from, the company's own included
 * @param read reads the definitions. @default anew each time
 * @param today year-month-day in UTC, by which exceptions end
 * @param names what AWS does not have of what the sound ones name, to be told with whatever else is wrong. @default nobody looks
 * @throws ConfigError with every problem of the config and of the definitions at once
 */
export function readLandingZone(
  config: unknown,
  definitions: Definitions,
  read: typeof readDefinitions = readDefinitions,
  today = todayInUtc(),
  names: NamesOf = () => [],
): LandingZone {
  const shape = readLandingZoneShape(config);
  const own = ownEntriesOf(definitions);
  const found = read(shape, definitions);
  const { guardrailIds, guardrails, soundGuardrails, personas, machineRoles } = found;
  // Whom an exception means rests on personas and machine roles.
  const exceptionsOf = (measured: LandingZone): LandingZone['exceptions'] =>
    found.problems.length === 0 ? measured.exceptions : {};
  const problems = [
    ...found.problems,
    ...configProblems(
      shape,
      {
        guardrailIds,
        guardrails: soundGuardrails,
        personas,
        machineRoles,
        own,
        policyUsage: (measured) =>
          guardrails === undefined
            ? []
            : policyUsage({
                zone: { ...measured, exceptions: exceptionsOf(measured) },
                catalogue: catalogueOf(definitions),
              }),
      },
      today,
    ),
  ];
  const { zone } = shape;
  problems.push(...unusedReplacements(shape.draft, own));
  if (zone !== undefined && problems.length === 0) problems.push(...placedRoleProblems(zone, machineRoles, own));
  if (problems.length > 0)
    problems.push(...names(zone && withoutWhatItPlaces(zone), soundDefinitions(definitions, found)));
  if (zone === undefined || problems.length > 0) throw new ConfigError(problems);
  return zone;
}

/** Problems of names in definitions, all of them sound, and in a landing zone, where the config has the shape of one. */
export type NamesOf = (zone: LandingZone | undefined, definitions: Definitions) => readonly Problem[];

/** What of a config that may be wrong can be asked: nothing of it is made out of what it names. */
function withoutWhatItPlaces(zone: LandingZone): LandingZone {
  return { ...zone, exceptions: {}, workloads: {} };
}

function policyUsage(chooser: Chooser): readonly PolicyUsage[] {
  const { zone } = chooser;
  const { guardrails: catalogue } = exceptedCatalogue(chooser);
  const guardrails = organizationPolicies(zone, guardrailContext(chooser), catalogue);
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
