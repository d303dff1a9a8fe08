import { original, runReplaced, type Ended } from '../support/run-replaced';

/*
 * Configs that once ended in an error of the CDK, in cdk-nag or in AWS: each is synthesized by the whole app now, or is a problem of the config.
 */

const COMPANY = 'config/company.ts';
const ACCESS = 'config/access.ts';

function synthesizing(file: string, from: string | RegExp, to: string): Promise<Ended> {
  const text = original(file).replace(from, to);
  expect(text).not.toBe(original(file));
  return runReplaced('bin/landing-zone.ts', [], { file, text });
}

const USER =
  "users: { 'jo-doe': { givenName: 'Jo', familyName: 'Doe', email: 'jo@trips.com', groups: ['developers'] } }, assignments: [";
const SERVICE_USER =
  "serviceUsers: { fax: { account: 'engineering-prod', why: 'A fax machine that can neither federate nor assume a role.', actions: ['s3:GetObject'], resources: ['arn:aws:s3:::reports/*'] } }, tags: {";

test.each([
  ['a user of IAM Identity Center in a home Region other than us-east-1', ACCESS, 'assignments: [', USER],
  ['a service user as the config’s own page has one', COMPANY, 'tags: {', SERVICE_USER],
])(
  '%s is synthesized',
  async (_what, file, from, to) => {
    const { code, stderr, written } = await synthesizing(file, from, to);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(written).toContain('proofs.json');
  },
  900_000,
);

test.each([
  [
    '600 addresses for alarms',
    COMPANY,
    /alarms: \{ emails: \[[^\]]*\] \}/,
    'alarms: { emails: Array.from({ length: 600 }, (_, i) => `aws+${i}@trips.com`) }',
    /company\.ts → alarms\.emails\n {2}found {5}what comes to \d+ bytes in the StackSet template/,
  ],
])('%s are a problem of the config', async (_what, file, from, to, problem) => {
  const { code, stderr, written } = await synthesizing(file, from, to);
  expect(code).toBe(1);
  expect(stderr).toMatch(problem);
  expect(stderr).not.toMatch(/^\s+at |should not have happened/m);
  expect(written).not.toContain('manifest.json');
});
