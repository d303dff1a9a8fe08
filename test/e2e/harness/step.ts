import type { Aws } from './aws';
import type { Emulator } from './emulator';
import type { Site } from './site';

/** What the steps of one run share. */
export interface Run {
  readonly emulator: Emulator;
  readonly aws: Aws;
  /** The landing zone that is deployed from nothing, changed and torn down. */
  readonly main: Site;
  /** Another management account, with e-mail addresses of its own, where nothing is yet. */
  readonly another: (managementAccountId: string, emailDomain: string) => Site;
  /** Says what is being asserted, one line each. */
  readonly say: (line: string) => void;
}

export interface Step {
  /** Runs where it is asked for by name. @default false */
  readonly alone?: true;
  /** Runs beside the others, on another emulator: it has a landing zone of its own and stands on no step. @default false */
  readonly beside?: true;
  readonly name: string;
  readonly title: string;
  /** Names of the steps whose work it stands on. */
  readonly after: readonly string[];
  /** Throws where something is not as it should be. */
  readonly run: (run: Run) => Promise<void>;
}
