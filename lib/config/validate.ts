import { nothingOwn } from '../choice/catalogue';
import { checks } from './checks';
import type { Catalogues } from './checks/check';
import { policyQuotas } from './checks/policy-quotas';
import { ConfigError } from './config-error';
import { entriesOf, type LandingZoneDraft } from './draft';
import { readLandingZoneShape, type LandingZoneShape } from './landing-zone-shape';
import { at } from './location';
import { measurable } from './measurable';
import type { Problem } from './problem';
import type { LandingZone } from '../model/schema';

export type { Catalogues, PolicyUsage } from './checks/check';

/**
 * The landing zone that a config describes.
 *
 * @throws ConfigError with every problem at once: a wrong value keeps only what depends on it from being checked
 */
export function validateConfig(input: unknown, catalogues: Catalogues): LandingZone {
  const shape = readLandingZoneShape(input);
  const problems = configProblems(shape, catalogues);
  if (shape.zone === undefined || problems.length > 0) throw new ConfigError(problems);
  return shape.zone;
}

/** Every problem of a config whose shape was read, those of its shape included. */
export function configProblems({ draft, problems }: LandingZoneShape, catalogues: Catalogues): readonly Problem[] {
  const checked = {
    draft,
    guardrailIds: catalogues.guardrailIds,
    personaIds: Object.keys(catalogues.personas),
    personas: Object.fromEntries(entriesOf(catalogues.personas)),
    machineRoles: catalogues.machineRoles,
    own: catalogues.own ?? nothingOwn,
  };
  return [...problems, ...checks.flatMap((check) => [...check(checked)]), ...weigh(draft, catalogues)];
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
        mend: 'place one of them elsewhere, or correct it in its file',
      },
    ];
  }
}
