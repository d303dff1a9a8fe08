import { firstLevelOf } from './first-level';
import { second } from './managers-companies';
import { everydayEdits } from './managers-edits';

/* The same everyday edits at another company: what it adopted has names of its own, and much of what the sample has is off. */

const edits = everydayEdits(second).map(({ what }) => what);

test.each(edits)('of %s the first level is in words at another company', async (what) => {
  const { text, exact } = await firstLevelOf(second, what);
  expect(text).not.toContain('Nothing changes');
  expect(exact).toEqual([]);
});
