import { resolvePermissionSet, type PermissionSetDefinition } from '../permission-sets/permission-set';
import { checks } from './checks';
import type { Catalogues } from './checks/check';
import { policyQuotas } from './checks/policy-quotas';
import { ConfigError } from './config-error';
import type { LandingZoneDraft } from './draft';
import { at } from './location';
import { measurable } from './measurable';
import type { Problem } from './problem';
import type { LandingZone } from './schema';
import { readShape } from './shape';
import { findUnreadable } from './unreadable';

export type { Catalogues, PolicyUsage } from './checks/check';

/**
 * The landing zone that a config describes.
 *
 * @throws ConfigError with every problem at once: a wrong value keeps only what depends on it from being checked
 */
export function validateConfig(input: unknown, catalogues: Catalogues): LandingZone {
  const unreadable = findUnreadable(input);
  if (unreadable.length > 0) throw new ConfigError(unreadable);
  const { draft, zone, problems: shapeProblems } = readShape(input);
  const checked = {
    draft,
    guardrailIds: catalogues.guardrailIds,
    personaIds: Object.keys(catalogues.personas),
    personas: resolvePersonas(draft, catalogues.personas),
    serviceRoles: catalogues.serviceRoles,
  };
  const problems = [...shapeProblems, ...checks.flatMap((check) => [...check(checked)])];
  problems.push(...weigh(draft, catalogues));
  if (zone === undefined || problems.length > 0) throw new ConfigError(problems);
  return zone;
}

function weigh(draft: LandingZoneDraft, { guardrailIds, policyUsage }: Catalogues): readonly Problem[] {
  const zone = measurable(draft, guardrailIds);
  if (zone === undefined) return [];
  try {
    return policyQuotas(policyUsage(zone));
  } catch (error) {
    return [
      {
        path: at('organization'),
        found: error instanceof Error ? error.message : String(error),
        expected: 'guardrails that agree with each other wherever they meet',
        mend: 'place one of them elsewhere, or correct it in lib/guardrails',
      },
    ];
  }
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
