import { ExplainedError } from '../../../base/explained-error';

/** Who deploys, for whoever is turned away. */
export interface Holder {
  /** ARN of the caller, host and process. */
  readonly name: string;
  /** ISO 8601. */
  readonly since: string;
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

/** One place, written by one at a time. Every write returns its version, or undefined where somebody else has written before. */
export interface LeaseStore {
  create(holder: Holder): Promise<string | undefined>;
  /** @returns undefined where there is nothing */
  read(): Promise<Found | undefined>;
  /** @param holder undefined gives it back */
  replace(version: string, holder: Holder | undefined): Promise<string | undefined>;
}

/** A deploy that was not heard of for so long is over. More than a clock may go wrong before AWS refuses its requests, and a pause. */
export const LEASE_MILLISECONDS = 10 * 60_000;
const RENEW_MILLISECONDS = 60_000;

/** Somebody else deploys. */
export class LeaseTakenError extends ExplainedError {
  public override readonly name = 'LeaseTakenError';

  public constructor({ holder, ageMilliseconds }: Found) {
    const left = Math.max(1, Math.ceil((LEASE_MILLISECONDS - ageMilliseconds) / 60_000));
    const who = holder === undefined ? 'another' : `${holder.name}, since ${holder.since}`;
    super(
      [
        `Another deploy runs: ${who}; last heard of ${Math.round(ageMilliseconds / 1_000)} s ago. Nothing was started.`,
        `Wait until it has ended, then npm run deploy. If it was killed, that is in ${left} min: nobody has to clear anything away.`,
      ].join('\n'),
    );
  }
}

export interface LeaseUse<T> {
  readonly store: LeaseStore;
  readonly holder: Holder;
  /** Told where the lease was lost, such as by a computer that slept: somebody else may deploy now. */
  readonly onLost: () => void;
  readonly use: (lost: AbortSignal) => Promise<T>;
  /** @default a minute */
  readonly renewMilliseconds?: number;
}

/**
 * Does something that only one may do at a time. Who is killed leaves a lease that ends by itself.
 *
 * @throws LeaseTakenError where somebody else does it
 */
export async function withLease<T>({
  store,
  holder,
  onLost,
  use,
  renewMilliseconds = RENEW_MILLISECONDS,
}: LeaseUse<T>): Promise<T> {
  const lease = new Held(store, holder, await acquired(store, holder));
  const lost = new AbortController();
  const timer = setInterval(() => {
    void lease.renew().then((isHeld) => {
      if (isHeld || lost.signal.aborted) return;
      lost.abort();
      onLost();
    });
  }, renewMilliseconds);
  timer.unref();
  try {
    return await use(lost.signal);
  } finally {
    clearInterval(timer);
    await lease.giveBack();
  }
}

async function acquired(store: LeaseStore, holder: Holder): Promise<string> {
  const created = await store.create(holder);
  if (created !== undefined) return created;
  const found = await store.read();
  const isFree = found?.holder === undefined || found.ageMilliseconds > LEASE_MILLISECONDS;
  const taken = isFree && found !== undefined ? await store.replace(found.version, holder) : undefined;
  if (taken !== undefined) return taken;
  // Where it is gone, or was free, another was faster.
  throw new LeaseTakenError((isFree ? await store.read() : found) ?? { version: '', ageMilliseconds: 0 });
}

/** A lease that is held. One write at a time, each on top of the one before. */
class Held {
  private last = Date.now();
  private turn: Promise<unknown> = Promise.resolve();

  public constructor(
    private readonly store: LeaseStore,
    private readonly holder: Holder,
    private version: string,
  ) {}

  /** @returns whether it is still held. A store that does not answer is asked again, until the lease would be over. */
  public renew(): Promise<boolean> {
    const renewed = this.turn.then(async () => {
      try {
        const version = await this.store.replace(this.version, this.holder);
        if (version === undefined) return false;
        this.version = version;
        this.last = Date.now();
        return true;
      } catch {
        return Date.now() - this.last < LEASE_MILLISECONDS - 2 * RENEW_MILLISECONDS;
      }
    });
    this.turn = renewed;
    return renewed;
  }

  /** Where that fails, it ends by itself. */
  public async giveBack(): Promise<void> {
    await this.turn;
    await this.store.replace(this.version, undefined).catch(() => undefined);
  }
}
