import type { Definitions } from '../../lib/config/definitions';

/** One config with one set of definitions, wrong in some way. */
export interface Trial {
  readonly what: string;
  readonly config: unknown;
  readonly definitions: Definitions;
}
