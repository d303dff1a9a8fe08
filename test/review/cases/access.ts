import { root, type Company } from '../support';
import type { ChangeCase } from './change-case';

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
    name: 'a block of IPv6 addresses that is one bit narrower',
    base: (of: Company): unknown => developer(of, 1, { Condition: { IpAddress: { 'aws:SourceIp': '2001:db8::/47' } } }),
    edit: (of: Company): unknown => developer(of, 1, { Condition: { IpAddress: { 'aws:SourceIp': '2001:db8::/48' } } }),
    expected: ['access-lost'],
    says: ['2001:db8:1:'],
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
    name: 'a deny of its own of what it is not allowed, whose effect nobody knows',
    edit: (of: Company): void => {
      of.role.statements.push({
        Effect: 'Deny',
        Action: 'sqs:DeleteQueue',
        Resource: '*',
        Condition: { StringEquals: { 'aws:PrincipalType': 'Robot' } },
      });
    },
    expected: ['access-unclear'],
    says: ['sqs:DeleteQueue'],
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
    name: 'a new role that outsiders may assume',
    base: (of: Company): void => {
      of.rcps = {};
    },
    edit: (of: Company): void => {
      of.role.name = 'partner';
      of.role.statements = [{ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }];
      of.role.trust = [{ Effect: 'Allow', Principal: root('444455556666'), Action: 'sts:AssumeRole' }];
    },
    expected: ['role-added', 'role-removed'],
    says: ['"severity":"critical"', '444455556666'],
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
    name: 'a bucket in which one statement takes the place of another that is for an outsider',
    edit: (of: Company): void => {
      of.bucket = [
        {
          Effect: 'Allow',
          Principal: '*',
          Action: 's3:PutObject',
          Resource: 'arn:aws:s3:::shared/*',
          Condition: { StringEquals: { 'aws:PrincipalAccount': '444455556666' } },
        },
      ];
    },
    expected: ['resource-closed', 'resource-opened'],
    says: ['s3:PutObject', '444455556666', '"severity":"critical"'],
  },
  {
    name: 'a bucket in which one statement takes the place of another whose effect nobody knows',
    edit: (of: Company): void => {
      of.bucket = [
        {
          Effect: 'Allow',
          Principal: '*',
          Action: 's3:PutObject',
          Resource: 'arn:aws:s3:::shared/*',
          Condition: {
            StringEquals: { 'aws:PrincipalType': 'Robot' },
            Bool: { 'aws:PrincipalIsAWSService': 'false' },
          },
        },
      ];
    },
    expected: ['resource-closed', 'resource-unclear'],
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
