/** @jest-environment node */
import { LEASE_MILLISECONDS } from '../../../lib/operate/deploy/lease/held';
import { LeaseTakenError, withLease, type LeaseUse } from '../../../lib/operate/deploy/lease/lease';
import { MemoryStore } from './memory-store';

const ada = { id: 'a1', name: 'ada on laptop (process 1)', since: '2026-11-26T09:00:00.000Z' };
const bob = { id: 'b1', name: 'bob on runner (process 2)', since: '2026-11-26T09:01:00.000Z' };

const MINUTE = 60_000;

type Uses = Partial<LeaseUse<string>> & { readonly store: MemoryStore };

const using = ({
  holder = ada,
  use = () => Promise.resolve('done'),
  onLost = () => undefined,
  ...rest
}: Uses): Promise<string> => withLease({ holder, use, onLost, ...rest });

const passes = (milliseconds: number): Promise<unknown> => jest.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('one deploy at a time', () => {
  test('what one holds another does not get, until it is given back', async () => {
    const store = new MemoryStore();
    const inner = using({ store, use: () => using({ store, holder: bob }) });
    await expect(inner).rejects.toThrow(LeaseTakenError);
    expect(store.found?.holder).toBeUndefined();
    expect(await using({ store, holder: bob })).toBe('done');
  });

  test('two runs of the same caller are two', async () => {
    const store = new MemoryStore();
    await expect(using({ store, use: () => using({ store }) })).rejects.toThrow(LeaseTakenError);
  });

  test('who is turned away is told by whom, and how long at most', async () => {
    const store = new MemoryStore();
    await store.create(ada);
    store.now = 125_000;
    await expect(using({ store, holder: bob })).rejects.toThrow(
      /^Another deploy runs: ada on laptop \(process 1\), since 2026-11-26T09:00:00\.000Z; last heard of 125 s ago\. Nothing was started\.\nWait until it has ended, then npm run deploy\. If it was killed, that is in 8 min/,
    );
  });

  test('a killed deploy is over after ten minutes, and leaves nothing that somebody has to clear away', async () => {
    const store = new MemoryStore();
    await store.create(ada);
    store.now = 10 * MINUTE;
    await expect(using({ store, holder: bob })).rejects.toThrow(LeaseTakenError);
    store.now += 1;
    expect(await using({ store, holder: bob })).toBe('done');
  });

  test('it is given back where the deploy throws, too', async () => {
    const store = new MemoryStore();
    await expect(using({ store, use: () => Promise.reject(new Error('no')) })).rejects.toThrow('no');
    expect(store.found?.holder).toBeUndefined();
  });

  test('of two that find a lease that is over, one takes it', async () => {
    const store = new MemoryStore();
    await store.create(ada);
    store.now = LEASE_MILLISECONDS + 1;
    const use = (): Promise<string> => passes(30).then(() => 'done');
    const results = await Promise.allSettled([using({ store, use }), using({ store, holder: bob, use })]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

/** What becomes of a deploy: whether it stops, after how many minutes, and what it says. */
async function watched(
  store: MemoryStore,
  during: (lost: AbortSignal, renew: () => Promise<void>) => Promise<void>,
): Promise<{ readonly lost: boolean; readonly said: number }> {
  let said = 0;
  let lost = false;
  await using({
    store,
    onLost: () => void (said += 1),
    use: async (signal, renew) => {
      await during(signal, renew);
      lost = signal.aborted;
      // For a store that still hangs.
      void passes(MINUTE);
      return 'done';
    },
  });
  return { lost, said };
}

const HELD = { lost: false, said: 0 };
const LOST = { lost: true, said: 1 };

describe('while it is held', () => {
  test('a deploy of hours is heard of each minute', async () => {
    const store = new MemoryStore();
    const versions = new Set<string | undefined>();
    const during = async (): Promise<void> => {
      for (let minute = 0; minute < 180; minute += 1) {
        versions.add(store.found?.version);
        await passes(MINUTE);
      }
    };
    expect([await watched(store, during), versions.size]).toEqual([HELD, 180]);
  });

  test('who slept so long that another took over stops, and leaves the other’s lease alone', async () => {
    const store = new MemoryStore();
    const his = { holder: bob, version: 'his', writtenAt: 0 };
    const during = async (): Promise<void> => {
      store.found = his;
      await passes(3 * MINUTE);
    };
    expect([await watched(store, during), store.found]).toEqual([LOST, his]);
  });

  test.each<[mood: MemoryStore['mood']]>([['fails'], ['hangs']])(
    'a store that %s stops the deploy eight minutes after it was heard of, and no sooner',
    async (mood) => {
      const store = new MemoryStore();
      const during = async (lost: AbortSignal): Promise<void> => {
        await passes(MINUTE);
        store.mood = mood;
        await passes(8 * MINUTE - 1_000);
        expect(lost.aborted).toBe(false);
        await passes(1_000);
        expect(lost.aborted).toBe(true);
        store.mood = 'answers';
      };
      expect(await watched(store, during)).toEqual(LOST);
    },
  );

  test('a store that does not answer for a moment takes nothing away, and the lease is given back', async () => {
    const store = new MemoryStore();
    const during = async (): Promise<void> => {
      store.mood = 'fails';
      await passes(5 * MINUTE);
      store.mood = 'answers';
      await passes(7 * MINUTE);
    };
    expect([await watched(store, during), store.found?.holder]).toEqual([HELD, undefined]);
  });

  test('a clock that slept counts, where no timer did', async () => {
    const store = new MemoryStore();
    const during = async (_lost: AbortSignal, renew: () => Promise<void>): Promise<void> => {
      store.mood = 'fails';
      jest.setSystemTime(Date.now() + 8 * MINUTE);
      await renew();
    };
    expect(await watched(store, during)).toEqual(LOST);
  });

  test('it can be renewed at once, which tells at once that another has it', async () => {
    const store = new MemoryStore();
    const during = async (_lost: AbortSignal, renew: () => Promise<void>): Promise<void> => {
      const before = store.found?.version;
      await renew();
      expect(store.found?.version).not.toBe(before);
      store.found = { holder: bob, version: 'his', writtenAt: 0 };
      await renew();
    };
    expect(await watched(store, during)).toEqual(LOST);
  });

  test('whoever waits for a renewal that hangs waits until it is lost', async () => {
    const store = new MemoryStore();
    const during = async (_lost: AbortSignal, renew: () => Promise<void>): Promise<void> => {
      store.mood = 'hangs';
      const renewed = renew();
      await passes(8 * MINUTE);
      await renewed;
    };
    const ended = watched(store, during);
    await passes(9 * MINUTE);
    expect(await ended).toEqual(LOST);
  });

  test.each<[mood: MemoryStore['mood']]>([['fails'], ['hangs']])(
    'a store that %s at the end keeps nobody for more than half a minute',
    async (mood) => {
      const store = new MemoryStore();
      let isOver = false;
      void using({ store, use: () => ((store.mood = mood), Promise.resolve('done')) }).then(() => (isOver = true));
      await passes(30_000);
      expect(isOver).toBe(true);
    },
  );
});

describe('a write whose answer was lost', () => {
  test('is no other’s: the lease is taken, renewed and given back', async () => {
    const store = new MemoryStore();
    store.mood = 'lost';
    const during = async (): Promise<void> => {
      await passes(30 * MINUTE);
      expect(store.found?.holder?.name).toBe(ada.name);
    };
    expect([await watched(store, during), store.found?.holder]).toEqual([HELD, undefined]);
  });

  test('takes a lease that was over, too', async () => {
    const store = new MemoryStore();
    await store.create(bob);
    store.now = LEASE_MILLISECONDS + 1;
    store.mood = 'lost';
    expect(await using({ store })).toBe('done');
  });

  test('counts from when it was written, and not from when that was found out', async () => {
    const store = new MemoryStore();
    const during = async (lost: AbortSignal): Promise<void> => {
      store.mood = 'lost';
      store.now = -5 * MINUTE;
      await passes(MINUTE);
      Object.assign(store, { mood: 'fails', now: 0 });
      await passes(8 * MINUTE);
      expect(lost.aborted).toBe(true);
    };
    expect(await watched(store, during)).toEqual(LOST);
  });
});
