import type { RuleId } from '../../lib/review/model';
import { account, ref, root, type Company } from './support';

export interface ChangeCase {
  readonly name: string;
  readonly edit: (of: Company) => unknown;
  /** What the report says, by kind; sorted. */
  readonly expected: readonly RuleId[];
  /** An action that must be among the examples, or the word that a finding must hold. */
  readonly says?: readonly string[];
}

const statement = (of: Company, policy: string, index: number): Record<string, never> =>
  (of.scps[policy]?.statements[index] ?? {}) as Record<string, never>;
const put = (of: Company, policy: string, index: number, more: object): unknown =>
  Object.assign(statement(of, policy, index), more);
const REGIONS = { StringNotEquals: { 'aws:RequestedRegion': ['us-west-2', 'us-east-1'] } };
const ADMIN = { ArnNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/lz-admin'] } };

/** Changes of guardrails. */
export const guardrailCases: readonly ChangeCase[] = [
  {
    name: 'a deny loses one of its actions',
    edit: (of: Company): unknown => put(of, 'audit', 0, { Action: 'cloudtrail:DeleteTrail' }),
    expected: ['guardrail-loosened', 'lockout-ended'],
    says: ['cloudtrail:StopLogging'],
  },
  {
    name: 'a deny gains an action',
    edit: (of: Company): unknown =>
      put(of, 'audit', 0, { Action: ['cloudtrail:DeleteTrail', 'cloudtrail:StopLogging', 'cloudtrail:UpdateTrail'] }),
    expected: ['guardrail-tightened', 'locked-out'],
    says: ['cloudtrail:UpdateTrail'],
  },
  {
    name: 'a deny of s3:* in place of everything',
    edit: (of: Company): unknown => put(of, 'keys', 0, { Action: 's3:*' }),
    expected: ['guardrail-loosened', 'guardrail-tightened', 'locked-out', 'lockout-ended'],
    says: ['kms:ScheduleKeyDeletion'],
  },
  {
    name: 'a NotAction list that grows',
    edit: (of: Company): unknown => put(of, 'audit', 1, { NotAction: ['iam:*', 'sts:*', 'ec2:*'] }),
    expected: ['access-gained', 'guardrail-loosened', 'lockout-ended'],
    says: ['ec2:'],
  },
  {
    name: 'a NotAction list that shrinks',
    edit: (of: Company): unknown => put(of, 'audit', 1, { NotAction: ['sts:*'] }),
    expected: ['guardrail-unclear'],
    says: ['lz-audit'],
  },
  {
    name: 'a NotResource list of a deny that grows',
    edit: (of: Company): unknown => put(of, 'keys', 1, { NotResource: ['arn:aws:s3:::open-*', 'arn:aws:s3:::logs-*'] }),
    expected: ['guardrail-loosened', 'lockout-ended'],
    says: ['logs-'],
  },
  {
    name: 'a NotResource pattern that widens by a letter',
    edit: (of: Company): unknown => put(of, 'keys', 1, { NotResource: ['arn:aws:s3:::open*'] }),
    expected: ['guardrail-loosened', 'lockout-ended'],
  },
  {
    name: 'a condition on the region that is dropped',
    edit: (of: Company): unknown => put(of, 'audit', 1, { Condition: ADMIN }),
    expected: ['access-lost', 'guardrail-tightened', 'locked-out'],
  },
  {
    name: 'one more region that is approved',
    edit: (of: Company): unknown =>
      put(of, 'audit', 1, {
        Condition: { StringNotEquals: { 'aws:RequestedRegion': ['us-west-2', 'us-east-1', 'eu-north-1'] }, ...ADMIN },
      }),
    expected: ['access-gained', 'guardrail-loosened', 'lockout-ended'],
    says: ['eu-north-1'],
  },
  {
    name: 'one region less',
    edit: (of: Company): unknown =>
      put(of, 'audit', 1, { Condition: { StringNotEquals: { 'aws:RequestedRegion': ['us-west-2'] }, ...ADMIN } }),
    expected: ['access-lost', 'guardrail-tightened', 'locked-out'],
  },
  {
    name: 'an exemption that is widened by a wildcard',
    edit: (of: Company): unknown =>
      put(of, 'audit', 1, {
        Condition: { ...REGIONS, ArnNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/lz-admin*'] } },
      }),
    expected: ['guardrail-loosened'],
    says: ['role/lz-admin'],
  },
  {
    name: 'an exemption for everybody of a path',
    edit: (of: Company): unknown =>
      put(of, 'audit', 1, {
        Condition: {
          ...REGIONS,
          ArnNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/lz-admin', 'arn:aws:iam::*:role/app/*'] },
        },
      }),
    expected: ['access-gained', 'guardrail-loosened'],
    says: ['role/app/'],
  },
  {
    name: 'an exemption that is dropped',
    edit: (of: Company): unknown => put(of, 'audit', 1, { Condition: REGIONS }),
    expected: ['guardrail-tightened'],
    says: ['lz-admin'],
  },
  {
    name: 'ArnNotLike that becomes StringNotLike',
    edit: (of: Company): unknown =>
      put(of, 'audit', 1, {
        Condition: { ...REGIONS, StringNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/lz-admin'] } },
      }),
    expected: ['guardrail-loosened'],
  },
  {
    name: 'a deny that holds for outdated sign-ins only',
    edit: (of: Company): unknown =>
      put(of, 'audit', 0, { Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } }),
    expected: ['guardrail-loosened', 'lockout-ended'],
    says: ['aws:multifactorauthpresent = true'],
  },
  {
    name: 'a deny that asks for a tag that requests need not have',
    edit: (of: Company): unknown =>
      put(of, 'audit', 0, { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'x' } } }),
    expected: ['guardrail-loosened', 'lockout-ended'],
  },
  {
    name: 'ForAllValues that is put in front',
    edit: (of: Company): unknown =>
      put(of, 'audit', 1, {
        Condition: { 'ForAllValues:StringNotEquals': { 'aws:RequestedRegion': ['us-west-2', 'us-east-1'] }, ...ADMIN },
      }),
    expected: ['guardrail-unclear'],
  },
  {
    name: 'ForAnyValue of a key with many values in place of ForAllValues',
    edit: (of: Company): unknown =>
      put(of, 'audit', 0, { Condition: { 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['a', 'b'] } } }),
    expected: ['guardrail-loosened', 'lockout-ended'],
  },
  {
    name: 'a deny that becomes one of a single resource',
    edit: (of: Company): unknown => put(of, 'audit', 0, { Resource: 'arn:aws:cloudtrail:*:*:trail/lz-*' }),
    expected: ['guardrail-loosened', 'lockout-ended'],
    says: ['trail/'],
  },
  {
    name: 'a statement that is gone',
    edit: (of: Company): void => {
      of.scps.audit?.statements.shift();
    },
    expected: ['guardrail-loosened', 'lockout-ended'],
    says: ['DenyTrails'],
  },
  {
    name: 'a policy that is detached',
    edit: (of: Company): void => {
      Reflect.deleteProperty(of.scps, 'keys');
    },
    expected: ['guardrail-detached', 'guardrail-loosened', 'lockout-ended'],
    says: ['DenyKeys', 'DenyBuckets'],
  },
  {
    name: 'a policy that moves from an OU to the one above',
    edit: (of: Company): void => {
      if (of.scps.keys) of.scps.keys.on = ['Engineering'];
    },
    expected: [
      'access-lost',
      'guardrail-attached',
      'guardrail-detached',
      'guardrail-same',
      'guardrail-tightened',
      'locked-out',
    ],
  },
  {
    name: 'a policy that moves from the root to an OU',
    edit: (of: Company): void => {
      if (of.scps.audit) of.scps.audit.on = ['Engineering'];
    },
    expected: ['guardrail-attached', 'guardrail-detached', 'guardrail-loosened', 'guardrail-same', 'lockout-ended'],
  },
  {
    name: 'a Sid that is renamed',
    edit: (of: Company): unknown => put(of, 'audit', 0, { Sid: 'DenyTrail' }),
    expected: ['guardrail-same'],
  },
  {
    name: 'a statement that is split in two',
    edit: (of: Company): void => {
      put(of, 'audit', 0, { Action: 'cloudtrail:DeleteTrail' });
      of.scps.audit?.statements.push({ Effect: 'Deny', Action: 'cloudtrail:StopLogging', Resource: '*' });
    },
    expected: ['guardrail-same'],
  },
  {
    name: 'statements in another order',
    edit: (of: Company): void => {
      of.scps.audit?.statements.reverse();
    },
    expected: ['guardrail-same'],
  },
  {
    name: 'a statement that moves to another policy of the same place',
    edit: (of: Company): void => {
      of.scps.more = { on: ['root'], statements: (of.scps.audit?.statements ?? []).splice(0, 1) };
    },
    expected: ['guardrail-attached', 'guardrail-same'],
  },
  {
    name: 'a pattern that is spelt out',
    edit: (of: Company): unknown =>
      put(of, 'audit', 0, { Action: ['cloudtrail:deletetrail', 'cloudtrail:STOPLOGGING'] }),
    expected: ['guardrail-same'],
  },
  {
    name: 'values of a condition in another order',
    edit: (of: Company): unknown =>
      put(of, 'audit', 1, {
        Condition: { ...ADMIN, StringNotEquals: { 'aws:requestedregion': ['us-east-1', 'us-west-2'] } },
      }),
    expected: ['guardrail-same'],
  },
  {
    name: 'a resource control policy of fewer services',
    edit: (of: Company): void => {
      Object.assign(of.rcps.perimeter?.statements[0] ?? {}, { Action: 'sts:AssumeRole' });
    },
    expected: ['guardrail-loosened'],
    says: ['s3:'],
  },
  {
    name: 'a resource control policy that exempts a foreign account',
    edit: (of: Company): void => {
      Object.assign((of.rcps.perimeter?.statements[0] as { Condition: object }).Condition, {
        StringNotEquals: { 'aws:PrincipalAccount': '999999999999' },
      });
    },
    expected: ['guardrail-loosened'],
  },
  {
    name: 'a resource control policy of another organization',
    edit: (of: Company): void => {
      Object.assign((of.rcps.perimeter?.statements[0] as { Condition: object }).Condition, {
        StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-another' },
      });
    },
    expected: ['access-lost', 'guardrail-tightened', 'locked-out'],
  },
  {
    name: 'a resource control policy that is gone',
    edit: (of: Company): void => {
      of.rcps = {};
    },
    expected: ['guardrail-detached', 'guardrail-loosened'],
    says: ['DenyOutsiders'],
  },
];

const developer = (of: Company, index: number, more: object): unknown =>
  Object.assign(of.developer.statements[index] ?? {}, more);

/** Changes of what people and roles may do. */
export const accessCases: readonly ChangeCase[] = [
  {
    name: 'a persona that reads more',
    edit: (of: Company): unknown =>
      developer(of, 0, { Action: ['s3:GetObject', 's3:ListBucket', 'ec2:DescribeInstances', 'ec2:DescribeImages'] }),
    expected: ['access-gained'],
    says: ['ec2:DescribeImages'],
  },
  {
    name: 'a persona that writes',
    edit: (of: Company): unknown => developer(of, 0, { Action: ['s3:*'] }),
    expected: ['access-gained', 'access-lost'],
    says: ['Permissions management'],
  },
  {
    name: 'a persona that loses an action',
    edit: (of: Company): unknown => developer(of, 0, { Action: ['s3:GetObject', 's3:ListBucket'] }),
    expected: ['access-lost'],
    says: ['ec2:DescribeInstances'],
  },
  {
    name: 'a condition of a persona that is dropped',
    edit: (of: Company): void => {
      Reflect.deleteProperty(of.developer.statements[1] ?? {}, 'Condition');
    },
    expected: ['access-gained'],
    says: ['lambda:InvokeFunction'],
  },
  {
    name: 'a condition of a persona that is added',
    edit: (of: Company): unknown =>
      developer(of, 0, { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }),
    expected: ['access-lost'],
  },
  {
    name: 'a block of addresses that is one bit wider',
    edit: (of: Company): unknown =>
      developer(of, 1, { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }),
    expected: ['access-gained', 'access-lost'],
  },
  {
    name: 'a condition IfExists',
    edit: (of: Company): unknown =>
      developer(of, 1, { Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } } }),
    expected: ['access-unclear'],
  },
  {
    name: 'a persona of a wider resource',
    edit: (of: Company): void => {
      of.role.statements = [
        {
          Effect: 'Allow',
          Action: ['s3:GetObject', 'sqs:SendMessage'],
          Resource: ['arn:aws:s3:::data*/*', 'arn:aws:sqs:*:*:jobs'],
        },
      ];
    },
    expected: ['access-gained'],
  },
  {
    name: 'a persona that has an AWS-managed policy on top',
    edit: (of: Company): void => {
      of.developer.managed = ['arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess'];
    },
    expected: ['access-gained'],
    says: ['sqs:'],
  },
  {
    name: 'an AWS-managed policy in place of another',
    edit: (of: Company): void => {
      of.developer.managed = ['arn:aws:iam::aws:policy/AdministratorAccess'];
    },
    expected: ['access-gained'],
    says: ['Permissions management'],
  },
  {
    name: 'a Sid of a persona that is renamed',
    edit: (of: Company): unknown => developer(of, 0, { Sid: 'Read' }),
    expected: [],
  },
  {
    name: 'a persona’s statement that is split',
    edit: (of: Company): void => {
      developer(of, 0, { Action: ['s3:GetObject', 's3:ListBucket'] });
      of.developer.statements.push({ Effect: 'Allow', Action: 'ec2:DescribeInstances', Resource: '*' });
    },
    expected: [],
  },
  {
    name: 'a session that is longer',
    edit: (of: Company): void => {
      of.developer.session = 'PT12H';
    },
    expected: ['session-longer'],
    says: ['720 minutes'],
  },
  {
    name: 'a session that is shorter',
    edit: (of: Company): void => {
      of.developer.session = 'PT90M';
    },
    expected: ['session-shorter'],
    says: ['90 minutes'],
  },
  {
    name: 'a boundary of a persona',
    edit: (of: Company): void => {
      of.developer.boundary = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
    },
    expected: ['access-unclear', 'access-lost', 'boundary-added'],
    says: ['lambda:InvokeFunction'],
  },
  {
    name: 'a boundary that is taken off',
    edit: (of: Company): void => {
      of.role.boundary = false;
    },
    expected: ['access-unclear', 'boundary-removed'],
  },
  {
    name: 'a boundary that is taken off together with more permissions',
    edit: (of: Company): void => {
      of.role.boundary = false;
      of.role.statements.push({ Effect: 'Allow', Action: 'iam:CreateUser', Resource: '*' });
    },
    expected: ['access-unclear', 'access-gained', 'boundary-removed'],
    says: ['iam:CreateUser'],
  },
  {
    name: 'more permissions that the boundary caps',
    edit: (of: Company): void => {
      of.role.statements.push({ Effect: 'Allow', Action: 'iam:CreateUser', Resource: '*' });
    },
    expected: ['access-unclear'],
    says: ['iam:CreateUser'],
  },
  {
    name: 'a boundary that lets more pass',
    edit: (of: Company): void => {
      of.boundary.push({ Effect: 'Allow', Action: 'iam:*', Resource: '*' });
      of.role.statements.push({ Effect: 'Allow', Action: 'iam:CreateRole', Resource: '*' });
    },
    expected: ['access-unclear', 'access-gained'],
    says: ['iam:CreateRole'],
  },
  {
    name: 'a boundary that lets less pass',
    edit: (of: Company): void => {
      of.boundary = [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }];
    },
    expected: ['access-unclear', 'access-lost'],
    says: ['sqs:SendMessage'],
  },
  {
    name: 'a role that loses everything to a deny of its own',
    edit: (of: Company): void => {
      of.role.statements.push({ Effect: 'Deny', Action: 's3:*', Resource: '*' });
    },
    expected: ['access-unclear', 'access-lost'],
    says: ['s3:GetObject'],
  },
  {
    name: 'a group in place of another',
    edit: (of: Company): void => {
      of.assignments = { AccountDev: 'interns' };
    },
    expected: ['assignment-added', 'assignment-removed'],
    says: ['interns as Developer'],
  },
  {
    name: 'a group in one more account',
    edit: (of: Company): void => {
      of.assignments.AccountProd = 'developers';
    },
    expected: ['assignment-added'],
    says: ['engineering-prod'],
  },
  {
    name: 'a permission set that is renamed',
    edit: (of: Company): void => {
      of.developer.name = 'Engineer';
    },
    expected: ['assignment-added', 'assignment-removed'],
  },
  {
    name: 'a role under another name',
    edit: (of: Company): void => {
      of.role.name = 'robot';
    },
    expected: ['role-added', 'role-removed'],
  },
  {
    name: 'trust that is opened to a foreign account',
    edit: (of: Company): void => {
      of.role.trust.push({ Effect: 'Allow', Principal: root('999999999999'), Action: 'sts:AssumeRole' });
      of.rcps = {};
    },
    expected: ['guardrail-detached', 'guardrail-loosened', 'trust-opened'],
    says: ['999999999999'],
  },
  {
    name: 'trust that is opened to another account of the organization',
    edit: (of: Company): void => {
      of.role.trust.push({
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111111111111:root' },
        Action: 'sts:AssumeRole',
      });
    },
    expected: ['trust-unclear'],
  },
  {
    name: 'trust of another service',
    edit: (of: Company): void => {
      of.role.trust = [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }];
    },
    expected: ['trust-closed', 'trust-opened'],
    says: ['ec2.amazonaws.com'],
  },
  {
    name: 'trust of an identity provider with a wildcard',
    edit: (of: Company): void => {
      of.role.trust.push({
        Effect: 'Allow',
        Principal: { Federated: 'arn:aws:iam::engineering-dev:oidc-provider/token.actions.githubusercontent.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:trips/*' } },
      });
    },
    expected: ['trust-opened'],
    says: ['oidc-provider/token.actions.githubusercontent.com'],
  },
  {
    name: 'a bucket that is open to the public',
    edit: (of: Company): void => {
      of.bucket.push({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::shared/*' });
    },
    expected: ['resource-opened'],
    says: ['anonymous callers'],
  },
  {
    name: 'a bucket that loses its condition',
    edit: (of: Company): void => {
      Reflect.deleteProperty(of.bucket[0] ?? {}, 'Condition');
    },
    expected: ['resource-opened'],
    says: ['aws:securetransport = false'],
  },
  {
    name: 'a bucket that can be written',
    edit: (of: Company): void => {
      Object.assign(of.bucket[0] ?? {}, { Action: ['s3:GetObject', 's3:PutObject'] });
    },
    expected: ['resource-opened'],
    says: ['s3:PutObject'],
  },
  {
    name: 'a bucket that is closed',
    edit: (of: Company): void => {
      of.bucket = [{ Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: 'arn:aws:s3:::shared/*' }];
    },
    expected: ['resource-closed'],
  },
];

/** Changes of the tree. */
export const organizationCases: readonly ChangeCase[] = [
  {
    name: 'an account that is added',
    edit: (of: Company): void => {
      of.organization.AccountNew = account('engineering-new', ref('Prod'));
    },
    expected: ['account-added'],
    says: ['engineering/prod'],
  },
  {
    name: 'an account that leaves the config',
    edit: (of: Company): void => {
      Reflect.deleteProperty(of.organization, 'AccountSecurity');
    },
    expected: ['account-removed'],
    says: ['no longer managed'],
  },
  {
    name: 'an account that moves to where a guardrail does not hold',
    edit: (of: Company): void => {
      of.organization.AccountProd = account('engineering-prod', ref('Dev'));
    },
    expected: ['account-moved', 'guardrail-loosened', 'guardrail-loosened', 'role-added', 'lockout-ended'],
    says: ['engineering/dev'],
  },
  {
    name: 'an account that is called otherwise',
    edit: (of: Company): void => {
      of.organization.AccountSecurity = account('safety', ref('Dev'));
      Object.assign(of.organization, {
        AccountSecurity: account('safety', { 'Fn::GetAtt': ['Organization', 'RootId'] }),
      });
    },
    expected: ['account-changed'],
    says: ['CloudFormation cannot'],
  },
  {
    name: 'an OU that is added',
    edit: (of: Company): void => {
      of.organization.Lab = {
        Type: 'AWS::Organizations::OrganizationalUnit',
        Properties: { Name: 'lab', ParentId: ref('Engineering') },
      };
    },
    expected: ['unit-added'],
    says: ['engineering/lab'],
  },
  {
    name: 'an OU that is renamed',
    edit: (of: Company): void => {
      of.organization.Prod = {
        Type: 'AWS::Organizations::OrganizationalUnit',
        Properties: { Name: 'live', ParentId: ref('Engineering') },
      };
    },
    expected: ['unit-changed'],
  },
];

export const cases: readonly ChangeCase[] = [...guardrailCases, ...accessCases, ...organizationCases];
