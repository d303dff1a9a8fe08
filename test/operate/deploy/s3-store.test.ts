import { LEASE_KEY, s3LeaseStore } from '../../../lib/operate/deploy/lease/s3-store';
import { awsError, fakeClients, type Answers } from '../live/fake-sdk';

const ada = { id: 'a1', name: 'ada on laptop (process 1)', since: '2026-11-26T09:00:00.000Z' };

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

  test('of a run of an earlier version has no id, and is nobody’s of this one', async () => {
    const earlier = { name: ada.name, since: ada.since };
    const found = await storeWith({ GetObject: () => object(JSON.stringify({ holder: earlier })) }).read();
    expect(found?.holder).toEqual({ ...earlier, id: '' });
  });

  test('that is not there is none', async () => {
    expect(await storeWith({ GetObject: awsError('NoSuchKey') }).read()).toBeUndefined();
  });

  test('that may not be written is not taken for free: which permissions are needed is said', async () => {
    await expect(storeWith({ PutObject: awsError('AccessDenied') }).create(ada)).rejects.toThrow(
      /^Whether another deploy runs cannot be told: these credentials may not call s3:PutObject\. Needed: s3:GetObject and s3:PutObject on arn:aws:s3:::cdk-hnb659fds-assets-111111111111-us-west-2\/landing-zone\/deploy-lease\.json\. Nothing was started\.$/,
    );
  });

  test('that S3 says nothing of for half a minute cannot be told', async () => {
    const timeout = jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => AbortSignal.abort());
    const clients = fakeClients({});
    const s3 = await clients.s3('us-west-2');
    const send = (_command: unknown, { abortSignal }: { abortSignal?: AbortSignal } = {}): Promise<never> =>
      abortSignal?.aborted === true ? Promise.reject(awsError('AbortError')) : new Promise(() => undefined);
    const hanging = { ...clients, s3: () => Promise.resolve(Object.assign(s3, { send }) as typeof s3) };
    const store = s3LeaseStore({ clients: hanging, name: 'bucket', region: 'us-west-2', accountId: '111111111111' });
    const said = /s3:\w+ failed: no answer in 30 s\. Needed: /;
    await expect(store.create(ada)).rejects.toThrow(said);
    await expect(store.read()).rejects.toThrow(said);
    expect(timeout.mock.calls).toEqual([[30_000], [30_000]]);
    timeout.mockRestore();
  });
});
