import { root, type Company } from '../support';
import type { ChangeCase } from './change-case';

/** Changes of whom a role, a bucket or whatever has a policy of its own lets in. */
export const trustCases: readonly ChangeCase[] = [
  {
    name: 'a role under another name',
    edit: (of: Company): void => {
      of.role.name = 'robot';
    },
    expected: ['high role-added', 'medium resource-changed', 'medium role-removed'],
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
    expected: ['critical role-added', 'medium resource-changed', 'medium role-removed'],
    says: ['"severity":"critical"', '444455556666'],
  },
  {
    name: 'trust that is opened to a foreign account',
    edit: (of: Company): void => {
      of.role.trust.push({ Effect: 'Allow', Principal: root('999999999999'), Action: 'sts:AssumeRole' });
      of.rcps = {};
    },
    expected: [
      'critical guardrail-loosened',
      'critical trust-opened',
      'high guardrail-detached',
      'info resource-changed',
      'low resource-removed',
    ],
    says: ['999999999999'],
  },
  {
    name: 'trust that is opened to an account from outside, which a guardrail keeps out',
    edit: (of: Company): void => {
      of.role.trust.push({
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111111111111:root' },
        Action: 'sts:AssumeRole',
      });
    },
    expected: ['high trust-unclear', 'info resource-changed', 'medium trust-unclear'],
    says: ['role worker now names account 111111111111 from outside of the organization'],
  },
  {
    name: 'trust of another service',
    edit: (of: Company): void => {
      of.role.trust = [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }];
    },
    expected: ['high trust-closed', 'high trust-opened', 'info resource-changed'],
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
    expected: ['critical trust-opened', 'info resource-changed'],
    says: ['oidc-provider/token.actions.githubusercontent.com'],
  },
  {
    name: 'a bucket that is open to the public',
    edit: (of: Company): void => {
      of.bucket.push({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::shared/*' });
    },
    expected: ['critical resource-opened', 'info resource-changed'],
    says: ['anonymous callers', 'account engineering-dev, roles of other accounts of the organization'],
  },
  {
    name: 'a bucket that loses its condition',
    edit: (of: Company): void => {
      Reflect.deleteProperty(of.bucket[0] ?? {}, 'Condition');
    },
    expected: ['info resource-changed', 'medium resource-opened'],
    says: ['over a connection that is not encrypted'],
  },
  {
    name: 'a bucket that can be written',
    edit: (of: Company): void => {
      Object.assign(of.bucket[0] ?? {}, { Action: ['s3:GetObject', 's3:PutObject'] });
    },
    expected: ['high resource-opened', 'info resource-changed'],
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
    expected: ['critical resource-opened', 'high resource-opened', 'info resource-changed', 'low resource-closed'],
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
    expected: ['info resource-changed', 'low resource-closed', 'medium resource-unclear'],
    says: ['s3:PutObject'],
  },
  {
    name: 'a bucket that is closed',
    edit: (of: Company): void => {
      of.bucket = [{ Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: 'arn:aws:s3:::shared/*' }];
    },
    expected: ['info resource-changed', 'low resource-closed'],
  },
  {
    name: 'a bucket with a policy where there was none',
    edit: (of: Company): void => {
      of.organization.Data = { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'data' } };
      of.organization.DataPolicy = {
        Type: 'AWS::S3::BucketPolicy',
        Properties: {
          Bucket: { Ref: 'Data' },
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: root('111111111111'),
                Action: 's3:GetObject',
                Resource: 'arn:aws:s3:::data/*',
              },
            ],
          },
        },
      };
    },
    expected: ['critical resource-opened', 'info resource-created'],
  },
];
