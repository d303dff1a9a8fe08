import { isRegion } from '../../model/regions';
import { guardrailContext } from '../../choice/guardrail-context';
import type { GuardrailCatalogue } from '../../choice/organization-policies';
import type { LandingZoneShape } from '../landing-zone-shape';
import type { Problem } from '../problem';
import type { LandingZone } from '../../model/landing-zone';
import type { PersonaContext } from '../../catalogue/personas/definition/persona';
import type { Definitions } from './definitions';
import { readGuardrails, type ReadGuardrails } from './read-guardrails';
import { readPersonas, type ReadPersonas } from './read-personas';
import { readMachineRoles, type ReadMachineRoles } from './read-machine-roles';
import { workflowProblems } from './read-workflows';
import { alarmProblems, boundaryProblems, controlProblems, findingAlarmProblems } from './read-tables';

export interface ReadDefinitions {
  readonly problems: readonly Problem[];
  readonly personas: ReadPersonas['personas'];
  readonly machineRoles: ReadMachineRoles['machineRoles'];
  readonly guardrailIds: readonly string[];
  readonly soundGuardrails: ReadGuardrails['guardrails'];
  /** Undefined where one of them cannot be read. */
  readonly guardrails: GuardrailCatalogue | undefined;
}

/**
 * Reads everything that is defined beside the config, before anything uses it. What is made from the company's config is
 * read as far as that has the right shape.
 */
export function readDefinitions({ draft, zone }: LandingZoneShape, definitions: Definitions): ReadDefinitions {
  // Whom the config exempts is not known before the definitions are.
  const guardrails = readGuardrails(definitions, zone && guardrailContext(withoutExceptions(zone)));
  const personas = readPersonas(definitions, personaContext(draft));
  const roles = readMachineRoles(definitions, draft.company?.quotas);
  return {
    problems: [
      ...(definitions.own?.problems ?? []),
      ...guardrails.problems,
      ...personas.problems,
      ...roles.problems,
      ...workflowProblems(definitions, {
        guardrails: guardrails.ids,
        personas: Object.keys(personas.personas),
        machineRoles: Object.keys(roles.machineRoles),
      }),
      ...alarmProblems(definitions.alarms),
      ...findingAlarmProblems(definitions.findingAlarms),
      ...controlProblems(definitions.controls),
      ...boundaryProblems(definitions.permissionsBoundary),
    ],
    personas: personas.personas,
    machineRoles: roles.machineRoles,
    guardrailIds: guardrails.ids,
    soundGuardrails: guardrails.guardrails,
    guardrails: guardrails.isWhole ? (definitions.guardrails as GuardrailCatalogue) : undefined,
  };
}

/** Made of what is not read yet, so that it asks nothing of personas and machine roles. */
function withoutExceptions(zone: LandingZone): Parameters<typeof guardrailContext>[0] {
  // A Region that is misspelt is told where it is written, and not once more for each guardrail that is made of it.
  const approvedRegions = zone.company.approvedRegions.filter(isRegion);
  const company = approvedRegions.length === 0 ? zone.company : { ...zone.company, approvedRegions };
  return { zone: { ...zone, company, exceptions: {} }, catalogue: { personas: {}, machineRoles: {} } };
}

/** Undefined where that part of the config is wrong itself. */
function personaContext({ company }: LandingZoneShape['draft']): PersonaContext | undefined {
  const { homeRegion, approvedRegions = [] } = company ?? {};
  const [first, ...rest] = approvedRegions.filter((region) => region !== undefined);
  return homeRegion === undefined || first === undefined
    ? undefined
    : { homeRegion, approvedRegions: [first, ...rest] };
}
