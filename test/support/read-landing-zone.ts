import { join } from 'node:path';
import type { Catalogue } from '../../lib/choice/catalogue';
import { catalogueOf, productDefinitions, readDefinitions, type Definitions } from '../../lib/config/definitions';
import { readOwnFiles } from '../../lib/config/own/own-files';
import { withOwnContent } from '../../lib/config/own/with-own-content';
import { loadConfig } from '../../lib/config/load-config';
import { readConfig, type LoadedConfig, type ReadConfig } from '../../lib/config/read-config';
import * as reading from '../../lib/config/read-landing-zone';
import type { LandingZone } from '../../lib/model/landing-zone';
import { catalogue as own } from './companies/trips/catalogue';
import { repository } from './repository';

const files = readOwnFiles(join(repository, 'test/support/companies/trips'), (file) => require(file) as unknown); // eslint-disable-line @typescript-eslint/no-require-imports

/** A config of the tests as its files would hand it over, the sample's own content with it. */
export function loaded(config: unknown): LoadedConfig {
  return { config, catalogue: own, files };
}

/** The same of the company in `config/`, whoever's it is. */
export function readCompany(): ReadConfig {
  return readConfig(loadConfig());
}

/** What the companies of the tests choose from: the product's definitions, and the sample's own. */
export const definitions: Definitions = withOwnContent(productDefinitions, { catalogue: own, files });

export const catalogue: Catalogue = catalogueOf(definitions);

/**
 * A config of the tests, read as `cdk synth` does.
 *
 * @param from @default what the companies of the tests choose from
 * @param read reads the definitions. @default anew each time
 */
export function readLandingZone(
  config: unknown,
  from: Definitions = definitions,
  read: typeof readDefinitions = readDefinitions,
): LandingZone {
  return reading.readLandingZone(config, from, read);
}
