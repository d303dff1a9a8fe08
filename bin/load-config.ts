import type * as company from '../config';

/** The one place where commands read the company's config, and only when they need it. */
export function loadConfig(): Promise<unknown> {
  return Promise.resolve().then(() => (require('../config') as typeof company).config);
}
