import { ownDefinitions } from '../../lib/config/definitions';
import type { LandingZone } from '../../lib/model/schema';
import { readLandingZone } from '../../lib/config/read-landing-zone';
import { readOnce } from '../fuzz/remembered';
import { attempt, type Attempted } from '../fuzz/verdict';

/** What a config comes to before any template of it is made. */
export function readConfig(config: LandingZone): Attempted {
  return attempt(() => readLandingZone(config, ownDefinitions, readOnce));
}
