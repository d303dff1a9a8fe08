/** Who deploys, for whoever is turned away. */
export interface Deployer {
  /** ARN of the caller, host and process. */
  readonly name: string;
  /** ISO 8601. */
  readonly since: string;
}

export interface Holder extends Deployer {
  /** Of one run alone: by it a write is known whose answer was lost. */
  readonly id: string;
}

/** What stands in the store. */
export interface Found {
  /** Undefined where the last deploy gave it back. */
  readonly holder?: Holder;
  /** Changes with every write. */
  readonly version: string;
  /** Since it was written last. */
  readonly ageMilliseconds: number;
}

/**
 * One place, written by one at a time. Every write returns its version, or undefined where it was written since: by somebody
 * else, or by a write of one's own whose answer was lost ({@link isOurs} tells).
 */
export interface LeaseStore {
  create(holder: Holder): Promise<string | undefined>;
  /** @returns undefined where there is nothing */
  read(): Promise<Found | undefined>;
  /** @param holder undefined gives it back */
  replace(version: string, holder: Holder | undefined): Promise<string | undefined>;
}

/** Whether what stands there was written by this run. */
export function isOurs({ holder }: Found, { id }: Holder): boolean {
  return holder?.id === id;
}
