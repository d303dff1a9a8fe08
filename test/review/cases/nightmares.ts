import { type Company, ref, root } from '../support';
import type { ChangeCase } from './change-case';

const RCP_CONDITION = (of: Company): object => (of.rcps.perimeter?.statements[0] as { Condition: object }).Condition;
const USERS = ['arn:aws:iam::management:user/break-glass-1'];
const emergency = (users: readonly string[], more: object = {}): object => ({
  Effect: 'Allow',
  Principal: root('management'),
  Action: 'sts:AssumeRole',
  Condition: { ArnEquals: { 'aws:PrincipalArn': users }, ...more },
});
const MFA = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
const WITHOUT_MFA = { 'aws:MultiFactorAuthPresent': 'false' };
type Bools = Readonly<Record<string, Record<string, string>>>;
const trusts = (of: Company, statement: object): unknown =>
  (of.emergency = [statement as Company['emergency'][number]]);

const token = (sub: string | readonly string[]): Company['role']['trust'] => [
  {
    Effect: 'Allow',
    Principal: { Federated: 'arn:aws:iam::engineering-dev:oidc-provider/token.actions.githubusercontent.com' },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': sub as string } },
  },
];

const key = (of: Company, ...statements: object[]): void => {
  of.organization.Key = {
    Type: 'AWS::KMS::Key',
    Properties: { KeyPolicy: { Version: '2012-10-17', Statement: statements as never } },
  };
};
const ADMINISTRATION = {
  Effect: 'Allow',
  Principal: { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } },
  Action: ['kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion'],
  Resource: '*',
};
const USE = { ...ADMINISTRATION, Action: 'kms:Decrypt' };
const OUTSIDER = { Effect: 'Allow', Principal: root('444455556666'), Action: 'sts:AssumeRole' };
const empty = (of: Company): void => {
  of.organization.Attic = {
    Type: 'AWS::Organizations::OrganizationalUnit',
    Properties: { Name: 'attic', ParentId: { 'Fn::GetAtt': ['Organization', 'RootId'] } },
  };
  of.scps.quarantine = {
    on: ['Attic'],
    statements: [{ Sid: 'Quarantine', Effect: 'Deny', NotAction: ['support:*'], Resource: '*' }],
  };
};

