import fc from 'fast-check';
import { findBeginning, type Outcome } from '../../lib/review/history/search';

const begun = (outcomes: readonly Outcome[], how: 'steps' | 'every' = 'steps') =>
  findBeginning(outcomes.length, (version) => Promise.resolve(outcomes[version]), how);

test.each<[what: string, outcomes: readonly Outcome[], found: object | undefined]>([
  ['one version', ['allowed'], { since: 0, asked: 1 }],
  ['the newest changed it', ['allowed', 'denied', 'denied'], { since: 0, before: 1, asked: 2 }],
  ['it was never otherwise', ['denied', 'denied', 'denied'], { since: 2, asked: 3 }],
  ['it was not there', ['denied', 'denied', 'not there'], { since: 1, before: 2, asked: 3 }],
  ['the newest makes no assembly', [undefined, 'denied'], undefined],
  ['one that may have brought it makes none', ['allowed', undefined, 'denied'], { since: 0, before: 2, asked: 2 }],
  ['the oldest make none', ['allowed', 'allowed', undefined, undefined], { since: 1, asked: 2 }],
])('%s', async (_what, outcomes, found) => {
  expect(await begun(outcomes)).toEqual(found);
});

const length = fc.integer({ min: 1, max: 200 });
const unknown = fc.array(fc.boolean(), { minLength: 200, maxLength: 200 });

test('of what changed once the very version is found, in few questions', async () => {
  await fc.assert(
    fc.asyncProperty(length, length, async (versions, change) => {
      const outcomes = Array.from({ length: versions }, (_, at) => (at < change ? 'allowed' : 'denied'));
      const found = await begun(outcomes);
      const known = change >= versions ? { since: versions - 1 } : { since: change - 1, before: change };
      expect(found).toMatchObject(known);
      expect(found?.asked).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(versions + 1)) + 2);
    }),
    { numRuns: 300, seed: 1 },
  );
});

test.each(['steps', 'every'] as const)(
  'by %s, what is known on both sides of the change stands next to it, whatever is not known between',
  async (how) => {
    await fc.assert(
      fc.asyncProperty(length, length, unknown, async (versions, change, gaps) => {
        const outcomes = Array.from({ length: versions }, (_, at) =>
          at > 0 && gaps[at] === true ? undefined : at < change ? 'allowed' : 'denied',
        );
        const found = await begun(outcomes, how);
        const same = outcomes.findLastIndex((outcome) => outcome === 'allowed');
        const other = outcomes.indexOf('denied');
        expect(found?.since).toBe(same);
        expect(found?.before).toBe(other < 0 ? undefined : other);
      }),
      { numRuns: 300, seed: 1 },
    );
  },
);

test('every version is asked where that is wanted, so that nothing in between is missed', async () => {
  const outcomes = Array.from({ length: 64 }, (_, at) => (at === 5 ? 'denied' : 'allowed'));
  expect(await begun(outcomes, 'every')).toMatchObject({ since: 4, before: 5 });
});
