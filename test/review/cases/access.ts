import { root, type Company } from '../support';
import type { ChangeCase } from './change-case';

const developer = (of: Company, index: number, more: object): unknown =>
  Object.assign(of.developer.statements[index] ?? {}, more);

function mayDo(of: Company, ...Action: string[]): void {
  of.developer.statements = [{ Effect: 'Allow', Action, Resource: '*' }];
}

/** Changes of what people and roles may do. */
export const accessCases: readonly ChangeCase[] = [
  {
    name: 'a persona that reads more',
    edit: (of: Company): unknown =>
      developer(of, 0, { Action: ['s3:GetObject', 's3:ListBucket', 'ec2:DescribeInstances', 'ec2:DescribeImages'] }),
    expected: ['info resource-changed', 'medium access-gained'],
    says: ['ec2:DescribeImages'],
  },
  {
    name: 'a persona that writes',
    edit: (of: Company): unknown => developer(of, 0, { Action: ['s3:*'] }),
    expected: ['critical administrator-added', 'high access-gained', 'info resource-changed', 'medium access-lost'],
    says: ['Permissions management', 'developers as Developer now can become an administrator'],
  },
  {
    name: 'a persona that loses an action',
    edit: (of: Company): unknown => developer(of, 0, { Action: ['s3:GetObject', 's3:ListBucket'] }),
    expected: ['info resource-changed', 'medium access-lost'],
    says: ['ec2:DescribeInstances'],
  },
  {
    name: 'a condition of a persona that is dropped',
    edit: (of: Company): void => {
      Reflect.deleteProperty(of.developer.statements[1] ?? {}, 'Condition');
    },
    expected: ['high access-gained', 'info resource-changed'],
    says: ['lambda:InvokeFunction'],
  },
  {
    name: 'a condition of a persona that is added',
    edit: (of: Company): unknown =>
      developer(of, 0, { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }),
    expected: ['info resource-changed', 'medium access-lost'],
  },
  {
    name: 'a block of addresses that is one bit wider',
    edit: (of: Company): unknown =>
      developer(of, 1, { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }),
    expected: ['high access-gained', 'info resource-changed', 'medium access-lost'],
  },
  {
    name: 'a block of IPv6 addresses that is one bit narrower',
    base: (of: Company): unknown => developer(of, 1, { Condition: { IpAddress: { 'aws:SourceIp': '2001:db8::/47' } } }),
    edit: (of: Company): unknown => developer(of, 1, { Condition: { IpAddress: { 'aws:SourceIp': '2001:db8::/48' } } }),
    expected: ['info resource-changed', 'medium access-lost'],
    says: ['2001:db8:1:'],
  },
  {
    name: 'a condition IfExists',
    edit: (of: Company): unknown =>
      developer(of, 1, { Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } } }),
    expected: ['info resource-changed', 'medium access-unclear'],
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
    expected: ['info resource-changed', 'medium access-gained'],
  },
  {
    name: 'a persona that has an AWS-managed policy on top',
    edit: (of: Company): void => {
      of.developer.managed = ['arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess'];
    },
    expected: ['info resource-changed', 'medium access-gained'],
    says: ['sqs:'],
  },
  {
    name: 'an AWS-managed policy in place of another',
    edit: (of: Company): void => {
      of.developer.managed = ['arn:aws:iam::aws:policy/AdministratorAccess'];
    },
    expected: ['critical administrator-added', 'high access-gained', 'info resource-changed'],
    says: ['Permissions management', 'developers as Developer now may do everything in engineering-dev'],
  },
  {
    name: 'a Sid of a persona that is renamed',
    edit: (of: Company): unknown => developer(of, 0, { Sid: 'Read' }),
    expected: ['info resource-changed'],
  },
  {
    name: 'a persona’s statement that is split',
    edit: (of: Company): void => {
      developer(of, 0, { Action: ['s3:GetObject', 's3:ListBucket'] });
      of.developer.statements.push({ Effect: 'Allow', Action: 'ec2:DescribeInstances', Resource: '*' });
    },
    expected: ['info resource-changed'],
  },
  {
    name: 'a session that is longer',
    edit: (of: Company): void => {
      of.developer.session = 'PT12H';
    },
    expected: ['info resource-changed', 'medium session-longer'],
    says: ['720 minutes'],
  },
  {
    name: 'a session that is shorter',
    edit: (of: Company): void => {
      of.developer.session = 'PT90M';
    },
    expected: ['info resource-changed', 'low session-shorter'],
    says: ['90 minutes'],
  },
  {
    name: 'a boundary of a persona',
    edit: (of: Company): void => {
      of.developer.boundary = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
    },
    expected: ['info resource-changed', 'low boundary-added', 'medium access-lost', 'medium access-unclear'],
    says: ['lambda:InvokeFunction'],
  },
  {
    name: 'a boundary that is taken off',
    edit: (of: Company): void => {
      of.role.boundary = false;
    },
    expected: ['critical boundary-removed', 'info resource-changed', 'medium access-unclear'],
  },
  {
    name: 'a boundary that is taken off together with more permissions',
    edit: (of: Company): void => {
      of.role.boundary = false;
      of.role.statements.push({ Effect: 'Allow', Action: 'iam:CreateUser', Resource: '*' });
    },
    expected: ['critical boundary-removed', 'high access-gained', 'info resource-changed', 'medium access-unclear'],
    says: ['iam:CreateUser'],
  },
  {
    name: 'more permissions that the boundary caps',
    edit: (of: Company): void => {
      of.role.statements.push({ Effect: 'Allow', Action: 'iam:CreateUser', Resource: '*' });
    },
    expected: ['info resource-changed', 'medium access-unclear'],
    says: ['iam:CreateUser'],
  },
  {
    name: 'a boundary that lets more pass',
    edit: (of: Company): void => {
      of.boundary.push({ Effect: 'Allow', Action: 'iam:*', Resource: '*' });
      of.role.statements.push({ Effect: 'Allow', Action: 'iam:CreateRole', Resource: '*' });
    },
    expected: ['high access-gained', 'info resource-changed', 'medium access-unclear'],
    says: ['iam:CreateRole'],
  },
  {
    name: 'a boundary that lets less pass',
    edit: (of: Company): void => {
      of.boundary = [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }];
    },
    expected: ['info resource-changed', 'medium access-lost', 'medium access-unclear'],
    says: ['sqs:SendMessage'],
  },
  {
    name: 'a role that loses everything to a deny of its own',
    edit: (of: Company): void => {
      of.role.statements.push({ Effect: 'Deny', Action: 's3:*', Resource: '*' });
    },
    expected: ['info resource-changed', 'medium access-lost', 'medium access-unclear'],
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
    expected: ['info resource-changed', 'medium access-unclear'],
    says: ['sqs:DeleteQueue'],
  },
  {
    name: 'a group in place of another',
    edit: (of: Company): void => {
      of.assignments = { AccountDev: 'interns' };
    },
    expected: ['high assignment-added', 'info resource-changed', 'medium assignment-removed'],
    says: ['interns as Developer'],
  },
  {
    name: 'a group in one more account',
    edit: (of: Company): void => {
      of.assignments.AccountProd = 'developers';
    },
    expected: ['high assignment-added', 'info resource-created'],
    says: ['engineering-prod'],
  },
  {
    name: 'a group that becomes an administrator, and from there one of another account',
    base: (of: Company): void => {
      mayDo(of, '*');
      of.emergency = [{ Effect: 'Allow', Principal: root('engineering-prod'), Action: 'sts:AssumeRole' }];
    },
    edit: (of: Company): void => {
      of.assignments.AccountProd = 'finance';
    },
    expected: ['critical administrator-added', 'info resource-created'],
    says: [
      'finance as Developer may do everything in engineering-prod, or give itself the right to, ' +
        'and from there become administrator of 1 more account (lz-break-glass)',
      'administrator by lz-break-glass of engineering-dev',
    ],
  },
  {
    name: 'a group that is an administrator of fewer accounts',
    base: (of: Company): void => {
      mayDo(of, '*');
      of.assignments.AccountProd = 'finance';
      of.emergency.push({ Effect: 'Allow', Principal: root('engineering-prod'), Action: 'sts:AssumeRole' });
    },
    edit: (of: Company): void => {
      of.emergency.pop();
      of.developer.statements.push({ Effect: 'Deny', Action: 's3:*', Resource: '*' });
    },
    expected: ['critical locked-out', 'info resource-changed', 'medium access-lost', 'medium administrator-removed'],
    says: [
      'finance as Developer could do everything in engineering-prod, or give itself the right to, ' +
        'and from there become administrator of 1 more account (lz-break-glass), ' +
        'and now no more than this: it may do everything in engineering-prod, or give itself the right to',
    ],
  },
  {
    name: 'a group that is an administrator no more',
    base: (of: Company): void => {
      mayDo(of, '*');
      of.assignments.AccountProd = 'finance';
    },
    edit: (of: Company): unknown => Reflect.deleteProperty(of.assignments, 'AccountProd'),
    expected: ['low resource-removed', 'medium administrator-removed'],
    says: [
      'finance as Developer could do everything in engineering-prod, or give itself the right to, and is no longer there',
    ],
  },
  {
    name: 'a group that can make itself an administrator',
    base: (of: Company): void => {
      mayDo(of, 'iam:PutUserPolicy', 'iam:CreateUser', 'iam:CreateAccessKey');
    },
    edit: (of: Company): void => {
      of.assignments.AccountProd = 'finance';
    },
    expected: ['critical administrator-added', 'info resource-created'],
    says: ['finance as Developer can become an administrator', 'iam:CreateAccessKey'],
  },
  {
    name: 'a permission set that is renamed',
    edit: (of: Company): void => {
      of.developer.name = 'Engineer';
    },
    expected: ['medium persona-replaced', 'medium resource-changed'],
  },
  {
    name: 'a member of a group',
    edit: (of: Company): void => {
      of.organization.Member = {
        Type: 'AWS::IdentityStore::GroupMembership',
        Properties: { IdentityStoreId: 'd-1', GroupId: 'org-admins', MemberId: { UserId: 'eve' } },
      };
    },
    expected: ['high resource-created'],
    says: ['GroupId \\"org-admins\\"', 'MemberId.UserId \\"eve\\"'],
  },
];
