import { executionPolicyCommand } from '../../../lib/cli/execution-policy';
import { runCommand } from '../../../lib/cli/run-command';
import { executionPolicies, refusedCalls, requirementsOf } from '../../../lib/operate/execution-policy';
import { actionsOf } from '../../../lib/operate/execution-policy';
import permissions from '../../../lib/operate/execution-policy/permissions.json';
import { POLICY_CHARACTERS } from '../../../lib/model/policy-sizes';
import { ATTACHMENT_LIMIT } from '../../../lib/operate/execution-policy/policies';
import { findUnknownActions, loadIamData, type IamData } from '../../../lib/iam-data';
import { PolicyEngine, type Account, type RolePrincipal } from '../../../lib/policy';
import { writeAssembly } from '../../assembly/support/write-assembly';
import { assemblyOf, sample } from '../live/assemblies';
import { recorder } from '../live/fake';

const assembly = assemblyOf(sample);
const policies = executionPolicies(assembly);
const account: Account = { id: '111111111111', scps: [], rcps: [] };
const principal: RolePrincipal = {
  kind: 'role',
  account,
  arn: 'arn:aws:iam::111111111111:role/cdk-hnb659fds-cfn-exec-role-111111111111-us-west-2',
  identityPolicies: policies,
};

let iamData: IamData;
let engine: PolicyEngine;
beforeAll(async () => {
  iamData = await loadIamData();
  engine = new PolicyEngine(iamData);
});

const decide = (action: string, arn: string, ...context: readonly Record<string, string>[]): string =>
  engine.decide({ principal, action, resource: { arn, account }, context: context[0] ?? {}, region: 'us-west-2' })
    .decision;

test('every action of the table exists', () => {
  const actions = [...new Set(Object.values(permissions.types).flat())];
  expect(findUnknownActions(actions, iamData)).toEqual([]);
});

test.each(requirementsOf(assembly).types.map((type) => [type]))('what %s needs is allowed', (type) => {
  const verdicts = engine.decideActions({ principal });
  const actions = actionsOf(type);
  expect(actions.length).toBeGreaterThan(0);
  expect(actions.filter((action) => verdicts.denied.has(action))).toEqual([]);
});

test('each fits into a managed policy, and all of them on one role', () => {
  expect(policies.length).toBeLessThanOrEqual(ATTACHMENT_LIMIT);
  for (const { document } of policies)
    expect(JSON.stringify(document).length).toBeLessThanOrEqual(POLICY_CHARACTERS.managedPolicy);
});

