import type { LandingZone } from '../model/landing-zone';
import { accountFileProblems, inAccountFiles } from './account-file-problems';
import type { FilesOfAccounts } from './account-files';
import { readLandingZoneShape } from './landing-zone-shape';
import type { Chooser } from '../choice/catalogue';
import { catalogueOf, productDefinitions, settledDefinitions, type Definitions } from './definitions';
import { ConfigError } from './config-error';
import { unreadableContent } from './own/unreadable-content';
import { withOwnContent, type OwnContent } from './own/with-own-content';
import { readLandingZone, type NamesOf } from './read-landing-zone';

/** What the files of a config hand over, unchecked. */
export interface LoadedConfig extends OwnContent {
  readonly config: unknown;
  /** Which account stands in which file of `config/accounts/`. @default in none */
  readonly accountFiles?: FilesOfAccounts;
}

/** A config that was read, with everything that it chooses from. */
export interface ReadConfig extends Chooser {
  readonly definitions: Definitions;
}

/**
 * The landing zone that the files of a config describe, and the catalogue, the company's own content included.
 *
 * @param names told with what else is wrong. @default nobody looks
 * @throws ConfigError with every problem of the config and of the definitions at once
 */
export function readConfig({ config, accountFiles = NO_FILES, ...own }: LoadedConfig, names?: NamesOf): ReadConfig {
  const unreadable = unreadableContent(own.catalogue);
  if (unreadable.length > 0) throw new ConfigError(unreadable);
  const definitions = settledDefinitions(withOwnContent(productDefinitions, own));
  const zone = inFiles(config, accountFiles, () => readLandingZone(config, definitions, undefined, undefined, names));
  return { zone, catalogue: catalogueOf(definitions), definitions };
}

const NO_FILES: FilesOfAccounts = { files: [], fileOf: new Map() };

/** With what is wrong about files of accounts, and every problem of an account where the account stands. */
function inFiles(config: unknown, files: FilesOfAccounts, read: () => LandingZone): LandingZone {
  const problems = [...accountFileProblems(readLandingZoneShape(config).draft, files)];
  try {
    const zone = read();
    if (problems.length === 0) return zone;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    problems.push(...error.problems);
  }
  throw new ConfigError(inAccountFiles(problems, files));
}
