import { severalAtOnce } from '../../lib/base/several-at-once';

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('answers come in the order of the items, whichever is ready first', async () => {
  const answers = await severalAtOnce([3, 1, 2], 3, async (turns) => {
    for (let turn = 0; turn < turns; turn += 1) await pause();
    return `${turns}`;
  });
  expect(answers).toEqual(['3', '1', '2']);
});

test('so many are at work at a time, and no more', async () => {
  let [now, most] = [0, 0];
  await severalAtOnce(Array.from({ length: 40 }), 8, async () => {
    most = Math.max(most, (now += 1));
    await pause();
    now -= 1;
  });
  expect(most).toBe(8);
});

test('after a failure nothing more is begun, what was begun is waited for, and the earliest failure is told', async () => {
  const begun: number[] = [];
  const ended: number[] = [];
  const all = severalAtOnce([0, 1, 2, 3, 4, 5], 3, async (item) => {
    begun.push(item);
    for (let turn = 0; turn < 3 - item; turn += 1) await pause();
    ended.push(item);
    if (item === 1 || item === 2) throw new Error(`no ${item}`);
  });
  await expect(all).rejects.toThrow('no 1');
  expect(begun).toEqual([0, 1, 2]);
  expect(ended.sort()).toEqual([0, 1, 2]);
});

test('whoever listens hears each that is through', async () => {
  const heard: number[] = [];
  await severalAtOnce(['a', 'b', 'c'], 2, pause, (done) => heard.push(done));
  expect(heard).toEqual([1, 2, 3]);
  expect(await severalAtOnce([], 2, pause, (done) => heard.push(done))).toEqual([]);
});
