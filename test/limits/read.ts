import { accountFileProblems } from '../../lib/config/account-file-problems';
import { ConfigError } from '../../lib/config/config-error';
import { readLandingZoneShape } from '../../lib/config/landing-zone-shape';
import type { WrittenLandingZone } from '../../lib/model/schema';
import { definitions, readLandingZone } from '../support/read-landing-zone';
import { readOnce } from '../fuzz/remembered';
import { attempt, type Attempted } from '../fuzz/verdict';

/** What a config comes to before any template of it is made. Each file of accounts that it lists is there, without accounts. */
export function readConfig(config: WrittenLandingZone): Attempted {
  return attempt(() => {
    const files = Object.keys(config.company.accountFiles ?? {});
    const problems = accountFileProblems(readLandingZoneShape(config).draft, { files, fileOf: new Map() });
    if (problems.length > 0) throw new ConfigError(problems);
    return readLandingZone(config, definitions, readOnce);
  });
}
