import { breakGlassUserStatements } from '../../../lib/app/constructs/baseline/break-glass-users';
import { loadIamData, type IamData } from '../../../lib/iam-data';
import { PolicyEngine, type NamedPolicy } from '../../../lib/policy';
import { account, user } from '../../policy/support';

/*
 * What the break-glass users may do, asked of the policy engine: with a password alone, and with the second factor.
 */

let engine: PolicyEngine;
let data: IamData;
beforeAll(async () => {
  data = await loadIamData();
  engine = new PolicyEngine(data);
});

const ID = '999999999999';
const home = account({ id: ID, scps: [], rcps: [] });
const resolved = JSON.parse(
  JSON.stringify(breakGlassUserStatements).replace(/\$\{Token\[AWS\.AccountId\.\d+\]\}/g, ID),
) as typeof breakGlassUserStatements;
const policy: NamedPolicy = { name: 'lz-break-glass', document: { Version: '2012-10-17', Statement: resolved } };
const principal = user({ account: home, arn: `arn:aws:iam::${ID}:user/break-glass-1`, identityPolicies: [policy] });

const WITH = { 'aws:MultiFactorAuthPresent': 'true' };
const WITHOUT = { 'aws:MultiFactorAuthPresent': 'false' };
const SELF = `arn:aws:iam::${ID}:user/break-glass-1`;
const OTHER = `arn:aws:iam::${ID}:user/break-glass-2`;
const DEVICE = `arn:aws:iam::${ID}:mfa/yellow-key`;
const ROLE = `arn:aws:iam::${ID}:role/lz-break-glass`;

function decide(action: string, arn: string, context: Readonly<Record<string, string>>): string {
  return engine.decide({ principal, action, resource: { arn, account: home }, context }).decision;
}

test.each([
  ['iam:ChangePassword', SELF],
  ['iam:CreateVirtualMFADevice', DEVICE],
  ['iam:EnableMFADevice', SELF],
  ['iam:ListMFADevices', SELF],
])('with a password alone a user may %s on %s, so that it can enrol', (action, arn) => {
  expect(decide(action, arn, WITHOUT)).toBe('allowed');
});

test.each([
  ['iam:ChangePassword', OTHER],
  ['iam:CreateAccessKey', SELF],
  ['iam:CreateLoginProfile', OTHER],
  ['iam:DeactivateMFADevice', SELF],
  ['iam:EnableMFADevice', OTHER],
  ['iam:ListUsers', '*'],
  ['organizations:DescribeOrganization', '*'],
  ['s3:ListAllMyBuckets', '*'],
])('no user may %s on %s, with a second factor or without', (action, arn) => {
  expect(decide(action, arn, WITH)).toBe('denied');
  expect(decide(action, arn, WITHOUT)).toBe('denied');
});

test('a user may become the emergency role with a second factor, and only with it', () => {
  // The role's own trust is asserted with the role; here it lets everybody in.
  const trust: NamedPolicy = {
    name: 'trust',
    document: { Statement: [{ Effect: 'Allow', Principal: { AWS: ID }, Action: 'sts:AssumeRole' }] },
  };
  const assume = (context: Readonly<Record<string, string>>): string =>
    engine.decide({
      principal,
      action: 'sts:AssumeRole',
      resource: { arn: ROLE, account: home, policy: trust },
      context,
    }).decision;
  expect(assume(WITH)).toBe('allowed');
  expect(assume(WITHOUT)).toBe('denied');
  // Access keys carry no such key at all.
  expect(assume({})).toBe('denied');
});
