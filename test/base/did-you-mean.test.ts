import { didYouMean } from '../../lib/base/did-you-mean';

test.each([
  ['developer', ['Developers', 'auditors'], 'Developers'],
  ['s3:GetObjct', ['s3:GetObject', 's3:PutObject'], 's3:GetObject'],
  ['dev', ['prod', 'staging'], undefined],
  ['abcdef', ['abcxyz'], undefined],
  ['anything', [], undefined],
])('%s, of %j, means %s', (found, candidates, meant) => {
  expect(didYouMean(found, candidates)).toBe(meant);
});

test('a text of any length costs no more than a look at the lengths', () => {
  const candidates = Array.from({ length: 20_000 }, (_, index) => `service:Action${index}`);
  const { user } = process.cpuUsage();
  expect(didYouMean('x'.repeat(1_000_000), candidates)).toBeUndefined();
  // Compared letter by letter it takes minutes.
  expect(process.cpuUsage().user - user).toBeLessThan(5_000_000);
});