const OURS = 'arn:aws:iam::111111111111:role/lz-break-glass';
const CLOUDFORMATION = { 'iam:PassedToService': 'cloudformation.amazonaws.com' };
const LAMBDA = { 'iam:PassedToService': 'lambda.amazonaws.com' };
const ADMINISTRATOR = { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/AdministratorAccess' };
test.each<[what: string, action: string, arn: string, ...context: Record<string, string>[]]>([
  ['leave the organization', 'organizations:LeaveOrganization', '*'],
  ['delete the organization', 'organizations:DeleteOrganization', '*'],
  ['close an account', 'organizations:CloseAccount', '*'],
  ['throw an account out', 'organizations:RemoveAccountFromOrganization', '*'],
  ['delete an OU', 'organizations:DeleteOrganizationalUnit', '*'],
  ['attach AdministratorAccess', 'iam:AttachRolePolicy', 'arn:aws:iam::111111111111:role/lz-x', ADMINISTRATOR],
  ['create access keys', 'iam:CreateAccessKey', 'arn:aws:iam::111111111111:user/break-glass-1'],
  ['give a user a password', 'iam:CreateLoginProfile', 'arn:aws:iam::111111111111:user/break-glass-1'],
  ['change a role of others', 'iam:PutRolePolicy', 'arn:aws:iam::111111111111:role/someone'],
  ['change its own role', 'iam:PutRolePolicy', principal.arn],
  ['change its own policy', 'iam:CreatePolicyVersion', 'arn:aws:iam::111111111111:policy/landing-zone-execution-1'],
  ['hand a role of ours to EC2', 'iam:PassRole', OURS, { 'iam:PassedToService': 'ec2.amazonaws.com' }],
  ['hand a role of ours to CloudFormation', 'iam:PassRole', OURS, CLOUDFORMATION],
  ['hand a role of others to Lambda', 'iam:PassRole', 'arn:aws:iam::111111111111:role/x', LAMBDA],
  ['assume a role', 'sts:AssumeRole', OURS],
  ['read a log', 's3:GetObject', 'arn:aws:s3:::lz-organization-trail-111111111111-us-west-2/x'],
  ['delete a bucket of others', 's3:DeleteBucket', 'arn:aws:s3:::someones'],
  ['decrypt', 'kms:Decrypt', 'arn:aws:kms:us-west-2:111111111111:key/x'],
  ['run instances', 'ec2:RunInstances', '*'],
])('nobody can %s with it', (_what, action, arn, ...more) => {
  expect(decide(action, arn, ...more)).toBe('denied');
});

test.each<[what: string, action: string, arn: string, ...context: Record<string, string>[]]>([
  ['create a role of ours', 'iam:CreateRole', OURS],
  ['hand it to Lambda', 'iam:PassRole', OURS, LAMBDA],
  [
    'hand its role to the StackSet of the management account',
    'iam:PassRole',
    'arn:aws:iam::111111111111:role/lz-management-alarms-administration',
    CLOUDFORMATION,
  ],
  ['attach our own policy', 'iam:AttachRolePolicy', OURS, { 'iam:PolicyARN': 'arn:aws:iam::111111111111:policy/lz-x' }],
  ['read the code of a function', 's3:GetObject', 'arn:aws:s3:::cdk-hnb659fds-assets-111111111111-us-west-2/x.zip'],
])('one can %s with it', (_what, action, arn, ...more) => {
  expect(decide(action, arn, ...more)).toBe('allowed');
});

test('it allows a small part of what AWS has, and nothing everywhere', () => {
  const verdicts = engine.decideActions({ principal });
  expect(verdicts.denied.size / engine.universe.names.length).toBeGreaterThan(0.97);
  const patterns = policies.flatMap(({ document }) => [document.Statement].flat().flatMap(({ Action = [] }) => Action));
  expect(patterns.filter((pattern) => pattern.includes('*'))).toEqual([]);
});

test('calls that CloudFormation made are checked one by one', () => {
  const call = { account: '111111111111', region: 'us-west-2', service: 'iam' };
  const calls = [
    { ...call, iamAction: 'iam:CreateRole', names: { RoleName: 'lz-break-glass' } },
    { ...call, iamAction: 'iam:CreateRole', names: { RoleName: 'someone' } },
    { ...call, iamAction: 'iam:CreateRole', names: { RoleName: 'someone' } },
    { ...call, iamAction: 'budgets:CreateBudget', service: 'budgets' },
    { ...call, iamAction: 'iam:PassRole', service: 'lambda', names: { Role: OURS } },
    { ...call, iamAction: 'iam:PassRole', service: 'ecs', names: { Role: OURS } },
    {
      ...call,
      iamAction: 'iam:AttachRolePolicy',
      names: { RoleName: 'lz-x', PolicyArn: ADMINISTRATOR['iam:PolicyARN'] },
    },
  ];
  const refused = refusedCalls(calls, policies, iamData);
  expect(refused.map((one) => [one.call.iamAction, one.call.service])).toEqual([
    ['iam:CreateRole', 'iam'],
    ['iam:PassRole', 'ecs'],
    ['iam:AttachRolePolicy', 'iam'],
  ]);
});

test('calls for which an account must be the management account are asked of the policies alone', () => {
  const calls = ['sso:CreatePermissionSet', 'organizations:CreateAccount'].map((iamAction) => ({
    iamAction,
    account: '111111111111',
    region: 'us-west-2',
    service: iamAction.split(':')[0] ?? '',
  }));
  expect(refusedCalls(calls, policies, iamData)).toEqual([]);
  expect(refusedCalls(calls, [], iamData).map(({ call }) => call)).toEqual(calls);
});

describe('the command', () => {
  test('prints a template, and what to do with it', async () => {
    const [stdout, stderr] = [recorder(), recorder()];
    expect(await runCommand(executionPolicyCommand, ['--assembly', assembly.folder], { stdout, stderr })).toBe(0);
    const { Resources } = JSON.parse(stdout.text()) as { Resources: Record<string, { Type: string }> };
    expect(Object.values(Resources).map(({ Type }) => Type)).toEqual(policies.map(() => 'AWS::IAM::ManagedPolicy'));
    expect(stderr.text()).toMatch(
      /^npx cdk bootstrap --cloudformation-execution-policies arn:aws:iam::\$\{ACCOUNT\}:policy\/landing-zone-execution-1,.* aws:\/\/\$\{ACCOUNT\}\/us-west-2 aws:\/\/\$\{ACCOUNT\}\/us-east-1$/m,
    );
  });

  test('names a type that the table does not have, and where to look', async () => {
    const names = ['organization', 'baseline', 'alarms', 'logging', 'compliance', 'identity', 'guardrails', 'billing'];
    const template = { Resources: { Vpc: { Type: 'AWS::EC2::VPC' } } };
    const folder = writeAssembly(
      Object.fromEntries(names.map((name) => [name, { template, stackName: `lz-${name}` }])),
    );
    const [stdout, stderr] = [recorder(), recorder()];
    expect(await runCommand(executionPolicyCommand, ['--unproven', '--assembly', folder], { stdout, stderr })).toBe(2);
    expect(stderr.text()).toMatch(
      /^AWS::EC2::VPC: not in lib\/operate\/execution-policy\/permissions.json.*describe-type/m,
    );
  });

  test('takes no assembly of another app', async () => {
    const folder = writeAssembly({ Shop: { template: { Resources: {} } } });
    const [stdout, stderr] = [recorder(), recorder()];
    expect(await runCommand(executionPolicyCommand, ['--assembly', folder], { stdout, stderr })).toBe(2);
    expect(stderr.text()).toContain('no stack of a landing zone: the assembly of another app');
    expect(stdout.text()).toBe('');
  });
});
