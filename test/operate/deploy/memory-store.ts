import type { OpenedStore } from '../../../lib/operate/deploy/lease/open-store';
import type { Found, Holder, LeaseStore } from '../../../lib/operate/deploy/lease/store';

/** A place as S3 is one: written only where it is as it was. A test moves its clock, or takes it over. */
export class MemoryStore implements LeaseStore {
  public found: { holder?: Holder; version: string; writtenAt: number } | undefined;
  public now = 0;
  /** How it answers: truly, not at all, or for ever later; `lost` writes, and says that it has not, as S3 to the SDK's second attempt. */
  public mood: 'answers' | 'fails' | 'hangs' | 'lost' = 'answers';
  private writes = 0;

  public create(holder: Holder): Promise<string | undefined> {
    return this.answer(() => (this.found === undefined ? this.write(holder) : undefined));
  }

  public read(): Promise<Found | undefined> {
    return this.answer(() => {
      if (this.found === undefined) return undefined;
      const { writtenAt, ...found } = this.found;
      return { ...found, ageMilliseconds: this.now - writtenAt };
    });
  }

  public replace(version: string, holder: Holder | undefined): Promise<string | undefined> {
    return this.answer(() => (this.found?.version === version ? this.write(holder) : undefined));
  }

  private write(holder: Holder | undefined): string | undefined {
    const version = `v${(this.writes += 1)}`;
    this.found = { version, writtenAt: this.now, ...(holder === undefined ? {} : { holder }) };
    return this.mood === 'lost' ? undefined : version;
  }

  private answer<T>(give: () => T): Promise<T> {
    if (this.mood === 'fails') return Promise.reject(new Error('fails'));
    return this.mood === 'hangs' ? new Promise(() => undefined) : Promise.resolve(give());
  }
}

export const HOLDER = { name: 'ada on laptop (process 1)', since: '2026-11-26T09:00:00.000Z' };

/** @param statuses of stacks, by name. @default there is none */
export function opened(statuses: Readonly<Record<string, string>> = {}, store = new MemoryStore()): OpenedStore {
  return { store, holder: HOLDER, statuses: new Map(Object.entries(statuses)) };
}
