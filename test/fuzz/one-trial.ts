import type { Definitions } from '../../lib/config/definitions';

/** One config with one set of definitions, wrong in some way. */
export interface Trial {
  readonly what: string;
  readonly config: unknown;
  /** The ways to what of the config was edited. @default none */
  readonly paths?: readonly (readonly string[])[];
  readonly definitions: Definitions;
}
