import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../support/repository';
import { callsInSources } from './calls';
import { DOUBTS } from './doubts';
import { knownNames, knownToAwsPage } from './page';

const file = join(repository, 'docs/known-to-aws.md');

test('docs/known-to-aws.md is up to date', () => {
  const page = knownToAwsPage();
  if (process.env.UPDATE_DOCS === '1') writeFileSync(file, page);
  expect(readFileSync(file, 'utf8')).toBe(page);
  expect(page).not.toContain('missing');
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
