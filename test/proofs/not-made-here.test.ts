import { catalogue } from '../support/read-landing-zone';
import { loadIamData, type IamData } from '../../lib/iam-data';
import type { LandingZone } from '../../lib/model/landing-zone';
import { proveLandingZone } from '../../lib/proofs/landing-zone-proofs';
import { sample } from './empty-rows';

/*
 * What no template makes lets in whom its own policy says, which nobody here knows: no sentence that says "never" may hold by a guess.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 */

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

function failuresOf(list: 'never' | 'always', row: object): readonly string[] {
  const scenarios = [{ says: 'it is so', always: [], never: [], [list]: [row] }] as unknown as LandingZone['scenarios'];
  const { failures } = proveLandingZone(sample.assembly, { zone: { ...sample.zone, scenarios }, catalogue }, iamData);
  return failures.map(({ found, reason }) => `${found}: ${reason}`);
}

const assume = 'sts:AssumeRole';
const GITHUB = 'token.actions.githubusercontent.com';
const developers = { principal: 'developers/developer', account: 'engineering-dev' };
const auditors = { principal: 'auditors/auditor', account: 'engineering-dev' };
const queue = 'arn:aws:sqs:{region}:444455556666:vendor';

test.each<[what: string, row: object]>([
  [
    'a role of another account',
    { ...developers, action: assume, resource: 'arn:aws:iam::growth-marketing:role/app/partner-export' },
  ],
  [
    'a role of a vendor',
    { ...developers, action: assume, resource: 'arn:aws:iam::444455556666:role/vendor', outside: true },
  ],
  [
    'a role of the own account, without an allow of their own',
    {
      principal: 'auditors/auditor',
      account: 'engineering-dev',
      action: assume,
      resource: 'arn:aws:iam::engineering-dev:role/app/partner-export',
    },
  ],
  [
    'a role, by a token',
    {
      principal: `federated/${GITHUB}`,
      account: 'engineering-dev',
      action: 'sts:AssumeRoleWithWebIdentity',
      resource: 'arn:aws:iam::engineering-dev:role/app/partner-export',
      context: { [`${GITHUB}:aud`]: 'sts.amazonaws.com', [`${GITHUB}:sub`]: 'repo:trips/other:ref:refs/heads/main' },
    },
  ],
  [
    'a role, as a service',
    {
      principal: 'service/ec2.amazonaws.com',
      account: 'engineering-dev',
      action: assume,
      resource: 'arn:aws:iam::engineering-dev:role/app/partner-export',
    },
  ],
  [
    'a role, as anybody of another account',
    {
      nobodyBut: ['role/lz-break-glass', 'root'],
      account: 'growth-marketing',
      action: assume,
      resource: 'arn:aws:iam::engineering-prod:role/app/partner-export',
    },
  ],
  [
    'a vendor’s queue, which no resource control policy of ours binds',
    {
      ...developers,
      action: 'sqs:SendMessage',
      resource: queue,
      outside: true,
      context: { 'aws:SecureTransport': 'false' },
    },
  ],
])('that nobody gets at %s depends', (_what, row) => {
  const [failure, ...others] = failuresOf('never', row);
  expect(others).toEqual([]);
  expect(failure).toMatch(/^depends: /);
});

test.each<[what: string, row: object]>([
  ['a queue', { ...auditors, action: 'sqs:SendMessage' }],
  ['an object', { ...auditors, action: 's3:PutObject' }],
  ['one of several', { ...auditors, action: ['iam:CreateUser', 'events:PutEvents'] }],
  ['whatever a service has', { ...auditors, action: 'sns:*' }],
  ['a role of the account', { ...auditors, action: assume }],
  ['a file system by its mount target', { ...auditors, action: 'elasticfilesystem:ClientWrite' }],
])('that nobody gets at %s of a team, whichever it is, depends', (_what, row) => {
  const [failure, ...others] = failuresOf('never', row);
  expect(others).toEqual([]);
  expect(failure).toMatch(/^depends: .* Name the resource in `resource`; that its own policies/);
});

test.each<[what: string, row: object]>([
  ['what can have no policy', { ...auditors, action: ['iam:CreateUser', 'ec2:RunInstances'] }],
  ['what a guardrail denies whatever a resource allows', { ...auditors, action: 's3:PutAccountPublicAccessBlock' }],
  [
    'what takes the allow of both accounts',
    { ...auditors, action: 'sqs:SendMessage', resourceAccount: 'engineering-prod' },
  ],
])('%s is denied without a resource', (_what, row) => {
  expect(failuresOf('never', row)).toEqual([]);
});

test.each<[what: string, row: object]>([
  ['a vendor’s queue', { ...developers, action: 'sqs:SendMessage', resource: queue, outside: true }],
  [
    'a vendor’s key',
    {
      ...developers,
      action: 'kms:Decrypt',
      resource: 'arn:aws:kms:{region}:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab',
      outside: true,
    },
  ],
  [
    'a vendor’s role',
    { ...developers, action: 'iam:GetRole', resource: 'arn:aws:iam::444455556666:role/x', outside: true },
  ],
  [
    'a role that a team makes',
    { ...developers, action: assume, resource: 'arn:aws:iam::engineering-dev:role/app/orders' },
  ],
])('that somebody always gets at %s is not known either', (_what, row) => {
  expect(failuresOf('always', row).join()).toMatch(/^(?:depends|denied): /);
});

test('a role of IAM Identity Center lets in people by its own provider alone', () => {
  const role = 'arn:aws:iam::engineering-dev:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Other_0123456789abcdef';
  expect(failuresOf('never', { ...developers, action: assume, resource: role, outside: true })).toEqual([]);
});

test('a service-linked role lets in its service alone', () => {
  const role = 'arn:aws:iam::engineering-dev:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS';
  expect(failuresOf('never', { ...developers, action: assume, resource: role })).toEqual([]);
});
