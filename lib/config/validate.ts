import { nothingOwn } from '../choice/catalogue';
import { checks } from './checks';
import type { Catalogues } from './checks/check';
import { policyQuotas } from './checks/policy-quotas';
import { ConfigError } from './config-error';
import { entriesOf } from './draft';
import { withoutFollowUps } from './follow-ups';
import { readLandingZoneShape, type LandingZoneShape } from './landing-zone-shape';
import { at } from './location';
import { measurable } from './measurable';
import type { Problem } from './problem';
import type { LandingZone } from '../model/landing-zone';
import { todayInUtc } from './today';

export type { Catalogues, PolicyUsage } from './checks/check';

/**
 * The landing zone that a config describes.
 *
 * @throws ConfigError with every problem at once: a wrong value keeps only what depends on it from being checked
 */
export function validateConfig(input: unknown, catalogues: Catalogues, today = todayInUtc()): LandingZone {
  const shape = readLandingZoneShape(input);
  const problems = configProblems(shape, catalogues, today);
  if (shape.zone === undefined || problems.length > 0) throw new ConfigError(problems);
  return shape.zone;
}

/** Every problem of a config whose shape was read, those of its shape included. @param today year-month-day in UTC */
export function configProblems(
  { draft, problems, zone }: LandingZoneShape,
  catalogues: Catalogues,
  today: string,
): readonly Problem[] {
  const checked = {
    draft,
    today,
    guardrailIds: catalogues.guardrailIds,
    guardrails: catalogues.guardrails,
    personaIds: Object.keys(catalogues.personas),
    personas: Object.fromEntries(entriesOf(catalogues.personas)),
    machineRoles: catalogues.machineRoles,
    own: catalogues.own ?? nothingOwn,
  };
  const found = withoutFollowUps([...problems, ...checks.flatMap((check) => [...check(checked)])]);
  // Exceptions have a weight, too, as soon as it is known whom they mean.
  const weighed = found.length === 0 ? zone : measurable(draft, catalogues.guardrailIds);
  return [...found, ...weigh(weighed, catalogues)];
}

function weigh(zone: LandingZone | undefined, { policyUsage }: Catalogues): readonly Problem[] {
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
