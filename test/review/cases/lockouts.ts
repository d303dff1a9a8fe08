import type { Company } from '../support';
import type { ChangeCase } from './change-case';

const denies = (of: Company, statement: object): unknown =>
  of.scps.audit?.statements.push({ Sid: 'New', Effect: 'Deny', Resource: '*', ...statement });
const NO_MFA = { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } };
const NOT_STACK_SETS = { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/stacksets-exec-*' } };

/** Who mends the landing zone is kept from what it made, or from something else. */
export const lockoutCases: readonly ChangeCase[] = [
  {
    name: 'nobody can mend the roles of the landing zone',
    edit: (of: Company): unknown => denies(of, { Action: 'iam:PutRolePolicy', Resource: 'arn:aws:iam::*:role/lz-*' }),
    expected: [
      'critical locked-out',
      'info resource-changed',
      'low guardrail-tightened',
      // Where the landing zone has no such role.
      'medium needed-role-narrowed',
    ],
    says: ['stacksets-exec-', 'role lz-break-glass'],
  },
  {
    name: 'nobody but StackSets can mend the roles of the landing zone',
    edit: (of: Company): unknown =>
      denies(of, {
        Action: 'iam:PutRolePolicy',
        Resource: 'arn:aws:iam::*:role/lz-*',
        Condition: NOT_STACK_SETS,
      }),
    expected: [
      'critical locked-out',
      'info resource-changed',
      'low guardrail-tightened',
      'medium needed-role-narrowed',
    ],
    says: ['role lz-break-glass'],
  },
  {
    name: 'nobody can mend any role but those of one path',
    edit: (of: Company): unknown =>
      denies(of, {
        Action: 'iam:UpdateAssumeRolePolicy',
        Resource: undefined,
        NotResource: 'arn:aws:iam::*:role/app/*',
      }),
    expected: ['critical locked-out', 'info resource-changed', 'low guardrail-tightened'],
    says: ['stacksets-exec-'],
  },
  {
    name: 'StackSets can no longer update their own stacks',
    edit: (of: Company): unknown =>
      denies(of, {
        Action: 'cloudformation:UpdateStack',
        Resource: 'arn:aws:cloudformation:*:*:stack/StackSet-lz-*/*',
      }),
    expected: [
      'critical locked-out',
      'info resource-changed',
      'low guardrail-tightened',
      'medium needed-role-narrowed',
    ],
    says: ['stacksets-exec-'],
  },
  {
    name: 'StackSets can no longer change the permissions boundary that they made',
    edit: (of: Company): unknown =>
      denies(of, { Action: 'iam:CreatePolicyVersion', Resource: 'arn:aws:iam::*:policy/lz-*' }),
    expected: ['critical locked-out', 'info resource-changed', 'low guardrail-tightened', 'low needed-role-narrowed'],
    says: ['stacksets-exec-'],
  },
  {
    name: 'roles change with MFA alone, which StackSets never have',
    edit: (of: Company): unknown => denies(of, { Action: 'iam:*', Condition: NO_MFA }),
    expected: [
      'critical locked-out',
      'info resource-changed',
      'low guardrail-tightened',
      'medium needed-role-narrowed',
    ],
    says: ['stacksets-exec-'],
  },
  {
    name: 'nobody can mend the roles of teams',
    edit: (of: Company): unknown =>
      denies(of, { Action: 'iam:PutRolePolicy', Resource: 'arn:aws:iam::*:role/app/orders' }),
    expected: ['info resource-changed', 'low guardrail-tightened', 'medium needed-role-narrowed'],
  },
];
