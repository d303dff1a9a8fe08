import { exactIn, firstLevelOf, folderOf } from './first-level';
import { sample } from './managers-companies';
import { everydayEdits } from './managers-edits';

/* What somebody who knows no IAM reads first: no value of a property, no operator and no condition key stands there. */

const SAYS: Readonly<Record<string, readonly string[]>> = {
  'an account is added': ['account engineering-lab is added', 'up to 21,161 actions'],
  'an account goes': [
    'account growth-marketing is no longer managed: it stays open, in its OU, under the guardrails of that, and still costs; people lose access: auditors, marketing',
    'no longer 250 USD',
  ],
  'an account moves': ['account growth-sales moves from growth/sales to growth/marketing'],
  'an account is called otherwise': [
    'account growth-sales is called called-otherwise: CloudFormation cannot change the name',
  ],
  'an account is suspended': [
    'account growth-sales moves from growth/sales to suspended',
    'What was possible is denied: quarantine-account',
    'no longer lets in account growth-sales',
  ],
  'a group gets a persona in an OU': ['qa-engineers as Developer can become an administrator'],
  'a persona is taken from a group': ['sales as Sales is no longer there'],
  'a session is longer': ['sessions of Developer last 720 minutes instead of 480'],
  'a Region is approved': [
    'Region eu-north-1 is approved: what was kept to other Regions becomes possible there, in 9 accounts',
    'backups: also in eu-north-1',
    'account security administers Security Hub in eu-north-1, too',
    'Security Hub: also in eu-north-1',
  ],
  'a Region is no longer approved': [
    'A Region is no longer approved.** Region us-east-2 is no longer approved: what was possible there is denied',
    'It takes two deploys: first every OU below the root leaves us-east-2 out',
    'What is left in us-east-2 goes on running and costs',
    'AWS Config and Access Analyzer stop watching us-east-2',
    'backups: no longer in us-east-2',
  ],
  'an exception with an end': [
    'developers/developer is exempt from deny-unapproved-regions, until 2099-03-31',
    'reason: The model that they try is in Frankfurt only',
  ],
  'an own guardrail is added': ['is attached to engineering/nonproduction/dev', 'deny-desktops now denies 1 action'],
  'another budget': ['1,000 → 2,000 USD', '5,000 → 7,500 USD'],
  'another repository': ['jobs of GitHub of any repository of trips-labs may take roles that trust them'],
  'another address for alarms': ['trips.com is told', 'trips.com is no longer told'],
};

test('it is known of every everyday edit what is said', () => {
  expect(Object.keys(SAYS).sort()).toEqual(
    everydayEdits(sample)
      .map(({ what }) => what)
      .sort(),
  );
});

test.each(Object.entries(SAYS))('of %s the first level is in words', async (what, says) => {
  const { text, exact } = await firstLevelOf(sample, what);
  for (const words of says) expect(text).toContain(words);
  expect(exact).toEqual([]);
});

test('a Region that is approved is one point of those that open something or set accounts otherwise', async () => {
  const { text } = await firstLevelOf(sample, 'a Region is approved');
  expect(text.match(/\*\*A Region is approved\.\*\*/g)).toHaveLength(1);
  expect(text).not.toContain('no longer denies');
  expect(text).not.toContain('**A setting of accounts changes.**');
});

test('a Region that goes is one point, and no lockout', async () => {
  const { text } = await firstLevelOf(sample, 'a Region is no longer approved');
  expect(text.match(/\*\*A Region is no longer approved\.\*\*/g)).toHaveLength(1);
  expect(text).not.toMatch(/lockout|\*\*Less is proven|look at it/);
});

test.each([
  ['{"Fn::GetAtt"', ['{"', 'Fn::']],
  ['bytes of AWS::Lambda::Function', ['AWS::Lambda']],
  ['lz-backup \\(BACKUP\\_POLICY\\)', ['BACKUP\\_POLICY']],
  ['aws:SecureTransport is false', ['aws:SecureTransport']],
  ['arn:aws:s3:::shared lets in', ['arn:']],
  ['BudgetLimit.Amount', ['BudgetLimit.Amount', 'BudgetLimit']],
  ['regions.@@assign', ['@@assign']],
  ['ForAnyValue:StringLikeIfExists', ['ForAnyValue']],
  ['where DateLessThan', ['DateLessThan']],
  ['of the PolicyDocument', ['PolicyDocument']],
])('it is noticed that %s is no plain word', (text, exact) => {
  expect(exactIn(text, [folderOf(sample.company)])).toEqual(exact);
});
