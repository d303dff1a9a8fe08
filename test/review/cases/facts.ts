import { account, ref, type Company } from '../support';
import type { ChangeCase } from './change-case';

const retag = (of: Company): void => {
  of.role.tags = { team: 'growth' };
};
const move = (of: Company): void => {
  of.organization.AccountSecurity = account('security', ref('Engineering'));
};
const PATHS = { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-organization/*/*/*' } };

/** Changes of no policy, but of what conditions read. */
export const factCases: readonly ChangeCase[] = [
  {
    name: 'a tag of a role that no policy reads',
    edit: retag,
    expected: ['info resource-changed'],
  },
  {
    name: 'a tag of a role that a guardrail reads',
    base: (of: Company): unknown =>
      of.scps.audit?.statements.push({
        Sid: 'DenyUntagged',
        Effect: 'Deny',
        Action: 'sqs:*',
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:PrincipalTag/team': 'growth' } },
      }),
    edit: retag,
    expected: ['high access-gained', 'info resource-changed'],
    says: ['sqs:SendMessage'],
  },
  {
    name: 'a tag of a role that its own policy reads',
    base: (of: Company): void => {
      of.role.statements = [
        {
          Effect: 'Allow',
          Action: 's3:GetObject',
          Resource: 'arn:aws:s3:::data/${aws:PrincipalTag/team}/*',
        },
      ];
    },
    edit: retag,
    expected: ['info resource-changed', 'medium access-gained'],
    says: ['s3:GetObject'],
  },
  {
    name: 'a tag of a role that a bucket asks for',
    base: (of: Company): void => {
      of.role.statements = [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }];
      Object.assign(of.bucket[0] ?? {}, { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'growth' } } });
    },
    edit: retag,
    expected: ['info resource-changed', 'medium resource-opened'],
    says: ['role/app/worker', 's3:GetObject'],
  },
  {
    name: 'an account that moves to where a guardrail that reads paths means it',
    base: (of: Company): unknown =>
      of.scps.audit?.statements.push({
        Sid: 'DenyQueues',
        Effect: 'Deny',
        Action: 'sqs:DeleteQueue',
        Resource: '*',
        Condition: PATHS,
      }),
    edit: move,
    expected: ['info resource-changed', 'low guardrail-tightened', 'low needed-role-narrowed', 'medium account-moved'],
    says: ['sqs:DeleteQueue', 'security'],
  },
  {
    name: 'an account that moves to where a bucket lets it in',
    base: (of: Company): void => {
      of.bucket = [
        {
          Effect: 'Allow',
          Principal: '*',
          Action: 's3:GetObject',
          Resource: 'arn:aws:s3:::shared/*',
          Condition: PATHS,
        },
      ];
    },
    edit: move,
    expected: ['info guardrail-same', 'info resource-changed', 'medium account-moved', 'medium resource-opened'],
    says: ['s3:GetObject'],
  },
  {
    name: 'a tag of an account that a policy reads',
    base: (of: Company): void => {
      Object.assign(of.developer.statements[0] ?? {}, {
        Condition: { StringEquals: { 'aws:ResourceTag/team': 'growth' } },
      });
    },
    edit: (of: Company): void => {
      of.organization.AccountDev = account('engineering-dev', ref('Dev'), { Tags: [{ Key: 'team', Value: 'growth' }] });
    },
    expected: ['info resource-changed', 'medium account-changed'],
    says: ['"severity":"medium"', 'aws:resourcetag/team'],
  },
];
