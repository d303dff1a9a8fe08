import { draftOf, type LandingZoneDraft } from './draft';
import { inFile, locate } from './location';
import type { Problem } from './problem';
import { completeLandingZone } from '../model/complete';
import type { LandingZone } from '../model/landing-zone';
import { landingZoneSchema } from '../model/schema';
import { readShape } from './shape';
import { findUnreadable } from './unreadable';

export interface LandingZoneShape {
  readonly problems: readonly Problem[];
  /** What can be checked further, whatever else is wrong. */
  readonly draft: LandingZoneDraft;
  /** Complete. Undefined where there are problems. */
  readonly zone: LandingZone | undefined;
}

/** Reads a config: every problem of its shape, and as much of the landing zone as has the right one. */
export function readLandingZoneShape(input: unknown): LandingZoneShape {
  const unreadable = findUnreadable(input);
  if (unreadable.length > 0) return { problems: unreadable, draft: {}, zone: undefined };
  const isMissing = (section: PropertyKey | undefined): boolean =>
    typeof input !== 'object' || input === null || Reflect.get(input, String(section)) === undefined;
  // A section that is missing altogether is missed in the file that assembles them.
  const { problems, refused, value } = readShape(input, landingZoneSchema, (path) =>
    path.length === 1 && isMissing(path[0]) ? inFile('config/index.ts', path) : locate(path),
  );
  return { problems, draft: draftOf(input, refused), zone: value && completeLandingZone(value) };
}
