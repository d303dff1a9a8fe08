import { isOurs, type Found, type Holder, type LeaseStore } from './store';

/** A deploy that was not heard of for so long is over. More than a clock may go wrong before AWS refuses its requests, and a pause. */
export const LEASE_MILLISECONDS = 10 * 60_000;
/** How often it is renewed. */
export const RENEW_MILLISECONDS = 60_000;
/** Whoever could not say so for this long stops, so that a step has ended before another deploy may begin. */
export const GIVE_UP_MILLISECONDS = LEASE_MILLISECONDS - 2 * RENEW_MILLISECONDS;
/** No end of a deploy waits longer for the store: a lease that is not given back ends by itself. */
export const GIVE_BACK_MILLISECONDS = 30_000;

interface Written {
  readonly version: string;
  /** Just before it was asked for. */
  readonly since: number;
}

interface Keeping {
  readonly store: LeaseStore;
  readonly holder: Holder;
  readonly onLost: () => void;
}

/** A lease that is held, and renewed until it is given back. One write at a time, each on top of the one before. */
export class Held {
  private readonly controller = new AbortController();
  private readonly over = aborted(this.controller.signal);
  private readonly renewal = setInterval(() => void this.renew(), RENEW_MILLISECONDS).unref();
  private deadline: NodeJS.Timeout | undefined;
  private pending: Promise<void> | undefined;

  public constructor(
    private readonly keeping: Keeping,
    private written: Written,
  ) {
    this.wrote(written);
  }

  public get lost(): AbortSignal {
    return this.controller.signal;
  }

  /** Ends when the store has answered, or the lease is lost. */
  public async renew(): Promise<void> {
    this.pending ??= this.write().finally(() => (this.pending = undefined));
    await Promise.race([this.pending, this.over]);
  }

  /** Where that fails, or takes long, it ends by itself. */
  public async giveBack(): Promise<void> {
    clearInterval(this.renewal);
    clearTimeout(this.deadline);
    await within(GIVE_BACK_MILLISECONDS, async () => {
      await this.pending;
      const { store } = this.keeping;
      if ((await store.replace(this.written.version, undefined)) !== undefined) return;
      const found = await this.ours();
      if (found !== undefined) await store.replace(found.version, undefined);
    });
    clearTimeout(this.deadline);
  }

  /** A store that does not answer is asked again, until the lease would be over. */
  private async write(): Promise<void> {
    try {
      const written = await this.put();
      if (written === undefined) this.lose();
      else this.wrote(written);
    } catch {
      // A timer may not count while the computer sleeps; the clock does.
      if (Date.now() - this.written.since >= GIVE_UP_MILLISECONDS) this.lose();
    }
  }

  /** @returns undefined where it is another's */
  private async put(): Promise<Written | undefined> {
    const since = Date.now();
    const version = await this.keeping.store.replace(this.written.version, this.keeping.holder);
    if (version !== undefined) return { version, since };
    const found = await this.ours();
    return found && { version: found.version, since: Date.now() - found.ageMilliseconds };
  }

  /** A write of ours whose answer was lost. */
  private async ours(): Promise<Found | undefined> {
    const found = await this.keeping.store.read();
    return found !== undefined && isOurs(found, this.keeping.holder) ? found : undefined;
  }

  private wrote(written: Written): void {
    this.written = written;
    clearTimeout(this.deadline);
    const left = GIVE_UP_MILLISECONDS - (Date.now() - written.since);
    this.deadline = setTimeout(
      () => {
        this.lose();
      },
      Math.max(0, left),
    ).unref();
  }

  private lose(): void {
    if (this.lost.aborted) return;
    clearInterval(this.renewal);
    clearTimeout(this.deadline);
    this.controller.abort();
    this.keeping.onLost();
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener(
      'abort',
      () => {
        resolve();
      },
      { once: true },
    );
  });
}

/** Does something for so long at most, and whatever becomes of it. */
async function within(milliseconds: number, act: () => Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
  await Promise.race([act().catch(() => undefined), over]);
  clearTimeout(timer);
}
