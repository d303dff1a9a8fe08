import { randomUUID } from 'node:crypto';
import { ExplainedError } from '../../../base/explained-error';
import { Held, LEASE_MILLISECONDS } from './held';
import { isOurs, type Deployer, type Found, type Holder, type LeaseStore } from './store';

/** Somebody else deploys. */
export class LeaseTakenError extends ExplainedError {
  public override readonly name = 'LeaseTakenError';

  public constructor({ holder, ageMilliseconds }: Pick<Found, 'holder' | 'ageMilliseconds'>) {
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
  readonly holder: Deployer;
  /** Told where the lease was lost, such as by a computer that slept: somebody else may deploy now. */
  readonly onLost: () => void;
  /**
   * @param lost aborted where somebody else may hold it, at the latest two minutes before it is over
   * @param renew says now that it is held still; ends when the store has answered, or the lease is lost
   */
  readonly use: (lost: AbortSignal, renew: () => Promise<void>) => Promise<T>;
}

/**
 * Does something that only one may do at a time. Who is killed leaves a lease that ends by itself.
 *
 * @throws LeaseTakenError where somebody else does it
 */
export async function withLease<T>({ store, holder: deployer, onLost, use }: LeaseUse<T>): Promise<T> {
  const holder = { ...deployer, id: randomUUID() };
  const since = Date.now();
  const version = await acquired(store, holder);
  const lease = new Held({ store, holder, onLost }, { version, since });
  try {
    return await use(lease.lost, () => lease.renew());
  } finally {
    await lease.giveBack();
  }
}

async function acquired(store: LeaseStore, holder: Holder): Promise<string> {
  const created = await store.create(holder);
  if (created !== undefined) return created;
  const found = await store.read();
  if (found !== undefined && isOurs(found, holder)) return found.version;
  const isFree = found?.holder === undefined || found.ageMilliseconds > LEASE_MILLISECONDS;
  const taken = isFree && found !== undefined ? await store.replace(found.version, holder) : undefined;
  if (taken !== undefined) return taken;
  // Where it is gone, or was free, another was faster, or the answer was lost.
  const last = isFree ? await store.read() : found;
  if (last !== undefined && isOurs(last, holder)) return last.version;
  throw new LeaseTakenError(last ?? { ageMilliseconds: 0 });
}
