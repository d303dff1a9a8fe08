import type { WrittenLandingZone } from '../../lib/model/schema';
import { definitions, readLandingZone } from '../support/read-landing-zone';
import { readOnce } from '../fuzz/remembered';
import { attempt, type Attempted } from '../fuzz/verdict';

/** What a config comes to before any template of it is made. */
export function readConfig(config: WrittenLandingZone): Attempted {
  return attempt(() => readLandingZone(config, definitions, readOnce));
}
