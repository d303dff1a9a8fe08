import { testGeneratedFile } from '../support/generated-file';
import { callsInSources } from './calls';
import { DOUBTS } from './doubts';
import { knownNames, knownToAwsPage, MADE_BY } from './page';

testGeneratedFile({ file: 'docs/known-to-aws.md', by: MADE_BY, text: knownToAwsPage });

test('of nothing that is named the page is missing', () => {
  expect(knownToAwsPage()).not.toContain('missing');
});

test('calls are found in the ways in which the sources make them', () => {
  const names = callsInSources().map(({ service, operation }) => `${service}:${operation}`);
  for (const name of ['organizations:MoveAccount', 'account:PutAlternateContact', 'iam:UpdateAccountPasswordPolicy'])
    expect(names).toContain(name);
  for (const name of [
    'sso-admin:ListInstances',
    'organizations:ListRoots',
    'guardduty:ListDetectors',
    'sts:AssumeRole',
  ])
    expect(names).toContain(name);
});

test('every doubt is about something that is used', () => {
  expect(Object.keys(DOUBTS).filter((name) => !knownNames().includes(name))).toEqual([]);
});
