import type { EngineEnvironment } from '../../lib/assembly';
import { ConfigError } from '../../lib/config/config-error';
import type { IamData } from '../../lib/iam-data';
import type { LandingZone } from '../../lib/model/landing-zone';
import { expandAssignments } from '../../lib/model/tree';
import type { ProofRow } from '../../lib/policy';
import { findEmptyRows } from '../../lib/proofs/emptiness';
import { landingZoneClaims } from '../../lib/proofs/landing-zone-proofs';
import { engineFor, runProofs } from '../../lib/proofs/run';
import type { Definitions } from '../../lib/config/definitions';
import { pick, type Random } from '../support/random';
import { catalogue, readLandingZone } from '../support/read-landing-zone';

/** A sentence that is false: somebody may do it on the resource that a row of `can` names. */
export interface Turned {
  readonly what: string;
  readonly never: object;
}

/** Each row of a persona's `can` that names a resource, as a `never` about whoever has it: about any resource, or about a pattern. */
export function turnedRows(
  zone: LandingZone,
  personas: Definitions['personas'],
  pattern: 'without resource' | '*',
): readonly Turned[] {
  const once = new Map(expandAssignments(zone).map((one) => [one.persona, one]));
  return [...once.values()].flatMap(({ group, persona, account }) => {
    const rows = (personas as Readonly<Record<string, { readonly can: readonly ProofRow[] }>>)[persona]?.can ?? [];
    return rows.flatMap(({ action, except, resource, context }, index) =>
      resource === undefined
        ? []
        : [
            {
              what: `${persona}, can row ${index + 1}`,
              never: {
                principal: `${group}/${persona}`,
                account,
                action,
                ...(except && { except }),
                ...(context && { context }),
                ...(pattern === '*' && { resource: '*' }),
              },
            },
          ],
    );
  });
}

/** So many of them, the same for the same seed. */
export function sampleOf<T>(all: readonly T[], count: number, random: Random): readonly T[] {
  const left = [...all];
  return Array.from({ length: Math.min(count, all.length) }, () => {
    const one = pick(random, left);
    left.splice(left.indexOf(one), 1);
    return one;
  });
}

/** How a sentence ends: refused where the config is read, empty or false where it is proven, or (which is a fault) held. */
export function verdictOn(
  never: object,
  config: object,
  environment: EngineEnvironment,
  iamData: IamData,
): 'refused' | 'empty' | 'false' | 'held' {
  try {
    const zone = readLandingZone({ ...config, scenarios: [{ says: 'this is not so', never: [never] }] });
    const claims = landingZoneClaims(environment, { zone, catalogue }).filter(
      ({ subject }) => subject === 'scenario 1',
    );
    const { homeRegion, approvedRegions } = zone.company;
    const engine = engineFor(claims, iamData);
    const context = { iamData, homeRegion, approvedRegions, engine };
    if (claims.length === 0) return 'held';
    if (findEmptyRows(claims, context).length > 0) return 'empty';
    return runProofs(claims, context, engine).failures.length > 0 ? 'false' : 'held';
  } catch (error) {
    if (error instanceof ConfigError) return 'refused';
    throw error;
  }
}
