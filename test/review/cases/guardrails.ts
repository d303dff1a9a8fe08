import { ref, type Company } from '../support';
import type { ChangeCase } from './change-case';

const statement = (of: Company, policy: string, index: number): Record<string, never> =>
  (of.scps[policy]?.statements[index] ?? {}) as Record<string, never>;
const put = (of: Company, policy: string, index: number, more: object): unknown =>
  Object.assign(statement(of, policy, index), more);
/** Puts more conditions on the deny of the resource control policy. */
const exempt = (of: Company, more: object): unknown =>
  Object.assign((of.rcps.perimeter?.statements[0] as { Condition: object }).Condition, more);
const REGIONS = { StringNotEquals: { 'aws:RequestedRegion': ['us-west-2', 'us-east-1'] } };
const ADMIN = { ArnNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/lz-admin'] } };

/** Changes of guardrails. */
export const guardrailCases: readonly ChangeCase[] = [
  {
    name: 'a deny loses one of its actions',
    edit: (of: Company): unknown => put(of, 'audit', 0, { Action: 'cloudtrail:DeleteTrail' }),
    expected: ['critical guardrail-loosened', 'info needed-role-widened', 'info resource-changed'],
    says: ['cloudtrail:StopLogging'],
  },
  {
    name: 'a deny gains an action',
    edit: (of: Company): unknown =>
      put(of, 'audit', 0, { Action: ['cloudtrail:DeleteTrail', 'cloudtrail:StopLogging', 'cloudtrail:UpdateTrail'] }),
    expected: ['info resource-changed', 'low guardrail-tightened', 'low needed-role-narrowed'],
    says: ['cloudtrail:UpdateTrail'],
  },
  {
    name: 'a deny of s3:* in place of everything',
    edit: (of: Company): unknown => put(of, 'keys', 0, { Action: 's3:*' }),
    expected: [
      'critical guardrail-loosened',
      'info needed-role-widened',
      'info resource-changed',
      'low guardrail-tightened',
      'low needed-role-narrowed',
    ],
    says: ['kms:ScheduleKeyDeletion'],
  },
  {
    name: 'a NotAction list that grows',
    edit: (of: Company): unknown => put(of, 'audit', 1, { NotAction: ['iam:*', 'sts:*', 'ec2:*'] }),
    expected: [
      'critical guardrail-loosened',
      'info needed-role-widened',
      'info resource-changed',
      'medium access-gained',
    ],
    says: ['ec2:'],
  },
  {
    name: 'a NotAction list that shrinks',
    edit: (of: Company): unknown => put(of, 'audit', 1, { NotAction: ['sts:*'] }),
    expected: ['info resource-changed', 'medium guardrail-unclear'],
    says: ['lz-audit'],
  },
  {
    name: 'a NotResource list of a deny that grows',
    edit: (of: Company): unknown => put(of, 'keys', 1, { NotResource: ['arn:aws:s3:::open-*', 'arn:aws:s3:::logs-*'] }),
    expected: ['critical guardrail-loosened', 'info needed-role-widened', 'info resource-changed'],
    says: ['logs-'],
  },
  {
    name: 'a NotResource pattern that widens by a letter',
    edit: (of: Company): unknown => put(of, 'keys', 1, { NotResource: ['arn:aws:s3:::open*'] }),
    expected: ['critical guardrail-loosened', 'info needed-role-widened', 'info resource-changed'],
  },
  {
    name: 'a condition on the region that is dropped',
    edit: (of: Company): unknown => put(of, 'audit', 1, { Condition: ADMIN }),
    expected: ['critical locked-out', 'info resource-changed', 'low access-lost', 'low guardrail-tightened'],
  },
  {
    name: 'one more region that is approved',
    edit: (of: Company): unknown =>
      put(of, 'audit', 1, {
        Condition: { StringNotEquals: { 'aws:RequestedRegion': ['us-west-2', 'us-east-1', 'eu-north-1'] }, ...ADMIN },
      }),
    expected: [
      'critical guardrail-loosened',
      'high access-gained',
      'info needed-role-widened',
      'info region-approved',
      'info resource-changed',
    ],
    says: ['eu-north-1'],
  },
  {
    name: 'one region less',
    edit: (of: Company): unknown =>
      put(of, 'audit', 1, { Condition: { StringNotEquals: { 'aws:RequestedRegion': ['us-west-2'] }, ...ADMIN } }),
    expected: [
      'critical locked-out',
      'info region-left',
      'info resource-changed',
      'low access-lost',
      'low guardrail-tightened',
    ],
    says: ['goes on running and costs'],
  },
  {
    name: 'an exemption that is widened by a wildcard',
    edit: (of: Company): unknown =>
      put(of, 'audit', 1, {
        Condition: { ...REGIONS, ArnNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/lz-admin*'] } },
      }),
    expected: ['critical guardrail-loosened', 'info resource-changed'],
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
    expected: ['critical guardrail-loosened', 'high access-gained', 'info resource-changed'],
    says: ['role/app/'],
  },
  {
    name: 'an exemption that is dropped',
    edit: (of: Company): unknown => put(of, 'audit', 1, { Condition: REGIONS }),
    expected: ['info resource-changed', 'low guardrail-tightened'],
    says: ['lz-admin'],
  },
  {
    name: 'ArnNotLike that becomes StringNotLike',
    edit: (of: Company): unknown =>
      put(of, 'audit', 1, {
        Condition: { ...REGIONS, StringNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/lz-admin'] } },
      }),
    expected: ['critical guardrail-loosened', 'info resource-changed'],
  },
  {
    name: 'a deny that holds for outdated sign-ins only',
    edit: (of: Company): unknown =>
      put(of, 'audit', 0, { Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } }),
    expected: ['critical guardrail-loosened', 'info needed-role-widened', 'info resource-changed'],
    says: ['with MFA'],
  },
  {
    name: 'a deny that asks for a tag that requests need not have',
    edit: (of: Company): unknown =>
      put(of, 'audit', 0, { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'x' } } }),
    expected: ['critical guardrail-loosened', 'info needed-role-widened', 'info resource-changed'],
  },
  {
    name: 'ForAllValues that is put in front',
    edit: (of: Company): unknown =>
      put(of, 'audit', 1, {
        Condition: { 'ForAllValues:StringNotEquals': { 'aws:RequestedRegion': ['us-west-2', 'us-east-1'] }, ...ADMIN },
      }),
    expected: ['info resource-changed', 'medium guardrail-unclear'],
  },
  {
    name: 'ForAnyValue of a key with many values in place of ForAllValues',
    edit: (of: Company): unknown =>
      put(of, 'audit', 0, { Condition: { 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['a', 'b'] } } }),
    expected: ['critical guardrail-loosened', 'info needed-role-widened', 'info resource-changed'],
  },
  {
    name: 'a deny that becomes one of a single resource',
    edit: (of: Company): unknown => put(of, 'audit', 0, { Resource: 'arn:aws:cloudtrail:*:*:trail/lz-*' }),
    expected: ['critical guardrail-loosened', 'info needed-role-widened', 'info resource-changed'],
    says: ['trail/'],
  },
  {
    name: 'a statement that is gone',
    edit: (of: Company): void => {
      of.scps.audit?.statements.shift();
    },
    expected: ['critical guardrail-loosened', 'info needed-role-widened', 'info resource-changed'],
    says: ['DenyTrails'],
  },
  {
    name: 'a policy that is detached',
    edit: (of: Company): void => {
      Reflect.deleteProperty(of.scps, 'keys');
    },
    expected: [
      'critical guardrail-loosened',
      'high guardrail-detached',
      'info needed-role-widened',
      'low resource-removed',
    ],
    says: ['DenyKeys', 'DenyBuckets'],
  },
  {
    name: 'a policy that moves from an OU to the one above',
    edit: (of: Company): void => {
      if (of.scps.keys) of.scps.keys.on = ['Engineering'];
    },
    expected: [
      'high guardrail-detached',
      'info guardrail-same',
      'info resource-changed',
      'low access-lost',
      'low guardrail-attached',
      'low guardrail-tightened',
      'low needed-role-narrowed',
    ],
  },
  {
    name: 'a policy that moves from the root to an OU',
    edit: (of: Company): void => {
      if (of.scps.audit) of.scps.audit.on = ['Engineering'];
    },
    expected: [
      'critical guardrail-loosened',
      'high guardrail-detached',
      'info guardrail-same',
      'info needed-role-widened',
      'info resource-changed',
      'low guardrail-attached',
    ],
  },
  {
    name: 'a Sid that is renamed',
    edit: (of: Company): unknown => put(of, 'audit', 0, { Sid: 'DenyTrail' }),
    expected: ['info guardrail-same', 'info resource-changed'],
  },
  {
    name: 'a statement that is split in two',
    edit: (of: Company): void => {
      put(of, 'audit', 0, { Action: 'cloudtrail:DeleteTrail' });
      of.scps.audit?.statements.push({ Effect: 'Deny', Action: 'cloudtrail:StopLogging', Resource: '*' });
    },
    expected: ['info guardrail-same', 'info resource-changed'],
  },
  {
    name: 'statements in another order',
    edit: (of: Company): void => {
      of.scps.audit?.statements.reverse();
    },
    expected: ['info guardrail-same', 'info resource-changed'],
  },
  {
    name: 'a statement that moves to another policy of the same place',
    edit: (of: Company): void => {
      of.scps.more = { on: ['root'], statements: (of.scps.audit?.statements ?? []).splice(0, 1) };
    },
    expected: ['info guardrail-same', 'info resource-changed', 'info resource-created', 'low guardrail-attached'],
  },
  {
    name: 'a pattern that is spelt out',
    edit: (of: Company): unknown =>
      put(of, 'audit', 0, { Action: ['cloudtrail:deletetrail', 'cloudtrail:STOPLOGGING'] }),
    expected: ['info guardrail-same', 'info resource-changed'],
  },
  {
    name: 'values of a condition in another order',
    edit: (of: Company): unknown =>
      put(of, 'audit', 1, {
        Condition: { ...ADMIN, StringNotEquals: { 'aws:requestedregion': ['us-east-1', 'us-west-2'] } },
      }),
    expected: ['info guardrail-same', 'info resource-changed'],
  },
  {
    name: 'a resource control policy of fewer services',
    edit: (of: Company): void => {
      Object.assign(of.rcps.perimeter?.statements[0] ?? {}, { Action: 'sts:AssumeRole' });
    },
    expected: ['critical guardrail-loosened', 'info resource-changed'],
    says: ['s3:'],
  },
  {
    name: 'a resource control policy that exempts a foreign account',
    edit: (of: Company): unknown => exempt(of, { StringNotEquals: { 'aws:PrincipalAccount': '444455556666' } }),
    expected: ['critical guardrail-loosened', 'info resource-changed'],
    says: ['444455556666'],
  },
  {
    name: 'a resource control policy that exempts a role of a foreign account, beside an unrelated guardrail',
    edit: (of: Company): unknown => {
      put(of, 'audit', 0, { Action: ['cloudtrail:DeleteTrail', 'cloudtrail:StopLogging', 'cloudtrail:UpdateTrail'] });
      return exempt(of, { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:role/partner/*' } });
    },
    expected: [
      'critical guardrail-loosened',
      'info resource-changed',
      'low guardrail-tightened',
      'low needed-role-narrowed',
    ],
    says: ['444455556666:role/partner/'],
  },
  {
    name: 'a resource control policy that exempts a user of a foreign account',
    edit: (of: Company): unknown =>
      exempt(of, { ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:user/partner' } }),
    expected: ['critical guardrail-loosened', 'info resource-changed'],
  },
  {
    name: 'a resource control policy that exempts an account in an organization of its own',
    edit: (of: Company): unknown =>
      exempt(of, {
        'ForAllValues:StringNotLike': { 'aws:PrincipalOrgPaths': 'o-partner/r-1/*' },
      }),
    expected: ['critical guardrail-loosened', 'info resource-changed'],
  },
  {
    name: 'a resource control policy that denies an account of the organization',
    edit: (of: Company): void => {
      of.rcps.perimeter?.statements.push({
        Sid: 'DenySecurity',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:GetObject',
        Resource: '*',
        Condition: { StringEquals: { 'aws:PrincipalAccount': ref('AccountSecurity') } },
      });
    },
    expected: ['high guardrail-tightened', 'info resource-changed', 'low needed-role-narrowed'],
    says: ['other accounts of the organization'],
  },
  {
    name: 'a resource control policy that exempts a service',
    edit: (of: Company): unknown => {
      of.rcps.perimeter?.statements.push({
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:PutObject',
        Resource: '*',
        Condition: { StringEquals: { 'aws:PrincipalServiceName': 'robots.amazonaws.com' } },
      });
      return undefined;
    },
    expected: ['high guardrail-tightened', 'info resource-changed'],
    says: ['AWS services'],
  },
  {
    name: 'a guardrail that denies resources of other accounts but of one',
    edit: (of: Company): unknown =>
      put(of, 'audit', 0, {
        Action: 's3:PutObject',
        Condition: { StringNotEquals: { 'aws:ResourceAccount': ['444455556666'] } },
      }),
    expected: [
      'critical guardrail-loosened',
      'info needed-role-widened',
      'info resource-changed',
      'low guardrail-tightened',
      'low needed-role-narrowed',
    ],
  },
  {
    name: 'an unrelated guardrail beside an exemption whose effect nobody knows',
    edit: (of: Company): unknown => {
      put(of, 'audit', 0, { Action: ['cloudtrail:DeleteTrail', 'cloudtrail:StopLogging', 'cloudtrail:UpdateTrail'] });
      return exempt(of, { StringNotEquals: { 'aws:PrincipalType': 'Robot' } });
    },
    expected: [
      'info resource-changed',
      'low guardrail-tightened',
      'low needed-role-narrowed',
      'medium guardrail-unclear',
    ],
    says: ['cloudtrail:UpdateTrail', 'lz-perimeter'],
  },
  {
    name: 'a resource control policy of another organization',
    edit: (of: Company): unknown => exempt(of, { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-another' } }),
    expected: [
      'critical guardrail-loosened',
      'critical locked-out',
      'info resource-changed',
      'low access-lost',
      'low guardrail-tightened',
    ],
  },
  {
    name: 'a resource control policy that is gone',
    edit: (of: Company): void => {
      of.rcps = {};
    },
    expected: ['critical guardrail-loosened', 'high guardrail-detached', 'low resource-removed'],
    says: ['DenyOutsiders'],
  },
];
