import { wrongPolicyNames } from '../../../lib/config/definitions/policy-names';

/** Of one persona that names these. */
const told = (...managedPolicies: readonly string[]): readonly string[] =>
  wrongPolicyNames([{ managedPolicies, locate: (path) => path.join('.') }]).map(
    ({ path, found, mend }) => `${path} | ${found} | ${mend}`,
  );

test('a name with its path is what a template takes', () => {
  expect(told('ReadOnlyAccess', 'job-function/ViewOnlyAccess', 'AWSSupportAccess')).toEqual([]);
});

test.each<[what: string, name: string, mend: string]>([
  ['an ARN', 'arn:aws:iam::aws:policy/ReadOnlyAccess', 'write "ReadOnlyAccess"'],
  ['an ARN with a path', 'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess', 'write "job-function/ViewOnlyAccess"'],
  ['a name without its path', 'ViewOnlyAccess', 'write "job-function/ViewOnlyAccess"'],
  ['a name with another path', 'service-role/ViewOnlyAccess', 'did you mean "job-function/ViewOnlyAccess"?'],
  ['a misspelt ARN', 'arn:aws:iam::aws:policy/ReadOnlyAcess', 'did you mean "ReadOnlyAccess"?'],
  ['a misspelt name', 'ReadOnlyAcess', 'did you mean "ReadOnlyAccess"?'],
  [
    'a policy of an account',
    'arn:aws:iam::111111111111:policy/fleet',
    'write what it allows as statements: policies of an account are not named here',
  ],
  ['no name of any', 'fleet-of-ours', 'look it up in the AWS managed policy reference'],
  ['what every object has', 'constructor', 'look it up in the AWS managed policy reference'],
])('%s is refused, with its place', (_what, name, mend) => {
  expect(told('AWSSupportAccess', name)).toEqual([`managedPolicies.1 | "${name}" | ${mend}`]);
});

test('the same policy twice is one that somebody meant to be another', () => {
  expect(told('ReadOnlyAccess', 'ReadOnlyAccess')).toEqual([
    'managedPolicies.1 | "ReadOnlyAccess" a second time | remove one of them',
  ]);
});
