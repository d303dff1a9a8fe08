import { resolvePermissionSet, type PermissionSetDefinition } from '../permission-sets/permission-set';
import { checks } from './checks';
import type { Catalogues } from './checks/check';
import { policyQuotas } from './checks/policy-quotas';
import { ConfigError } from './config-error';
import type { LandingZoneDraft } from './draft';
import { measurable } from './measurable';
import type { LandingZone } from './schema';
import { readShape } from './shape';

export type { Catalogues, PolicyUsage } from './checks/check';

/**
 * The landing zone that a config describes.
 *
 * @throws ConfigError with every problem at once: a wrong value keeps only what depends on it from being checked
 */
export function validateConfig(input: unknown, catalogues: Catalogues): LandingZone {
  const { draft, zone, problems: shapeProblems } = readShape(input);
  const checked = {
    draft,
    guardrailIds: catalogues.guardrailIds,
    personaIds: Object.keys(catalogues.personas),
    personas: resolvePersonas(draft, catalogues.personas),
  };
  const problems = [...shapeProblems, ...checks.flatMap((check) => [...check(checked)])];
  const weighed = measurable(draft, catalogues.guardrailIds);
  if (weighed !== undefined) problems.push(...policyQuotas(catalogues.policyUsage(weighed)));
  if (zone === undefined || problems.length > 0) throw new ConfigError(problems);
  return zone;
}

function resolvePersonas(
  { company }: LandingZoneDraft,
  personas: Catalogues['personas'],
): Record<string, PermissionSetDefinition> {
  const { homeRegion, approvedRegions = [] } = company ?? {};
  const [first, ...rest] = approvedRegions.filter((region) => region !== undefined);
  const context =
    homeRegion === undefined || first === undefined
      ? undefined
      : { homeRegion, approvedRegions: [first, ...rest] as const };
  return Object.fromEntries(
    Object.entries(personas).flatMap(([id, factory]) => {
      if (typeof factory !== 'function') return [[id, factory]];
      return context === undefined ? [] : [[id, resolvePermissionSet(factory, context)]];
    }),
  );
}
