import { setTimeout as pause } from 'node:timers/promises';
import { LEASE_MILLISECONDS, LeaseTakenError, withLease } from '../../../lib/operate/deploy/lease/lease';
import { LEASE_KEY, s3LeaseStore } from '../../../lib/operate/deploy/lease/s3-store';
import { awsError, fakeClients, type Answers } from '../live/fake-sdk';
import { MemoryStore } from './memory-store';

const ada = { name: 'ada on laptop (process 1)', since: '2026-11-26T09:00:00.000Z' };
const bob = { name: 'bob on runner (process 2)', since: '2026-11-26T09:01:00.000Z' };

interface Uses {
  readonly store: MemoryStore;
  readonly holder?: typeof ada;
  readonly use?: (lost: AbortSignal) => Promise<string>;
  readonly onLost?: () => void;
}

const using = ({
  store,
  holder = ada,
  use = () => Promise.resolve('done'),
  onLost = () => undefined,
}: Uses): Promise<string> => withLease({ store, holder, use, onLost, renewMilliseconds: 5 });

describe('one deploy at a time', () => {
  test('what one holds another does not get, until it is given back', async () => {
    const store = new MemoryStore();
    const inner = using({ store, use: () => using({ store, holder: bob }) });
    await expect(inner).rejects.toThrow(LeaseTakenError);
    expect(store.found?.holder).toBeUndefined();
    expect(await using({ store, holder: bob })).toBe('done');
  });

  test('who is turned away is told by whom, and how long at most', async () => {
    const store = new MemoryStore();
    await store.create(ada);
    store.now = 125_000;
    await expect(using({ store, holder: bob })).rejects.toThrow(
      /^Another deploy runs: ada on laptop \(process 1\), since 2026-11-26T09:00:00\.000Z; last heard of 125 s ago\. Nothing was started\.\nWait until it has ended, then npm run deploy\. If it was killed, that is in 8 min/,
    );
  });

  test('a killed deploy leaves nothing that somebody has to clear away', async () => {
    const store = new MemoryStore();
    await store.create(ada);
    store.now = LEASE_MILLISECONDS + 1;
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
    const use = (): Promise<string> => pause(30, 'done');
    const results = await Promise.allSettled([using({ store, use }), using({ store, holder: bob, use })]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('a long deploy is heard of again and again', async () => {
    const store = new MemoryStore();
    await using({
      store,
      use: async () => {
        const before = store.found?.version;
        await pause(40);
        expect(store.found?.version).not.toBe(before);
        return 'done';
      },
    });
  });

  test('who slept so long that another took over stops, and leaves the other’s lease alone', async () => {
    const store = new MemoryStore();
    const heard: string[] = [];
    await using({
      store,
      onLost: () => heard.push('lost'),
      use: async (lost) => {
        store.found = { holder: bob, version: 'his', writtenAt: 0 };
        await pause(40);
        expect(lost.aborted).toBe(true);
        return 'stopped';
      },
    });
    expect([heard, store.found]).toEqual([['lost'], { holder: bob, version: 'his', writtenAt: 0 }]);
  });

  test('a store that does not answer for a moment takes nothing away', async () => {
    const store = new MemoryStore();
    await using({
      store,
      use: async (lost) => {
        store.reachable = false;
        await pause(30);
        store.reachable = true;
        expect(lost.aborted).toBe(false);
        return 'done';
      },
    });
    expect(store.found?.holder).toBeUndefined();
  });
});

describe('the lease in S3', () => {
  const storeWith = (answers: Answers): ReturnType<typeof s3LeaseStore> =>
    s3LeaseStore({
      clients: fakeClients(answers),
      name: 'cdk-hnb659fds-assets-111111111111-us-west-2',
      region: 'us-west-2',
      accountId: '111111111111',
    });
  const object = (Body: string): object => ({
    ETag: '"e1"',
    LastModified: new Date(Date.now() - 60_000),
    Body: { transformToString: () => Promise.resolve(Body) },
  });

  test('is made only where there is none, and replaced only as it was', async () => {
    const sent: Readonly<Record<string, string>>[] = [];
    const store = storeWith({ PutObject: (input) => (sent.push(input), { ETag: '"e1"' }) });
    expect([await store.create(ada), await store.replace('"e1"', undefined)]).toEqual(['"e1"', '"e1"']);
    const place = { Key: LEASE_KEY, ExpectedBucketOwner: '111111111111' };
    expect(sent).toMatchObject([
      { ...place, IfNoneMatch: '*' },
      { ...place, IfMatch: '"e1"' },
    ]);
    expect(sent.map(({ Body = '' }) => JSON.parse(Body) as object)).toMatchObject([{ holder: ada }, {}]);
  });

  test.each(['PreconditionFailed', 'ConditionalRequestConflict', 'NoSuchKey'])(
    '%s is another’s write',
    async (name) => {
      expect(await storeWith({ PutObject: awsError(name) }).replace('"e1"', ada)).toBeUndefined();
    },
  );

  test.each([
    ['a holder', JSON.stringify({ holder: ada }), ada.name],
    ['nobody, where it was given back', '{"written":"…"}', undefined],
    ['somebody, where it cannot be read', 'nonsense', 'somebody'],
    ['somebody, where it is of another form', '{"holder":1}', 'somebody'],
  ])('names %s', async (_what, body, name) => {
    const found = await storeWith({ GetObject: () => object(body) }).read();
    expect([found?.version, found?.holder?.name]).toEqual(['"e1"', name]);
    expect(found?.ageMilliseconds).toBeGreaterThan(59_000);
    expect(found?.ageMilliseconds).toBeLessThan(90_000);
  });

  test('that is not there is none', async () => {
    expect(await storeWith({ GetObject: awsError('NoSuchKey') }).read()).toBeUndefined();
  });

  test('that may not be written is not taken for free: which permissions are needed is said', async () => {
    await expect(storeWith({ PutObject: awsError('AccessDenied') }).create(ada)).rejects.toThrow(
      /^Whether another deploy runs cannot be told: these credentials may not call s3:PutObject\. Needed: s3:GetObject and s3:PutObject on arn:aws:s3:::cdk-hnb659fds-assets-111111111111-us-west-2\/landing-zone\/deploy-lease\.json\. Nothing was started\.$/,
    );
  });
});