/** What a reviewer of security fears: one small edit that lets somebody in, or locks everybody out. */
export const nightmareCases: readonly ChangeCase[] = [
  {
    name: 'one more user who may take the emergency role',
    base: (of: Company): unknown => trusts(of, emergency(USERS, MFA)),
    edit: (of: Company): unknown => trusts(of, emergency([...USERS, 'arn:aws:iam::management:user/eve'], MFA)),
    expected: ['critical trust-opened', 'info resource-changed'],
    says: ['role lz-break-glass, the way in for emergencies, lets in user eve of account management'],
  },
  {
    name: 'the emergency role without MFA',
    base: (of: Company): unknown => trusts(of, emergency(USERS, MFA)),
    edit: (of: Company): unknown => trusts(of, emergency(USERS)),
    expected: ['critical trust-opened', 'info resource-changed'],
    says: ['user break-glass-1 of account management, no longer only with MFA'],
  },
  {
    name: 'another repository beside the one that a role trusts',
    base: (of: Company): unknown => (of.role.trust = token('repo:trips/app:*')),
    edit: (of: Company): unknown => (of.role.trust = token(['repo:trips/app:*', 'repo:eve/app:*'])),
    expected: ['critical trust-opened', 'info resource-changed'],
    says: [
      'role worker lets in jobs of GitHub of repository eve/app, whatever runs there: whoever is let in can do what the role can',
    ],
  },
  {
    name: 'a subject that a wildcard widens by one segment',
    base: (of: Company): unknown => (of.role.trust = token('repo:trips/app:environment:production')),
    edit: (of: Company): unknown => (of.role.trust = token('repo:trips/app:*')),
    expected: ['critical trust-opened', 'info resource-changed'],
    says: ['of repository trips/app, whatever runs there'],
  },
  {
    name: 'an outsider whom a role trusts and no guardrail keeps out',
    base: (of: Company): unknown =>
      Object.assign(RCP_CONDITION(of), { StringNotEquals: { 'aws:PrincipalAccount': '444455556666' } }),
    edit: (of: Company): unknown => of.role.trust.push({ ...OUTSIDER }),
    expected: ['critical trust-opened', 'info resource-changed'],
    says: ['444455556666'],
  },
  {
    name: 'a key that nobody can administer any more',
    base: (of: Company): void => {
      key(of, ADMINISTRATION, USE);
    },
    edit: (of: Company): void => {
      key(of, USE);
    },
    expected: ['critical resource-closed', 'info resource-changed'],
    says: ['kms:PutKeyPolicy'],
  },
  {
    name: 'a guardrail that loses something in an OU without accounts',
    base: empty,
    edit: (of: Company): void => {
      Object.assign(of.scps.quarantine?.statements[0] ?? {}, { NotAction: ['support:*', 's3:*'] });
    },
    expected: ['critical guardrail-loosened', 'info resource-changed'],
    says: ['new accounts in attic', 'Quarantine'],
  },
  {
    name: 'a guardrail of an OU without accounts that is written otherwise',
    base: empty,
    edit: (of: Company): void => {
      Object.assign(of.scps.quarantine?.statements[0] ?? {}, { Sid: 'Renamed' });
    },
    expected: ['info guardrail-same', 'info resource-changed'],
    says: ['new accounts in attic'],
  },
  {
    name: 'a parameter of a StackSet that names another account',
    base: (of: Company): void => {
      of.parameters = [{ ParameterKey: 'Admin', ParameterValue: ref('AccountSecurity') }];
    },
    edit: (of: Company): void => {
      of.parameters = [{ ParameterKey: 'Admin', ParameterValue: '444455556666' }];
    },
    expected: ['high resource-changed'],
    says: ['now names account 444455556666'],
  },
  {
    name: 'a parameter of a StackSet that nobody has words for',
    base: (of: Company): void => {
      of.parameters = [{ ParameterKey: 'Mode', ParameterValue: 'closed' }];
    },
    edit: (of: Company): void => {
      of.parameters = [{ ParameterKey: 'Mode', ParameterValue: 'open' }];
    },
    expected: ['medium resource-changed'],
    says: ['closed', 'open'],
  },
  ...(
    [
      [
        'a role that other accounts may take without MFA by access keys',
        (of, Condition): void => {
          of.rcps = {};
          trusts(of, { ...OUTSIDER, Condition });
        },
        MFA,
        { BoolIfExists: MFA.Bool },
        ['critical trust-opened', 'info resource-changed'],
        ['lets in users of account 444455556666', 'with access keys of a user'],
      ],
      [
        'a bucket that is open without MFA to access keys',
        (of, Condition): void => {
          of.bucket[1] = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*', Condition };
        },
        { BoolIfExists: WITHOUT_MFA },
        { Bool: WITHOUT_MFA },
        ['high resource-opened', 'info resource-changed', 'medium resource-opened'],
        ['lets in users of its own account'],
      ],
      [
        'a guardrail that spares root users and lets access keys pass without MFA',
        (of, Condition): void => {
          const spared = { ...Condition, ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } };
          const deny = { Sid: 'NoMfa', Effect: 'Deny', Action: 'iam:CreateRole', Resource: '*', Condition: spared };
          of.scps.mfa = { on: ['root'], statements: [deny] };
        },
        { BoolIfExists: WITHOUT_MFA },
        { Bool: WITHOUT_MFA },
        ['critical guardrail-loosened', 'info resource-changed'],
        ['"who":["IAM users"]', 'with access keys of a user'],
      ],
    ] as readonly (readonly [
      name: string,
      put: (of: Company, condition: Bools) => void,
      was: Bools,
      is: Bools,
      expected: ChangeCase['expected'],
      says: readonly string[],
    ])[]
  ).map(([name, put, was, is, expected, says]): ChangeCase => ({
    name,
    base: (of): void => {
      put(of, was);
    },
    edit: (of): void => {
      put(of, is);
    },
    expected,
    says,
  })),
];
