import { review } from '../../lib/cli/review';
import { run, sampleAssembly } from '../cli/support';
import { config } from '../support/companies/trips';
import { EVERYDAY_EDITS } from './managers-edits';

/* What somebody who knows no IAM reads first: no value of a property, no operator and no condition key stands there. */

const noConfig = (): never => {
  throw new Error('nothing was asked of the config');
};

/** Without what is folded inside of a point. */
async function firstLevelOf(what: string): Promise<string> {
  const edit = EVERYDAY_EDITS.find((one) => one.what === what);
  if (edit === undefined) throw new Error(`no edit is called ${what}`);
  const { stdout } = await run(review(noConfig), [
    '--base',
    sampleAssembly(),
    '--head',
    sampleAssembly(edit.edit(config)),
  ]);
  return stdout.replaceAll(/\n {2}<details>[\s\S]*?\n {2}<\/details>/g, '');
}

test.each<[what: string, ...says: string[]]>([
  ['an account is added', 'account engineering-lab is added', 'up to 21,446 actions'],
  ['an account moves', 'account growth-sales moves from growth/sales to growth/marketing'],
  ['a group gets a persona in an OU', 'qa-engineers as Developer is added'],
  ['a persona is taken from a group', 'sales as Sales is no longer there'],
  [
    'a Region is approved',
    'Region eu-north-1 is approved: what was kept to other Regions becomes possible there, in 9 accounts',
  ],
  ['a Region is no longer approved', 'Region us-east-2 is no longer approved: what was possible there is denied'],
  ['another budget', '1,000 → 2,000 USD', '5,000 → 7,500 USD'],
  ['another repository', 'repo:trips-labs/\\* of token.actions.githubusercontent.com may take roles that trust it'],
  ['another address for alarms', 'trips.com is told', 'trips.com is no longer told'],
])('of %s the first level is in words', async (what, ...says) => {
  const text = await firstLevelOf(what);
  for (const words of says) expect(text).toContain(words);
  expect(text).not.toMatch(/\{"|\bFn::|aws:securetransport|aws:requestedregion|ParameterKey|BudgetLimit/);
});

test('a Region that is approved is one point of those that open something', async () => {
  const text = await firstLevelOf('a Region is approved');
  expect(text.match(/\*\*What was denied becomes possible\.\*\*/g)).toHaveLength(1);
  expect(text).not.toContain('no longer denies');
});
