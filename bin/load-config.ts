import type { LoadedConfig } from '../lib/config/read-config';
import type * as loading from '../lib/config/load-config';

/** The one place where commands read the company's config, and only when they need it. */
export function loadConfig(): Promise<LoadedConfig> {
  return Promise.resolve().then(() =>
    (require('../lib/config/load-config') as typeof loading).loadConfig({ exitCode: 2 }),
  );
}
