import type { LoadedConfig } from '../lib/config/read-config';
import type * as loading from '../lib/config/load-config';

/** The one place where commands read the company's config, and only when they need it. */
export async function loadConfig(): Promise<LoadedConfig> {
  await Promise.resolve();
  return (require('../lib/config/load-config') as typeof loading).loadSettledConfig({ exitCode: 2 });
}
