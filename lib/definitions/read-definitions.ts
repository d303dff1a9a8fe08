import { guardrailContext } from '../guardrails/context';
import type { Catalogue } from '../guardrails/organization-policies';
import type { LandingZoneShape } from '../model/landing-zone-shape';
import type { Problem } from '../model/problem';
import type { PermissionSetContext } from '../permission-sets/permission-set';
import type { Definitions } from './definitions';
import { readGuardrails } from './read-guardrails';
import { readPersonas, type ReadPersonas } from './read-personas';
import { readServiceRoles, type ReadServiceRoles } from './read-service-roles';
import { alarmProblems, boundaryProblems, controlProblems } from './read-tables';

export interface ReadDefinitions {
  readonly problems: readonly Problem[];
  readonly personas: ReadPersonas['personas'];
  readonly serviceRoles: ReadServiceRoles['serviceRoles'];
  readonly guardrailIds: readonly string[];
  /** Undefined where one of them cannot be read. */
  readonly guardrails: Catalogue | undefined;
}

/**
 * Reads everything that is defined beside the config, before anything uses it. What is made from the company's config is
 * read as far as that has the right shape.
 */
export function readDefinitions({ draft, zone }: LandingZoneShape, definitions: Definitions): ReadDefinitions {
  const guardrails = readGuardrails(definitions.guardrails, zone && guardrailContext(zone));
  const personas = readPersonas(definitions.personas, personaContext(draft));
  const roles = readServiceRoles(definitions.serviceRoles, draft.company?.quotas);
  return {
    problems: [
      ...guardrails.problems,
      ...personas.problems,
      ...roles.problems,
      ...alarmProblems(definitions.alarms),
      ...controlProblems(definitions.controls),
      ...boundaryProblems(definitions.permissionsBoundary),
    ],
    personas: personas.personas,
    serviceRoles: roles.serviceRoles,
    guardrailIds: guardrails.ids,
    guardrails: guardrails.problems.length === 0 ? (definitions.guardrails as Catalogue) : undefined,
  };
}

/** Undefined where that part of the config is wrong itself. */
function personaContext({ company }: LandingZoneShape['draft']): PermissionSetContext | undefined {
  const { homeRegion, approvedRegions = [] } = company ?? {};
  const [first, ...rest] = approvedRegions.filter((region) => region !== undefined);
  return homeRegion === undefined || first === undefined
    ? undefined
    : { homeRegion, approvedRegions: [first, ...rest] };
}
