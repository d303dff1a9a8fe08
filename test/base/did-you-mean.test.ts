import { didYouMean, isNearly } from '../../lib/base/did-you-mean';

test.each([
  ['developer', ['Developers', 'auditors'], 'Developers'],
  ['s3:GetObjct', ['s3:GetObject', 's3:PutObject'], 's3:GetObject'],
  ['dev', ['prod', 'staging'], undefined],
  ['abcdef', ['abcxyz'], undefined],
  ['anything', [], undefined],
])('%s, of %j, means %s', (found, candidates, meant) => {
  expect(didYouMean(found, candidates)).toBe(meant);
});

test.each([
  ['environment', 'enviroment'],
  ['environment', 'Environment'],
  ['environment', 'enviornment'],
  ['cost-center', 'costCenter'],
  ['cost-center', 'cost_center'],
  ['cost-center', 'cost-centre'],
  ['team', 'taem'],
  ['team', 'teams'],
])('%s is nearly %s', (one, other) => {
  expect([isNearly(one, other), isNearly(other, one)]).toEqual([true, true]);
});

test.each([
  ['team', 'team'],
  ['team', 'tier'],
  ['env', 'dev'],
  ['environment', 'env'],
  ['sales-eu', 'sales-us'],
  ['team-1', 'team-2'],
  ['checkout1', 'checkout'],
  ['team', 'team-lead'],
  ['payments', 'fraud'],
  ['', 'team'],
  ['x'.repeat(1_000_000), `${'x'.repeat(999_999)}y`],
])('%.20s is not nearly %.20s', (one, other) => {
  expect([isNearly(one, other), isNearly(other, one)]).toEqual([false, false]);
});

test('a text of any length costs no more than a look at the lengths', () => {
  const candidates = Array.from({ length: 20_000 }, (_, index) => `service:Action${index}`);
  const { user } = process.cpuUsage();
  expect(didYouMean('x'.repeat(1_000_000), candidates)).toBeUndefined();
  // Compared letter by letter it takes minutes.
  expect(process.cpuUsage().user - user).toBeLessThan(5_000_000);
});
